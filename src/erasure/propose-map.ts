import type { Catalogue, CatalogueTable } from './catalogue.ts'
import type { ColumnAnswer, DataMap, Reach, TableMap } from './data-map.ts'
import { UNANSWERED } from './data-map-file.ts'
import { columnsWithoutZone } from './map-check-reach.ts'
import { orderChildrenFirst } from './order.ts'
import { type ColumnGuess, proposeColumn } from './propose-column.ts'
import { rolesOf } from './propose-roles.ts'
import { proposeTable } from './propose-table.ts'
import { addParentWays, askWays, directWays, noPointer, pointersOf } from './propose-ways.ts'
import type { Samples } from './sample.ts'

type ProposedTable = Omit<TableMap, 'columns' | 'shared'> & {
  columns: Record<string, ColumnAnswer | typeof UNANSWERED>
  shared?: TableMap['shared'] | typeof UNANSWERED
}

/** A data map file as `datamap init` writes it: what nobody could decide says `unanswered`, and every guess says why. */
export interface Proposal {
  format: 1
  schema: string
  tables: Record<string, ProposedTable | typeof UNANSWERED>
  foreignKeys: Pick<Catalogue['foreignKeys'][number], 'table' | 'columns' | 'references' | 'onDelete'>[]
  /** By `table`, `table.column`, `table.zone` and `table.shared`. */
  guesses: Record<string, string>
}

/** Proposes a data map for a catalogue from what its tables and columns are called, how they hang together, and what was seen in them. */
export function proposeMap(catalogue: Catalogue, samples: Samples): Proposal {
  const names = Object.keys(catalogue.tables).sort()
  const columns = new Map(names.map((table) => [table, guessColumns(catalogue, samples, table)]))
  const roles = rolesOf(catalogue, names, columns)
  const isPeople = (table: string) => ['people', 'staff or people'].includes(roles.get(table) ?? '') && ownRows(catalogue, table)
  const direct = new Map(
    names.map((table): [string, Reach[]] => {
      const live = catalogue.tables[table]
      return [table, live && isPeople(table) ? directWays(live, columns.get(table) ?? {}, samples[table]?.columns) : []]
    }),
  )
  const ways = addParentWays(catalogue, direct, isPeople)
  const tenants = names.filter((table) => roles.get(table) === 'tenants')
  const tables: Proposal['tables'] = {}
  const guesses: Proposal['guesses'] = {}
  for (const table of byDistance(names, ways)) {
    const live = catalogue.tables[table]
    const pointers = pointersOf(catalogue, table)
    const isOpen = (way: Reach) => way.by === 'parent' && tables[way.table] === UNANSWERED
    const [open, reach] = [(ways.get(table) ?? []).filter(isOpen), (ways.get(table) ?? []).filter((way) => !isOpen(way))]
    if (!live) continue
    const guessed = askWays(columns.get(table) ?? {}, reach, open, pointers)
    const guess = proposeTable({
      ...{ name: table, live, guesses: guessed, reach, open, tenants },
      pointers,
      role: roles.get(table) ?? 'people',
      datedByParent: reach[0]?.by === 'parent',
    })
    const says = 'unanswered' in guess ? `${UNANSWERED}: ${guess.unanswered}` : guess.because
    const { unread } = samples[table] ?? {}
    guesses[table] = unread === undefined ? says : `${says}; none of its rows could be read: PostgreSQL says ${unread}`
    for (const [column, { because, answer }] of Object.entries(guessed))
      guesses[`${table}.${column}`] = answer === undefined ? `${UNANSWERED}: ${because}` : because
    if ('unanswered' in guess) tables[table] = UNANSWERED
    else {
      const asked = zoneAsked(guess.map, live)
      if (asked !== undefined) guesses[`${table}.zone`] = asked
      if (guess.whose !== undefined) guesses[`${table}.shared`] = `${UNANSWERED}: ${guess.whose}`
      tables[table] = {
        ...guess.map,
        ...(asked === undefined ? {} : { zone: UNANSWERED }),
        ...(guess.whose === undefined ? {} : { shared: UNANSWERED }),
        columns: answersOf(guessed),
      }
    }
  }
  breakCircles(catalogue, tables, guesses)
  const foreignKeys = catalogue.foreignKeys.map(({ table, columns, references, onDelete }) => ({
    table,
    columns,
    references,
    onDelete,
  }))
  return { format: 1, schema: catalogue.schema, tables: sorted(tables), foreignKeys, guesses: sorted(guesses) }
}

/** The places that a human must still decide: `table` or `table.column`. */
export function unansweredIn({ tables }: Proposal): string[] {
  return Object.entries(tables).flatMap(([table, mapped]) =>
    mapped === UNANSWERED
      ? [table]
      : [
          ...(mapped.zone === UNANSWERED ? [`${table}.zone`] : []),
          ...(mapped.shared === UNANSWERED ? [`${table}.shared`] : []),
          ...Object.entries(mapped.columns).flatMap(([column, answer]) => (answer === UNANSWERED ? [`${table}.${column}`] : [])),
        ],
  )
}

/** The same with a question: whose are rows that bear another number than whoever they hang on? `strange` are those seen, by share. */
export function askOwners(proposal: Proposal, strange: readonly { table: string; column: string; share: number }[]): Proposal {
  const tables = { ...proposal.tables }
  const guesses = { ...proposal.guesses }
  for (const { table, column, share } of strange) {
    const mapped = tables[table]
    if (mapped === undefined || mapped === UNANSWERED) continue
    tables[table] = { ...mapped, shared: UNANSWERED }
    guesses[`${table}.shared`] =
      `${UNANSWERED}: ${Math.round(share * 100)} % of the numbers in ${column} are not those of whoever the rows hang on: take the column out of "reach" if it is never a customer’s, name where the business’s own numbers stand under "guards", or say whose such rows are`
  }
  return { ...proposal, tables, guesses: sorted(guesses) }
}

/** The map as far as it is decided. */
export function decided(tables: Proposal['tables']): DataMap {
  return Object.fromEntries(
    Object.entries(tables).flatMap(([table, mapped]) => {
      if (mapped === UNANSWERED) return []
      const { shared, ...rest } = mapped
      return [[table, { ...rest, ...(shared === undefined || shared === UNANSWERED ? {} : { shared }), columns: {} }]]
    }),
  )
}

/** Nothing in a database says by whose clock a time without a zone was written. */
function zoneAsked(map: Omit<TableMap, 'columns'>, live: CatalogueTable): string | undefined {
  if (map.disposition.do === 'nothing') return undefined
  const columns = columnsWithoutZone(map, live)
  if (columns.length === 0) return undefined
  return `${UNANSWERED}: ${columns.join(', ')} bear${columns.length === 1 ? 's' : ''} no zone: name the one by which the platform writes, such as Asia/Kolkata or UTC`
}

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

const ownRows = (catalogue: Catalogue, table: string) => {
  const live = catalogue.tables[table]
  return live?.kind !== 'foreign' && live?.kind !== 'materialised view' && live?.inherits === undefined
}

const answersOf = (guessed: Readonly<Record<string, ColumnGuess>>): ProposedTable['columns'] =>
  Object.fromEntries(Object.entries(guessed).map(([column, { answer }]) => [column, answer ?? UNANSWERED]))

function guessColumns(catalogue: Catalogue, samples: Samples, table: string): Record<string, ColumnGuess> {
  const live = catalogue.tables[table]
  const pointers = pointersOf(catalogue, table)
  return Object.fromEntries(
    Object.entries(live?.columns ?? {}).map(([name, column]) => {
      const pointsAt = pointers.find((pointer) => pointer.column === name)
      const sample = samples[table]?.columns[name]
      const isKey = live?.primaryKey.includes(name) === true
      const nowhere = pointsAt ? undefined : noPointer(catalogue, table, name)
      return [
        name,
        proposeColumn({
          ...{ ...column, name, isKey },
          ...(pointsAt ? { pointsAt } : {}),
          ...(nowhere === undefined ? {} : { nowhere }),
          ...(sample ? { sample } : {}),
        }),
      ]
    }),
  )
}

/** Parents before what is reached through them. */
function byDistance(names: readonly string[], ways: ReadonlyMap<string, readonly Reach[]>): string[] {
  const placed = new Set<string>()
  const place = (table: string): void => {
    if (placed.has(table)) return
    for (const way of ways.get(table) ?? []) if (way.by === 'parent') place(way.table)
    placed.add(table)
  }
  for (const table of names) place(table)
  return [...placed]
}

// A foreign key that closes a circle of tables is emptied first, where it may be and leads to nobody.
function breakCircles(catalogue: Catalogue, tables: Proposal['tables'], guesses: Proposal['guesses']): void {
  for (let tries = 0; tries < catalogue.foreignKeys.length; tries += 1) {
    const map = decided(tables)
    const wanted = Object.keys(map).filter((table) => map[table]?.disposition.do !== 'nothing')
    const order = orderChildrenFirst(wanted, map, catalogue)
    if (!('cycle' in order)) return
    const key = catalogue.foreignKeys.find(({ table, columns, references }) => {
      const [column = '', ...more] = columns
      const mapped = map[table]
      const live = catalogue.tables[table]?.columns[column]
      const inCircle = order.circle.includes(table) && order.circle.includes(references.table) && table !== references.table
      return inCircle && more.length === 0 && live?.nullable && mapped && !mapped.reach.some((way) => way.column === column)
    })
    const [column = ''] = key?.columns ?? []
    const mapped = tables[key?.table ?? '']
    if (!key || !mapped || mapped === UNANSWERED) return
    tables[key.table] = { ...mapped, detachFirst: [...(mapped.detachFirst ?? []), column] }
    guesses[`${key.table}.${column}`] =
      `${guesses[`${key.table}.${column}`]}; emptied first, because it closes a circle: ${order.circle.join(' → ')}`
  }
}
