import { addPeriod, basisOf, type RetentionBasis } from './retention-bases.ts'

const MS_PER_DAY = 86_400_000
const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)

const found = new WeakMap<RetentionBasis, Map<string, string>>()

/**
 * The first business day whose rows the basis still keeps on `today` (yyyy-mm-dd both): rows dated before it are free to go. It is
 * the inverse of `addPeriod`, so that a database can compare days instead of adding periods. Undefined while it is not in force.
 */
export function keptSince(basisId: string, today: string): string | undefined {
  const basis = basisOf(basisId)
  const { period, inForceFrom } = basis
  if (inForceFrom > today) return undefined
  const days = found.get(basis) ?? new Map<string, string>()
  found.set(basis, days)
  const known = days.get(today)
  if (known !== undefined) return known
  const back =
    'days' in period ? { days: -period.days } : 'months' in period ? { months: -period.months } : { years: -period.years }
  let day = addPeriod(today, back)
  // Months end on different days, so the first guess is off by up to three.
  while (addPeriod(day, period) >= today) day = shift(day, -1)
  while (addPeriod(day, period) < today) day = shift(day, 1)
  days.set(today, day)
  return day
}
