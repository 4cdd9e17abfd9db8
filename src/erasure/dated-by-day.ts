import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'

/** Tables whose rows bear a day without a time: what somebody did on the day of their deletion, before it, stays until they ask again. */
export function datedByDay(map: DataMap, { tables }: Catalogue): Finding[] {
  return Object.entries(map).flatMap(([table, { datedBy, disposition, scopes }]): Finding[] => {
    const isCustomers = disposition.do !== 'nothing' && scopes.some((scope) => scope === 'number' || scope === 'business')
    if (!isCustomers || datedBy === undefined || tables[table]?.columns[datedBy]?.type !== 'date') return []
    return [{ table, column: datedBy, is: 'dated-by-day' }]
  })
}
