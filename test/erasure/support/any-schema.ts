import fc from 'fast-check'
import type { DataMap, TableMap } from '../../../src/erasure/data-map.ts'
import { mapped, type Placed } from './any-map.ts'
import { CUT_OFF, people } from './world.ts'

/** Names that only a quoted identifier can be. */
const SCHEMAS = ['public', 'Odd "one"'] as const
const NAMES = ['user', 'Order', 'my table', 'select', 'T-5'] as const
/** Rows that a law keeps, and what they refer to, are noted by the names of their tables. */
const NOTED_NAMES = ['user', 'Order', 'my_table', 'select', 'T5'] as const
const KEYS = {
  int: (n: number) => n,
  uuid: (n: number) => `00000000-0000-4000-8000-00000000000${n}`,
  text: (n: number) => `k-${n}`,
}
const ROWS_MAX = 6
export const TENANTS = ['first', 'second'] as const
/** The last day of a year: of the later one the law still keeps the bills. */
const DUES = ['2026-12-31', '2015-12-31'] as const

const link = fc.record({
  parent: fc.nat(),
  onDelete: fc.constantFrom('no action', 'restrict', 'cascade', 'set null'),
  isWay: fc.boolean(),
  /** A way may stand in the map alone. */
  isEnforced: fc.boolean(),
})
const row = fc.record({
  who: fc.option(fc.nat(2)),
  also: fc.option(fc.nat(2)),
  spelling: fc.constantFrom('plus', 'digits', 'national'),
  minutes: fc.integer({ min: -100_000, max: 4_000 }),
  tenant: fc.constantFrom(...TENANTS),
  due: fc.constantFrom(...DUES),
  links: fc.array(fc.option(fc.nat(), { freq: 4 }), { minLength: 3, maxLength: 3 }),
})
const table = fc.record({
  key: fc.constantFrom('int', 'uuid', 'text'),
  /** With a key of two columns, and perhaps with its rows in two partitions. */
  shape: fc.constantFrom('plain', 'plain', 'composite', 'partitioned'),
  holds: fc.constantFrom('phone', 'json', 'both', 'array', 'nobody'),
  does: fc.constantFrom('erase', 'erase', 'erase', 'anonymise', 'detach', 'retain'),
  /** Of its rows the last owner's go. */
  lastOwner: fc.boolean(),
  isDated: fc.boolean(),
  itself: fc.boolean(),
  links: fc.array(link, { maxLength: 2 }),
  rows: fc.array(row, { maxLength: ROWS_MAX }),
})
export type AnyTable = typeof table extends fc.Arbitrary<infer T> ? T : never

/** Tables by position, each with links to earlier ones and perhaps to itself, and rows that point at people and at each other. */
export const anySchema = fc.record({
  schema: fc.constantFrom(...SCHEMAS),
  hasTenants: fc.boolean(),
  tables: fc.array(table, { minLength: 2, maxLength: NAMES.length }),
})
export type AnySchema = typeof anySchema extends fc.Arbitrary<infer T> ? T : never

/** The same, of which the rows of some tables hang on those of the first one, and nothing else says whose they are. */
const hanging = (does: 'erase' | 'retain') =>
  fc
    .record({
      ...{ schema: fc.constantFrom(...SCHEMAS), hasTenants: fc.boolean(), first: table, link },
      rows: fc.array(row, { minLength: 4, maxLength: ROWS_MAX }),
      others: fc.array(fc.tuple(table, fc.boolean()), { minLength: 1, maxLength: NAMES.length - 1 }),
    })
    .map(({ schema, hasTenants, first, link: drawn, rows, others }): AnySchema => {
      const plain = { shape: 'plain', does, lastOwner: false, itself: false } as const
      const carrying = {
        ...{ ...first, ...plain, holds: 'phone' as const },
        rows: rows.map((each) => ({ ...each, who: 0, also: null })),
      }
      const hung = {
        ...{ ...plain, holds: 'nobody' as const, isDated: false },
        links: [{ ...drawn, parent: 0, isWay: true, isEnforced: true }],
      }
      return { schema, hasTenants, tables: [carrying, ...others.map(([each, hangs]) => (hangs ? { ...each, ...hung } : each))] }
    })
export const hangingSchema = hanging('erase')
/** A law keeps rows of the first table and of those that hang on it, each for its own time. */
export const lapsingSchema = hanging('retain')

/** A row as the test knows it, without asking the database. */
export interface Known {
  table: string
  id: string
  part: number
  tenant: string | undefined
  /** A law keeps it for its own sake. */
  isKept: boolean
  /** Whose it is by its own columns, and the rows through which it is somebody's. */
  people: number[]
  ways: Known[]
  /** Every row that it points at. */
  targets: Known[]
  at: Date
}

export interface Built {
  schema: string
  map: DataMap
  statements: string[]
  rows: Known[]
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::text[]`
  if (value === null) return 'null'
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
}

/** The schema's statements, a map that fits it, and what stands where. */
export function build({ schema, hasTenants, tables }: AnySchema): Built {
  const names = tables.some(({ does }) => does === 'retain') ? NOTED_NAMES : NAMES
  const map: Record<string, TableMap> = {}
  const statements: string[] = []
  const known: Known[][] = []
  for (const [i, drawn] of tables.entries()) {
    const spec = { ...drawn, links: i === 0 ? [] : drawn.links.map((each) => ({ ...each, parent: each.parent % i })) }
    const isReached = (parent: number) => (map[names[parent] ?? '']?.reach.length ?? 0) > 0
    const placed = place(spec, { name: names[i] ?? '', names, tables, hasTenants, isReached })
    map[placed.name] = mapped(spec, placed)
    statements.push(...created(schema, spec, placed, tables))
    const rows = placed.isUndated && (known[spec.links[0]?.parent ?? 0] ?? []).length === 0 ? [] : spec.rows
    const mine: Known[] = []
    for (const [n, each] of rows.entries()) {
      const { made, values } = filled(spec, placed, each, n, { known, mine })
      statements.push(`insert into ${quoted(schema)}.${quoted(placed.name)} values (${values.map(literal).join(', ')})`)
      mine.push(made)
    }
    known.push(mine)
  }
  return { schema, map, statements, rows: known.flat() }
}

function place(
  spec: AnyTable,
  at: {
    name: string
    names: readonly string[]
    tables: readonly AnyTable[]
    hasTenants: boolean
    isReached(parent: number): boolean
  },
): Placed {
  const { links, holds, does } = spec
  // Rows that stay without what names the person have no other way; what a law keeps may have.
  const staysAsIs = ['anonymise', 'detach'].includes(does) && holds !== 'nobody'
  const ways = links.map((each) => each.isWay && !staysAsIs && at.isReached(each.parent))
  const isKept = does === 'retain' && (holds !== 'nobody' || ways.includes(true))
  const wide = links.map(({ parent }) => at.tables[parent]?.shape !== 'plain')
  const hasJson = ['json', 'both'].includes(holds)
  // Whatever has its date from its parent has no other way, and always a parent.
  const isUndated = !isKept && !spec.isDated && holds === 'nobody' && links.length === 1 && ways[0] === true
  return {
    ...{ name: at.name, hasTenants: at.hasTenants, ways, wide, hasJson, isKept, isUndated },
    parents: links.map(({ parent }) => at.names[parent] ?? ''),
    hasPhone: ['phone', 'both'].includes(holds),
    hasArray: holds === 'array',
    isShared: spec.lastOwner && does === 'erase' && !hasJson && !isUndated && !ways.some((isWay, n) => isWay && wide[n]),
  }
}

function created(schema: string, spec: AnyTable, placed: Placed, tables: readonly AnyTable[]): string[] {
  const { name, parents, ways, wide, isUndated } = placed
  const in_ = (each: string) => `${quoted(schema)}.${quoted(each)}`
  const isWide = spec.shape !== 'plain'
  const must = isUndated ? 'not null' : ''
  const columns = [
    `id ${spec.key} not null`,
    ...(isWide ? ['part int not null'] : []),
    'words text',
    ...(isUndated ? [] : ['at timestamptz not null']),
    ...(placed.hasTenants && !isUndated ? ['tenant text not null'] : []),
    ...(placed.isKept ? ['due date not null'] : []),
    ...(placed.hasPhone ? ['phone text'] : []),
    ...(placed.hasJson ? ['about jsonb'] : []),
    ...(placed.hasArray ? ['members text[]'] : []),
    ...(spec.itself ? [`self_id ${spec.key}`, ...(isWide ? ['self_part int'] : [])] : []),
    ...spec.links.flatMap(({ parent }, n) => [
      `link_${n} ${tables[parent]?.key} ${must}`,
      ...(wide[n] ? [`link_${n}_part int ${must}`] : []),
    ]),
    `primary key (${isWide ? 'part, id' : 'id'})`,
  ]
  const own = [`self_id`, ...(isWide ? ['self_part'] : [])].reverse()
  const keys = [
    ...(spec.itself ? [{ own, to: name, isWide, isEnforced: true, onDelete: 'no action' }] : []),
    ...spec.links.map(({ onDelete, isEnforced }, n) => ({
      // A way over two columns is known by its foreign key.
      isEnforced: isEnforced || wide[n] === true || ways[n] !== true,
      own: [...(wide[n] ? [`link_${n}_part`] : []), `link_${n}`],
      ...{ to: parents[n] ?? '', isWide: wide[n] },
      onDelete:
        placed.isKept && !['no action', 'restrict'].includes(onDelete)
          ? 'no action'
          : isUndated && onDelete === 'set null'
            ? 'cascade'
            : onDelete,
    })),
  ]
  return [
    `create table ${in_(name)} (${columns.join(', ')}) ${spec.shape === 'partitioned' ? 'partition by hash (part)' : ''}`,
    ...(spec.shape === 'partitioned'
      ? [0, 1].map(
          (n) => `create table ${in_(`${name} ${n}`)} partition of ${in_(name)} for values with (modulus 2, remainder ${n})`,
        )
      : []),
    ...keys.flatMap(({ own: mine, to, isWide: two, isEnforced, onDelete }) => [
      ...(isEnforced
        ? [
            `alter table ${in_(name)} add foreign key (${mine.join(', ')}) references ${in_(to)} (${two ? 'part, id' : 'id'}) on delete ${onDelete}`,
          ]
        : []),
      `create index on ${in_(name)} (${mine.join(', ')})`,
    ]),
  ]
}

function filled(
  spec: AnyTable,
  placed: Placed,
  each: AnyTable['rows'][number],
  n: number,
  { known, mine }: { known: readonly Known[][]; mine: readonly Known[] },
): { made: Known; values: unknown[] } {
  const { isUndated, ways, wide } = placed
  const pointed = spec.links.map(({ parent }, l) => {
    const rows = known[parent] ?? []
    const at = each.links[l] ?? (isUndated ? 0 : null)
    return at === null ? undefined : rows[at % Math.max(1, rows.length)]
  })
  const itself = spec.itself && each.links[2] != null ? mine[each.links[2] % Math.max(1, mine.length)] : undefined
  const who = placed.hasPhone || placed.hasArray ? each.who : null
  const also = placed.hasJson || placed.hasArray ? each.also : null
  const tenant = isUndated ? pointed[0]?.tenant : each.tenant
  const made: Known = {
    ...{ table: placed.name, id: String(KEYS[spec.key](n)), part: n % 2 },
    tenant: placed.hasTenants ? tenant : undefined,
    isKept: placed.isKept && each.due === DUES[0],
    people: [who, also].filter((one) => one !== null),
    ways: pointed.filter((target, l): target is Known => target !== undefined && ways[l] === true),
    targets: [...pointed, itself].filter((target) => target !== undefined),
    at: isUndated ? (pointed[0]?.at ?? CUT_OFF) : new Date(CUT_OFF.getTime() + each.minutes * 60_000),
  }
  const isWide = spec.shape !== 'plain'
  const spell = (one: number | null) => spelled(one, each.spelling)
  const values = [
    ...[KEYS[spec.key](n), ...(isWide ? [made.part] : []), `row ${n}`],
    ...(isUndated ? [] : [made.at.toISOString()]),
    ...(placed.hasTenants && !isUndated ? [tenant] : []),
    ...(placed.isKept ? [each.due] : []),
    ...(placed.hasPhone ? [spell(who)] : []),
    ...(placed.hasJson ? [JSON.stringify({ to: also === null ? [] : [{ no: spell(also) }] })] : []),
    ...(placed.hasArray ? [[who, also].filter((one) => one !== null).map(spell)] : []),
    ...(spec.itself ? [itself ? KEYS[spec.key](mine.indexOf(itself)) : null, ...(isWide ? [itself?.part ?? null] : [])] : []),
    ...pointed.flatMap((target, l) => [target?.id ?? null, ...(wide[l] ? [target?.part ?? null] : [])]),
  ]
  return { made, values }
}

function spelled(who: number | null, spelling: 'plus' | 'digits' | 'national'): string | null {
  if (who === null) return null
  const { phone = '' } = people[who] ?? {}
  return { plus: phone, digits: phone.slice(1), national: phone.slice(3) }[spelling]
}
