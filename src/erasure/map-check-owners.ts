import type { Catalogue, CatalogueColumn, CatalogueTable } from './catalogue.ts'
import type { DataMap, Reach, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { orderChildrenFirst } from './order.ts'

/** Whether the map says whose a row is that several people may be named in, and whether what it detaches can be detached. */
export function checkOwners(table: string, mapped: TableMap, live: CatalogueTable, catalogue: Catalogue): Finding[] {
  const { disposition, reach, shared, detachFirst = [] } = mapped
  if (disposition.do === 'nothing') return []
  const several = namesSeveral(reach)
  const shareable = disposition.do === 'erase' && isShareable(reach, live)
  return [
    ...(several !== undefined && (shared === undefined || shared === 'own number')
      ? [{ table, column: several, is: 'owner-unstated' } as const]
      : []),
    ...(shared === 'last owner' && !shareable ? [{ table, is: 'cannot-be-shared' } as const] : []),
    ...detachFirst
      .filter((column) => !canBeDetached(table, column, mapped, live, catalogue))
      .map((column): Finding => ({ table, column, is: 'cannot-be-detached' })),
  ]
}

/**
 * The column that shows it: an array of people, in json too, a second number or address, a second way to the same parents, or two
 * parents, json paths or addresses where no number of the row's own says whose it is.
 */
export function namesSeveral(reach: readonly Reach[]): string | undefined {
  const seen = new Set<string>()
  const led = new Set<string>()
  const named = reach.some((way) => way.by === 'column' && way.holds === 'phone')
  for (const way of reach) {
    if (way.by === 'array' || (way.by === 'json' && way.path.includes('*'))) return way.column
    if (way.by === 'column' && way.holds === 'user_id') continue
    if (way.by !== 'column' || way.holds === 'email') led.add(JSON.stringify([way.column, way.by === 'json' ? way.path : []]))
    if (led.size > 1 && !named) return way.column
    if (way.by === 'json') continue
    const what = way.by === 'parent' ? `to ${way.table}` : way.holds
    if (seen.has(what)) return way.column
    seen.add(what)
  }
  return undefined
}

/** Whether each way to a row can be emptied, so that it can go on without one of its owners. */
export const isShareable = (reach: readonly Reach[], live: CatalogueTable): boolean =>
  reach.every((way) => canBeEmptied(way, live))

function canBeEmptied(way: Reach, { columns, primaryKey }: CatalogueTable): boolean {
  const column = columns[way.column]
  if (!column || column.generated || primaryKey.includes(way.column)) return false
  return way.by === 'array' || (way.by !== 'json' && column.nullable)
}

function canBeDetached(
  table: string,
  column: string,
  { reach, tenant }: TableMap,
  { columns, primaryKey }: CatalogueTable,
  { foreignKeys }: Catalogue,
): boolean {
  const live: CatalogueColumn | undefined = columns[column]
  if (!live || live.generated || !live.nullable || primaryKey.includes(column)) return false
  if (typeof tenant === 'object' && tenant.column === column) return false
  return (
    !reach.some((way) => way.column === column) && foreignKeys.some((key) => key.table === table && key.columns.includes(column))
  )
}

/** Tables whose rows cannot be deleted in any order. */
export function checkOrder(map: DataMap, catalogue: Catalogue): Finding[] {
  const tables = Object.keys(map).filter((table) => map[table]?.disposition.do !== 'nothing' && table in catalogue.tables)
  const order = orderChildrenFirst(tables, map, catalogue)
  if (!('cycle' in order)) return []
  return [{ table: order.cycle, is: 'foreign-key-circle', about: order.circle.join(' → ') }]
}
