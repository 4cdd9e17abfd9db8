import type { Catalogue } from './catalogue.ts'
import type { DataMap, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'

type Dated = TableMap & { datedBy: string }

const customers = (map: DataMap): [string, Dated][] =>
  Object.entries(map).filter((entry): entry is [string, Dated] => {
    const [, { datedBy, disposition, scopes }] = entry
    return (
      datedBy !== undefined && disposition.do !== 'nothing' && scopes.some((scope) => scope === 'number' || scope === 'business')
    )
  })

/** Tables whose rows bear a day without a time: what somebody did on the day of their deletion, before it, stays until they ask again. */
export function datedByDay(map: DataMap, { tables }: Catalogue): Finding[] {
  return customers(map)
    .filter(([table, { datedBy }]) => tables[table]?.columns[datedBy]?.type === 'date')
    .map(([table, { datedBy }]) => ({ table, column: datedBy, is: 'dated-by-day' }))
}

/** Tables whose rows may bear no date: nobody can tell those of before the wish from newer ones. */
export function mayBeUndated(map: DataMap, { tables }: Catalogue): Finding[] {
  return customers(map)
    .filter(([table, { datedBy }]) => tables[table]?.columns[datedBy]?.nullable === true)
    .map(([table, { datedBy }]) => ({ table, column: datedBy, is: 'may-be-undated' }))
}
