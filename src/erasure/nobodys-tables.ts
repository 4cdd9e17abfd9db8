import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'

/** Tables whose rows belong to no business, so that only what asks for a whole number reaches them. */
export function nobodysTables(map: DataMap): string[] {
  return Object.entries(map).flatMap(([table, { disposition, reach, scopes }]) => {
    const isErased = disposition.do !== 'nothing' && scopes.includes('number') && reach.length > 0
    return isErased && isNobodys(map, table) ? [table] : []
  })
}

function isNobodys(map: DataMap, table: string, seen: readonly string[] = []): boolean {
  const { tenant, reach } = map[table] ?? { tenant: 'none' as const, reach: [] }
  if (tenant !== 'parent') return tenant === 'none'
  const way = reach.find(({ by }) => by === 'parent')
  return way?.by !== 'parent' || seen.includes(table) || isNobodys(map, way.table, [...seen, table])
}

/** Where a business keeps its data after an objection, the wish goes on for each other business alone. */
export function staysAfterObjection(map: DataMap): Finding[] {
  return nobodysTables(map).map((table) => ({ table, is: 'stays-after-objection' }))
}
