import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { PERSONAL } from './map-check-reach.ts'

/**
 * Tables that people's rows point at, that the map answers with nothing, and of which it calls columns personal itself: they stay, for no
 * way leads from a row to what it points at. Not the tables of businesses, their staff and members. Warnings.
 */
export function peopleBeyondReach(map: DataMap, { foreignKeys }: Catalogue): Finding[] {
  const isPeoples = (table: string) => map[table]?.disposition.do !== 'nothing' && (map[table]?.reach.length ?? 0) > 0
  const pointedAt = new Set(foreignKeys.filter(({ table }) => isPeoples(table)).map(({ references }) => references.table))
  return [...pointedAt].flatMap((table): Finding[] => {
    const { disposition, guards, members, tenantName, columns = {} } = map[table] ?? {}
    if (disposition?.do !== 'nothing' || guards || members || tenantName !== undefined) return []
    const personal = Object.keys(columns).filter((column) => PERSONAL.includes(columns[column] ?? ''))
    return personal.length === 0 ? [] : [{ table, is: 'stays-behind', about: personal.join(', ') }]
  })
}
