import { type Catalogue, referencedColumns } from './catalogue.ts'
import type { DataMap, Reach } from './data-map.ts'

export type ParentReach = Extract<Reach, { by: 'parent' }>

type Known = { map: DataMap; catalogue: Catalogue }
/** What a row may have from a parent. */
type What = 'date' | 'tenant'

/**
 * The parents that give a row of the table its date or tenant: the first does; a row that may name none there has it of the next that can give
 * it, itself or through a parent. What leads back to the table gives nothing.
 */
export function parentsInTurn(known: Known, table: string, what: What): ParentReach[] {
  const ways: ParentReach[] = []
  for (const way of parentsOf(known, table)) {
    if (ways.length > 0 && !(isThere(known, table, way) && gives(known, way.table, what, [table]))) continue
    ways.push(way)
    if (columnsThatMayLack(known, table, way).length === 0) break
  }
  return ways
}

/** The columns of this way that may be null: then a row names no such parent. */
export function columnsThatMayLack({ catalogue }: Known, table: string, way: ParentReach): string[] {
  const columns = catalogue.tables[table]?.columns
  const pairs = referencedColumns(catalogue, table, way.column, way.table) ?? []
  return pairs.flatMap(({ from }) => (columns?.[from]?.nullable ? [from] : []))
}

const parentsOf = ({ map }: Known, table: string): ParentReach[] =>
  (map[table]?.reach ?? []).flatMap((way) => (way.by === 'parent' ? [way] : []))

const isThere = ({ map, catalogue }: Known, table: string, way: ParentReach): boolean =>
  map[way.table] !== undefined && referencedColumns(catalogue, table, way.column, way.table) !== undefined

function gives(known: Known, table: string, what: What, seen: readonly string[]): boolean {
  if (seen.includes(table) || leadsTo(known, table, seen)) return false
  const mapped = known.map[table]
  const columns = known.catalogue.tables[table]?.columns
  if (!mapped || !columns) return false
  const own = what === 'date' ? mapped.datedBy : typeof mapped.tenant === 'object' ? mapped.tenant.column : undefined
  if (own !== undefined) return own in columns
  if (what === 'tenant' && mapped.tenant === 'none') return false
  return parentsOf(known, table).some((way) => isThere(known, table, way) && gives(known, way.table, what, [...seen, table]))
}

/** Whether one of these tables stands above the table, by whatever parents. */
function leadsTo(known: Known, table: string, tables: readonly string[], seen: readonly string[] = []): boolean {
  return parentsOf(known, table).some(
    (way) => tables.includes(way.table) || (!seen.includes(way.table) && leadsTo(known, way.table, tables, [...seen, table])),
  )
}
