import type { DataMap } from '../erasure/data-map.ts'
import { addPeriod, basisOf, type RetentionBasis } from '../erasure/retention-bases.ts'

/** What a law keeps, for the public page. */
export interface KeptBasis {
  basis: RetentionBasis
  categories: DataMap[string]['category'][]
  /** The last day of a row made today; undefined where the law is not in force yet, or its beginning is not known here. */
  until: string | undefined
  inForce: boolean
}

/** The laws that the data map relies on, those in force first. Pure: today is yyyy-mm-dd in India. */
export function keptBases(map: DataMap, today: string): KeptBasis[] {
  const categories = new Map<string, Set<DataMap[string]['category']>>()
  for (const { category, disposition } of Object.values(map)) {
    if (disposition.do !== 'retain') continue
    for (const { basis, floor } of disposition.keptBy)
      if (!floor || floor.since <= today) categories.set(basis, (categories.get(basis) ?? new Set()).add(category))
  }
  return [...categories]
    .map(([id, kinds]) => {
      const basis = basisOf(id)
      const inForce = basis.inForceFrom <= today
      const from = anchors[basis.from]?.(today)
      const until = inForce && from !== undefined ? addPeriod(from, basis.period) : undefined
      return { basis, categories: [...kinds].sort(), until, inForce }
    })
    .sort((a, b) => Number(b.inForce) - Number(a.inForce) || a.basis.id.localeCompare(b.basis.id))
}

/** From when the period of a row made on this day counts. India's financial year ends with March; the yearly return is due by December. */
const anchors: Readonly<Record<string, (day: string) => string>> = {
  'due date of the annual return': (day) => `${yearEnding(day)}-12-31`,
  'end of the financial year': (day) => `${yearEnding(day)}-03-31`,
  'date of the log': (day) => day,
  'date of processing': (day) => day,
}

function yearEnding(day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) <= '03-31' ? year : year + 1
}
