import type { Catalogue } from './catalogue.ts'
import type { DataMap, KeptBy, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { columnsThatMayLack, parentsInTurn } from './parents-in-turn.ts'

const customers = (map: DataMap): [string, TableMap][] =>
  Object.entries(map).filter(
    ([, { disposition, scopes }]) =>
      disposition.do !== 'nothing' && scopes.some((scope) => scope === 'number' || scope === 'business'),
  )

/** Tables whose rows bear a day without a time: what somebody did on the day of their deletion, before it, stays until they ask again. */
export function datedByDay(map: DataMap, { tables }: Catalogue): Finding[] {
  return customers(map).flatMap(([table, { datedBy }]): Finding[] =>
    datedBy !== undefined && tables[table]?.columns[datedBy]?.type === 'date'
      ? [{ table, column: datedBy, is: 'dated-by-day' }]
      : [],
  )
}

/** Tables whose rows may bear no date, or hang on nothing that does: nobody can tell those of before the wish from newer ones. */
export function mayBeUndated(map: DataMap, catalogue: Catalogue): Finding[] {
  const { tables } = catalogue
  return customers(map).flatMap(([table, mapped]): Finding[] => {
    if (mapped.datedBy !== undefined) {
      const mayLack = tables[table]?.columns[mapped.datedBy]?.nullable === true
      return mayLack ? [{ table, column: mapped.datedBy, is: 'may-be-undated' }] : []
    }
    // What nothing but one parent leads to always names it.
    const ways = mapped.reach.length === 1 ? [] : parentsInTurn({ map, catalogue }, table, 'date')
    const [column] = ways.flatMap((way) => columnsThatMayLack({ map, catalogue }, table, way))
    const isSure = ways.some((way) => columnsThatMayLack({ map, catalogue }, table, way).length === 0)
    return column === undefined || isSure ? [] : [{ table, column, is: 'may-be-undated' }]
  })
}

/** Tables of which a law keeps rows from a day that may not be there, and nothing else keeps them then. */
export function mayBeUnkept(map: DataMap, { tables }: Catalogue): Finding[] {
  return Object.entries(map).flatMap(([table, { disposition }]): Finding[] => {
    if (disposition.do !== 'retain') return []
    const mayLack = ({ from }: KeptBy) => tables[table]?.columns[from]?.nullable === true
    const isSure = disposition.keptBy.some((kept) => !kept.when && !kept.floor && !mayLack(kept))
    const doubtful = isSure ? [] : disposition.keptBy.filter(mayLack)
    return doubtful.map(({ basis, from }) => ({ table, column: from, is: 'may-be-unkept', about: basis }))
  })
}
