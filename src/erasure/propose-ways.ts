import type { Catalogue, CatalogueTable, ForeignKey } from './catalogue.ts'
import type { Reach } from './data-map.ts'
import { UNANSWERED } from './data-map-file.ts'
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

/** Where the columns of a table point: by foreign keys, else by a name such as `customer_id` beside a table `customers`. */
export function pointersOf(catalogue: Catalogue, table: string): Pointer[] {
  const byKey = catalogue.foreignKeys
    .filter((key) => key.table === table)
    .flatMap(({ columns, references }) => columns.map((column): Pointer => ({ column, table: references.table, byName: false })))
  const columns = Object.keys(catalogue.tables[table]?.columns ?? {}).filter(
    (column) => !byKey.some((key) => key.column === column),
  )
  const byName = columns.flatMap((column): Pointer[] => {
    const says = nameSays(catalogue, table, column)
    return says && 'table' in says ? [{ column, table: says.table, byName: true }] : []
  })
  return [...byKey, ...byName]
}

/** Why a column that has no foreign key points nowhere, although its name sounds as if it did. */
export function noPointer(catalogue: Catalogue, table: string, column: string): string | undefined {
  const says = nameSays(catalogue, table, column)
  return says && 'because' in says ? says.because : undefined
}

const KINDS = ['type', 'kind', 'class', 'model']

// A column that says of which table the row is (polymorphic), or one of the same name over there: then the name proves nothing.
function nameSays(catalogue: Catalogue, table: string, column: string): { table: string } | { because: string } | undefined {
  const words = wordsOf(column)
  const own = catalogue.tables[table]?.columns ?? {}
  if (words.length < 2 || !['id', 'no', 'ref'].includes(words.at(-1) ?? '')) return undefined
  const stem = words.slice(0, -1).join(' ')
  const kind = columnCalled(
    own,
    KINDS.map((each) => `${stem} ${each}`),
  )
  const parent = Object.keys(catalogue.tables).find((name) => name !== table && wordsOf(name).join(' ') === stem)
  if (kind !== undefined) return { because: kindSentence(kind, parent) }
  const there = catalogue.tables[parent ?? '']
  const [key, ...more] = there?.primaryKey ?? []
  if (parent === undefined || there === undefined || key === undefined || more.length > 0) return undefined
  const same = columnCalled(there.columns, [words.join(' ')])
  if (same !== undefined && same !== key)
    return { because: `${parent} has its own ${same} beside its key ${key}: no way was proposed, for it may be either` }
  return there.columns[key]?.type === own[column]?.type ? { table: parent } : undefined
}

function kindSentence(kind: string, parent: string | undefined): string {
  const says = `${kind} may say which table it points at, so no way goes through it`
  return parent === undefined ? says : `${says}; if it does not, add the way to ${parent} to "reach"`
}

const columnCalled = (columns: CatalogueTable['columns'], names: readonly string[]): string | undefined =>
  Object.keys(columns).find((column) => names.includes(wordsOf(column).join(' ')))

/**
 * The same guesses with a question for each column through which a way goes that no foreign key bears out, or would go through a table
 * that is `open`: unanswered itself.
 */
export function askWays(
  guesses: Readonly<Record<string, ColumnGuess>>,
  reach: readonly Reach[],
  open: readonly Reach[],
  pointers: readonly Pointer[],
): Record<string, ColumnGuess> {
  const questions = pointers.flatMap(({ column, table, byName }): [string, ColumnGuess][] => {
    const goes = (way: Reach) => way.by === 'parent' && way.column === column && way.table === table
    if (open.some(goes))
      return [[column, { because: `it points to ${table}, which is ${UNANSWERED}: with it a way may be missing in "reach"` }]]
    if (!byName || !reach.some(goes)) return []
    const because = `its name alone says that it points to ${table}, no foreign key does: answer "reference" if it is so, else take the way out of "reach"`
    return [[column, { because }]]
  })
  return { ...guesses, ...Object.fromEntries(questions) }
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
        if (!leads(catalogue, table, pointer)) continue
        ways.set(table, [...own, { by: 'parent', column: pointer.column, table: pointer.table }])
        if (!level.has(table)) level.set(table, depth + 1)
      }
    }
  }
  return ways
}

// A key of several columns leads through the one that names the parent: not through the tenant, which stands in other keys too.
function leads(catalogue: Catalogue, table: string, { column, table: parent, byName }: Pointer): boolean {
  if (byName) return true
  const keys = catalogue.foreignKeys.filter((key) => key.table === table && !key.ontoPart)
  return keys
    .filter((key) => key.references.table === parent && key.columns.includes(column))
    .some((key) => key.columns.length === 1 || column === ownColumn(catalogue.tables[table], parent, key, keys))
}

function ownColumn(
  live: CatalogueTable | undefined,
  parent: string,
  key: ForeignKey,
  keys: readonly ForeignKey[],
): string | undefined {
  const own = key.columns.filter((column) => !keys.some((other) => other !== key && other.columns.includes(column)))
  return (
    own.find((column) => wordsOf(column).join(' ').startsWith(wordsOf(parent).join(' '))) ??
    own.find((column) => !live?.primaryKey.includes(column)) ??
    own.at(-1)
  )
}

function leadsTo(ways: ReadonlyMap<string, readonly Reach[]>, from: string, to: string): boolean {
  if (from === to) return true
  return (ways.get(from) ?? []).some((way) => way.by === 'parent' && leadsTo(ways, way.table, to))
}
