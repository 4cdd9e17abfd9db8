import type { Catalogue, ForeignKey } from './catalogue.ts'
import type { DataMap } from './data-map.ts'

/**
 * Orders tables so that a child comes before every parent, by the live foreign keys and by the ways in which the map reaches
 * through a parent. References of a table to itself are left out: execution takes whole branches at once; so are those that are
 * detached first. Without such an order it names a table of the circle, and the circle.
 */
export function orderChildrenFirst(
  tables: readonly string[],
  map: DataMap,
  catalogue: Catalogue,
): { tables: string[] } | { cycle: string; circle: string[] } {
  const children = new Map(tables.map((table) => [table, childrenOf(table, tables, map, catalogue)]))
  const ordered = new Set<string>()
  const waiting = [...tables].sort()
  while (waiting.length > 0) {
    const index = waiting.findIndex((table) => [...(children.get(table) ?? [])].every((child) => ordered.has(child)))
    if (index === -1) {
      const circle = circleFrom(waiting[0] ?? '', children, ordered)
      return { cycle: circle[0] ?? '', circle }
    }
    for (const table of waiting.splice(index, 1)) ordered.add(table)
  }
  return { tables: [...ordered] }
}

/** The foreign key is emptied before anything is deleted, so it orders nothing. */
export function isDetachedFirst(map: DataMap, key: Pick<ForeignKey, 'table' | 'columns'>): boolean {
  return key.columns.some((column) => map[key.table]?.detachFirst?.includes(column))
}

function childrenOf(parent: string, tables: readonly string[], map: DataMap, catalogue: Catalogue): Set<string> {
  const byKey = catalogue.foreignKeys
    .filter((key) => key.references.table === parent && !isDetachedFirst(map, key))
    .map((key) => key.table)
  const byReach = tables.filter((table) => map[table]?.reach.some((way) => way.by === 'parent' && way.table === parent))
  const reachesItself = byReach.includes(parent)
  return new Set(
    [...byKey.filter((child) => child !== parent), ...byReach].filter((child) => tables.includes(child) || reachesItself),
  )
}

// Whatever waits has a child that waits: going on from child to child comes round.
function circleFrom(table: string, children: ReadonlyMap<string, ReadonlySet<string>>, ordered: ReadonlySet<string>): string[] {
  const walked: string[] = []
  let at: string | undefined = table
  while (at !== undefined && !walked.includes(at)) {
    walked.push(at)
    at = [...(children.get(at) ?? [])].find((child) => !ordered.has(child))
  }
  return at === undefined ? walked : [...walked.slice(walked.indexOf(at)), at]
}
