import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'

type Live = Catalogue['tables']

/**
 * Tables with rows that belong to no business, so that only what asks for a whole number reaches them; where the live tables are known,
 * those too in which a row's business may be missing.
 */
export function nobodysTables(map: DataMap, live: Live = {}): string[] {
  return Object.entries(map).flatMap(([table, { disposition, reach, scopes }]) => {
    const isErased = disposition.do !== 'nothing' && scopes.includes('number') && reach.length > 0
    return isErased && isNobodys(map, live, table) ? [table] : []
  })
}

function isNobodys(map: DataMap, live: Live, table: string, seen: readonly string[] = []): boolean {
  const { tenant, reach } = map[table] ?? { tenant: 'none' as const, reach: [] }
  const mayLack = (column: string) => live[table]?.columns[column]?.nullable === true
  if (tenant !== 'parent') return tenant === 'none' || mayLack(tenant.column)
  const way = reach.find(({ by }) => by === 'parent')
  if (way?.by !== 'parent' || seen.includes(table)) return true
  // Without its parent a row must be found by another way.
  return (reach.length > 1 && mayLack(way.column)) || isNobodys(map, live, way.table, [...seen, table])
}

/** Where a business keeps its data after an objection, the wish goes on for each other business alone. */
export function staysAfterObjection(map: DataMap, live: Live): Finding[] {
  return nobodysTables(map, live).map((table) => ({ table, is: 'stays-after-objection' }))
}
