import type { Catalogue } from './catalogue.ts'
import type { Reach } from './data-map.ts'
import type { ColumnGuess } from './propose-column.ts'
import { strongest } from './propose-column.ts'
import { wordsOf } from './propose-names.ts'
import type { ColumnSample } from './sample.ts'

export interface Pointer {
  column: string
  table: string
  /** No foreign key says so, only the name. */
  byName: boolean
}

/** Where the columns of a table point: by foreign keys of one column, else by a name such as `customer_id` beside a table `customers`. */
export function pointersOf(catalogue: Catalogue, table: string): Pointer[] {
  const byKey = catalogue.foreignKeys
    .filter((key) => key.table === table)
    .flatMap(({ columns, references }) =>
      columns.map((column) => ({ column, table: references.table, byName: false, alone: columns.length === 1 })),
    )
  const columns = Object.keys(catalogue.tables[table]?.columns ?? {}).filter(
    (column) => !byKey.some((key) => key.column === column),
  )
  const byName = columns.flatMap((column): Pointer[] => {
    const words = wordsOf(column)
    if (words.length < 2 || !['id', 'no', 'ref'].includes(words.at(-1) ?? '')) return []
    const wanted = words.slice(0, -1).join(' ')
    const parent = Object.keys(catalogue.tables).find((name) => name !== table && wordsOf(name).join(' ') === wanted)
    const [key, ...more] = catalogue.tables[parent ?? '']?.primaryKey ?? []
    if (parent === undefined || key === undefined || more.length > 0) return []
    const fits = catalogue.tables[parent]?.columns[key]?.type === catalogue.tables[table]?.columns[column]?.type
    return fits ? [{ column, table: parent, byName: true }] : []
  })
  return [...byKey.map(({ alone: _, ...pointer }) => pointer), ...byName]
}

/** The ways to a person that stand in the table's own columns. */
export function directWays(
  live: Catalogue['tables'][string],
  guesses: Readonly<Record<string, ColumnGuess>>,
  sample: Readonly<Record<string, ColumnSample>> | undefined,
): Reach[] {
  return Object.entries(guesses).flatMap(([column, { holds }]): Reach[] => {
    const type = live.columns[column]?.type ?? ''
    if (holds) return [type.endsWith('[]') ? { by: 'array', column, holds } : { by: 'column', column, holds }]
    return (sample?.[column]?.places ?? []).flatMap(({ path, looksLike }): Reach[] => {
      const kind = strongest({ looksLike })
      if (!kind || kind.share < 0.5 || !['phone', 'email', 'user_id'].includes(kind.kind)) return []
      return [{ by: 'json', column, path, holds: kind.kind as 'phone' | 'email' | 'user_id' }]
    })
  })
}

/**
 * Adds the ways through parents: from the tables with ways of their own outward, never round in a circle. `through` says which
 * tables may be gone through.
 */
export function addParentWays(
  catalogue: Catalogue,
  direct: ReadonlyMap<string, readonly Reach[]>,
  through: (table: string) => boolean,
): Map<string, Reach[]> {
  const ways = new Map([...direct].map(([table, own]) => [table, [...own]]))
  const level = new Map([...direct].filter(([, own]) => own.length > 0).map(([table]) => [table, 0]))
  for (let depth = 0; depth <= direct.size; depth += 1) {
    const parents = [...level].filter(([, at]) => at === depth).map(([table]) => table)
    for (const table of direct.keys()) {
      if (!through(table)) continue
      for (const pointer of pointersOf(catalogue, table)) {
        const own = ways.get(table) ?? []
        if (pointer.table === table || !parents.includes(pointer.table) || leadsTo(ways, pointer.table, table)) continue
        if (!hasOneKey(catalogue, pointer)) continue
        ways.set(table, [...own, { by: 'parent', column: pointer.column, table: pointer.table }])
        if (!level.has(table)) level.set(table, depth + 1)
      }
    }
  }
  return ways
}

// A way goes by one column; a key of several columns is none.
function hasOneKey(catalogue: Catalogue, { column, table: parent, byName }: Pointer): boolean {
  if (byName) return true
  return catalogue.foreignKeys.some(
    (key) => key.references.table === parent && key.columns.length === 1 && key.columns[0] === column,
  )
}

function leadsTo(ways: ReadonlyMap<string, readonly Reach[]>, from: string, to: string): boolean {
  if (from === to) return true
  return (ways.get(from) ?? []).some((way) => way.by === 'parent' && leadsTo(ways, way.table, to))
}
