import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'

/**
 * Orders tables so that a child comes before every parent, by the live foreign keys and by the ways in which the map reaches
 * through a parent. References of a table to itself are left out: execution takes whole branches at once. Names a table of a cycle.
 */
export function orderChildrenFirst(
  tables: readonly string[],
  map: DataMap,
  catalogue: Catalogue,
): { tables: string[] } | { cycle: string } {
  const children = new Map(tables.map((table) => [table, childrenOf(table, tables, map, catalogue)]))
  const ordered: string[] = []
  const waiting = [...tables].sort()
  while (waiting.length > 0) {
    const index = waiting.findIndex((table) => [...(children.get(table) ?? [])].every((child) => ordered.includes(child)))
    if (index === -1) return { cycle: waiting[0] ?? '' }
    ordered.push(...waiting.splice(index, 1))
  }
  return { tables: ordered }
}

function childrenOf(parent: string, tables: readonly string[], map: DataMap, catalogue: Catalogue): Set<string> {
  const byKey = catalogue.foreignKeys.filter((key) => key.references.table === parent).map((key) => key.table)
  const byReach = tables.filter((table) => map[table]?.reach.some((way) => way.by === 'parent' && way.table === parent))
  const reachesItself = byReach.includes(parent)
  return new Set(
    [...byKey.filter((child) => child !== parent), ...byReach].filter((child) => tables.includes(child) || reachesItself),
  )
}
