import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'

/** The tables of which rows are remembered by their key: kept by a law, referenced by such as are kept, or frozen. */
export function notedTables(map: DataMap, catalogue: Catalogue): Set<string> {
  const kept = new Set(Object.keys(map).filter((table) => map[table]?.disposition.do === 'retain'))
  // A set goes on through what is added to it meanwhile: a parent's parents come in their turn.
  for (const table of kept) {
    for (const key of catalogue.foreignKeys) {
      if (key.table === table && map[key.references.table]?.disposition.do === 'erase') kept.add(key.references.table)
    }
  }
  return new Set([...kept, ...Object.keys(map).filter((table) => map[table]?.freeze?.length)])
}

/** The key column says who the row is about: by what it holds, as a way to the rows, or by what it points at. */
export function namesThePerson(map: DataMap, catalogue: Catalogue, table: string, column: string): boolean {
  const mapped = map[table]
  if (['identifier', 'personal', 'content'].includes(mapped?.columns[column] ?? '')) return true
  if (mapped?.reach.some((way) => way.by !== 'parent' && way.column === column)) return true
  return catalogue.foreignKeys.some(({ table: from, columns, references }) => {
    const to = from === table && references.table !== table ? references.columns[columns.indexOf(column)] : undefined
    return to !== undefined && namesThePerson(map, catalogue, references.table, to)
  })
}
