import type { Catalogue, ForeignKey } from './catalogue.ts'
import { type DataMap, valuesOf } from './data-map.ts'
import { linksWithin } from './links.ts'
import { isDetachedFirst } from './order.ts'

/** The tables of which rows may stay only because kept ones refer to them: no law keeps those, or its time for them is over. */
export function heldTables(map: DataMap, catalogue: Catalogue): Set<string> {
  return staying(map, catalogue).held
}

/** `kept`: rows stay when a person or an account goes, kept by a law or referenced by such as are kept. */
function staying(map: DataMap, catalogue: Catalogue) {
  const kept = new Set(Object.keys(map).filter((table) => map[table]?.disposition.do === 'retain'))
  const held = new Set<string>()
  // A set goes on through what is added to it meanwhile: a parent's parents come in their turn.
  for (const table of kept) {
    for (const key of linksWithin({ map, catalogue })) {
      const parent = key.references.table
      if (key.table !== table || letsGo(map, key) || !goesBefore(map, table, parent)) continue
      kept.add(parent)
      held.add(parent)
    }
  }
  return { kept, held }
}

/** The column is emptied before the parent is deleted, also where the row is kept. */
function letsGo(map: DataMap, key: ForeignKey): boolean {
  const disposition = map[key.table]?.disposition
  const blanked = disposition?.do === 'retain' ? valuesOf(disposition) : {}
  return isDetachedFirst(map, key) || key.columns.some((column) => column in blanked)
}

/**
 * The parent is deleted, once no law of its own keeps it, in some scope in which the child may be kept: what stays anonymous when a customer
 * goes, goes with the account.
 */
function goesBefore(map: DataMap, child: string, parent: string): boolean {
  const { disposition, scopes = [] } = map[parent] ?? {}
  if (disposition === undefined || disposition.do === 'nothing') return false
  return (
    ['erase', 'retain'].includes(disposition.do) ||
    (scopes.includes('account') && map[child]?.scopes.includes('account') === true)
  )
}

/** The tables of which rows are remembered by their key: those of which rows stay, and those that are frozen. */
export function notedTables(map: DataMap, catalogue: Catalogue): Set<string> {
  return new Set([...staying(map, catalogue).kept, ...Object.keys(map).filter((table) => map[table]?.freeze?.length)])
}

/** The key column says who the row is about: by what it holds, as a way to the rows, or by what it points at. */
export function namesThePerson(
  map: DataMap,
  catalogue: Catalogue,
  table: string,
  column: string,
  seen: readonly string[] = [],
): boolean {
  const mapped = map[table]
  if (['identifier', 'personal', 'content'].includes(mapped?.columns[column] ?? '')) return true
  if (mapped?.reach.some((way) => way.by !== 'parent' && way.column === column)) return true
  return linksWithin({ map, catalogue }).some(({ table: from, columns, references }) => {
    const isNew = references.table !== table && !seen.includes(references.table)
    const to = from === table && isNew ? references.columns[columns.indexOf(column)] : undefined
    return to !== undefined && namesThePerson(map, catalogue, references.table, to, [...seen, table])
  })
}
