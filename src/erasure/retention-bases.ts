import type { KeptBy, TableMap } from './data-map.ts'

export type Period = { years: number } | { months: number } | { days: number }

export interface RetentionBasis {
  id: string
  statute: string
  /** What the chat calls it: a noun phrase without a capital, to stand in brackets after a date. */
  words: { en: string; hi: string; mr: string }
  period: Period
  /** The business date the period counts from; the data map names the column that holds it. */
  from: string
  /** First IST day on which the rule can be relied on, yyyy-mm-dd. */
  inForceFrom: string
  /** What counsel has decided about whole classes of data that no table names the basis for. */
  floors?: readonly Floor[]
}

/** A decision whether a class of data is kept by the basis although the map would erase it, and whose opinion it rests on. */
export interface Floor {
  /** Businesses by their ids; a decision for one goes before that for all. */
  tenants: 'all' | readonly string[]
  category: TableMap['category']
  decided: 'keep' | 'erase'
  /** From this Indian day on, yyyy-mm-dd; what is older is kept as well, as far as its period still runs. */
  from: string
  /** The legal opinion, by the name under which it is filed. */
  opinion: string
}

/** Under this name stands a row's business, where a floor asks for it. */
export const TENANT_OF_ROW = 'tenant of the row'

const TAX_LAW = { en: 'tax law', hi: 'टैक्स क़ानून', mr: 'कर कायदा' }
const COMPANY_LAW = { en: 'company law', hi: 'कंपनी क़ानून', mr: 'कंपनी कायदा' }
const SECURITY_RULES = { en: 'security rules', hi: 'सुरक्षा नियम', mr: 'सुरक्षा नियम' }
const DATA_LAW = { en: 'data protection law', hi: 'डेटा सुरक्षा क़ानून', mr: 'डेटा संरक्षण कायदा' }

/** The laws that make CallMissed or a business keep a row, as counsel last confirmed them; RETENTION_BASES may change them. */
export const retentionBases: RetentionBasis[] = [
  {
    id: 'cgst-s36',
    statute: 'CGST Act 2017, s. 36',
    words: TAX_LAW,
    period: { months: 72 },
    from: 'due date of the annual return',
    inForceFrom: '2017-07-01',
  },
  {
    id: 'companies-act-s128',
    statute: 'Companies Act 2013, s. 128(5)',
    words: COMPANY_LAW,
    period: { years: 8 },
    from: 'end of the financial year',
    inForceFrom: '2014-04-01',
  },
  {
    // Years before tax year 2026-27 end on the same day under rule 6F of 1962: six years after the assessment year.
    id: 'income-tax-2025-s62',
    statute: 'Income-tax Act 2025, s. 62 with Income-tax Rules 2026, r. 46',
    words: TAX_LAW,
    period: { years: 7 },
    from: 'end of the financial year',
    inForceFrom: '2026-04-01',
  },
  {
    id: 'cert-in-2022',
    statute: 'CERT-In Directions of 28 April 2022',
    words: SECURITY_RULES,
    period: { days: 180 },
    from: 'date of the log',
    inForceFrom: '2022-09-25',
  },
  {
    id: 'dpdp-r6-1-e',
    statute: 'DPDP Rules 2025, r. 6(1)(e)',
    words: SECURITY_RULES,
    period: { years: 1 },
    from: 'date of the log',
    inForceFrom: '2027-05-13',
  },
  {
    id: 'dpdp-r8-3',
    statute: 'DPDP Rules 2025, r. 8(3)',
    words: DATA_LAW,
    period: { years: 1 },
    from: 'date of processing',
    inForceFrom: '2027-05-13',
  },
]

const basisById = new Map(retentionBases.map((basis) => [basis.id, basis]))

/** Puts an operator's bases in the place of those with the same id, and beside the others. To be called before anything is planned. */
export function useRetentionBases(given: readonly RetentionBasis[]): void {
  for (const basis of given) basisById.set(basis.id, basis)
  retentionBases.splice(0, retentionBases.length, ...basisById.values())
}

/** The basis with that id. Throws on an unknown id: a map that names it would keep rows for no reason. */
export function basisOf(id: string): RetentionBasis {
  const basis = basisById.get(id)
  if (!basis) throw new Error(`Unknown retention basis "${id}": name one of ${[...basisById.keys()].join(', ')}.`)
  return basis
}

const ANY_LAW = { en: 'law', hi: 'क़ानून', mr: 'कायदा' }

/** What is said of the law by which rows are kept already, also where the list does not have it any more. */
export function lawNamed(id: string): Pick<RetentionBasis, 'statute' | 'words'> {
  return basisById.get(id) ?? { statute: id, words: ANY_LAW }
}

const IST_OFFSET_MS = 330 * 60_000

/** The Indian calendar day of an instant, yyyy-mm-dd. */
export const istDay = (instant: Date): string => new Date(instant.getTime() + IST_OFFSET_MS).toISOString().slice(0, 10)

/** What is said for "never" lies beyond any calendar: it counts as the last day that four digits can write, and "long ago" as a first. */
const [FIRST_DAY, LAST_DAY] = ['0100-01-01', '9999-12-31']
const dayAt = (ms: number): string => {
  if (ms > Date.parse(LAST_DAY)) return LAST_DAY
  return ms < Date.parse(FIRST_DAY) ? FIRST_DAY : new Date(ms).toISOString().slice(0, 10)
}

/** A day or a moment as PostgreSQL writes it or its driver reads it: also `infinity`, years of five digits, and those before Christ. */
const indianDay = (value: unknown): string => {
  if (value instanceof Date) return dayAt(value.getTime() + IST_OFFSET_MS)
  const text = String(value)
  if (/^-infinity$| BC$/i.test(text)) return FIRST_DAY
  if (/^infinity$|^\d{5}/i.test(text)) return LAST_DAY
  if (text.length > 10) return indianDay(new Date(text))
  return text < FIRST_DAY && isDay(text) ? FIRST_DAY : text
}

const MS_PER_DAY = 86_400_000
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)
const dayToUtc = (day: string): number => {
  const ms = Date.parse(`${day}T00:00:00Z`)
  if (!isDay(day) || Number.isNaN(ms)) throw new Error('A retention date must be a day, yyyy-mm-dd.')
  return ms
}

/** Adds a period to a day; a day that the target month does not have becomes that month's last. */
export function addPeriod(day: string, period: Period): string {
  const start = new Date(dayToUtc(day))
  if ('days' in period) return dayAt(start.getTime() + period.days * MS_PER_DAY)
  const months = 'months' in period ? period.months : period.years * 12
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth() + months
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayAt(Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth)))
}

export interface Release {
  basis: string
  /** The last Indian calendar day on which the row must be kept; it goes with the first sweep after that day. */
  releaseOn: string
}

/**
 * The longest of the bases that are in force on `today`, each counted from its own day; undefined when none of them is.
 * A `releaseOn` before `today` means that nothing keeps the row any longer.
 */
export function releaseOn(claims: readonly { basis: string; from: string }[], today: string): Release | undefined {
  let longest: Release | undefined
  for (const claim of claims) {
    const basis = basisOf(claim.basis)
    if (basis.inForceFrom > today) continue
    const until = addPeriod(claim.from, basis.period)
    if (!longest || until > longest.releaseOn) longest = { basis: basis.id, releaseOn: until }
  }
  return longest
}

/** What keeps this row and until when. Reads the columns the bases name; an instant counts as its Indian day, null as no claim. */
export function releaseOfRow(
  row: Readonly<Record<string, unknown>>,
  keptBy: readonly KeptBy[],
  today: string,
): Release | undefined {
  const claims = keptBy
    .filter(({ when }) => !when || when.in.includes(String(row[when.column])))
    .filter(({ floor }) => !floor || (floor.since <= today && isOfTenants(floor, row[TENANT_OF_ROW])))
    .flatMap(({ basis, from }) => {
      const value = row[from]
      if (value === null || value === undefined) return []
      return [{ basis, from: indianDay(value) }]
    })
  return releaseOn(claims, today)
}

function isOfTenants({ tenants }: NonNullable<KeptBy['floor']>, tenant: unknown): boolean {
  const is = (ids: readonly string[]) => tenant !== null && tenant !== undefined && ids.includes(String(tenant))
  return 'in' in tenants ? is(tenants.in) : !is(tenants.not)
}
