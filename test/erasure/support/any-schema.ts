import fc from 'fast-check'
import type { DataMap, Reach, TableMap } from '../../../src/erasure/data-map.ts'
import { CUT_OFF, people } from './world.ts'

/** Names that only a quoted identifier can be. */
const SCHEMAS = ['public', 'Odd "one"'] as const
const NAMES = ['user', 'Order', 'my table', 'select', 'T-5'] as const
const KEYS = {
  int: (n: number) => n,
  uuid: (n: number) => `00000000-0000-4000-8000-00000000000${n}`,
  text: (n: number) => `k-${n}`,
}
const ROWS_MAX = 6

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
  links: fc.array(fc.option(fc.nat(), { freq: 4 }), { minLength: 3, maxLength: 3 }),
})

/** Tables by position, each with links to earlier ones and perhaps to itself, and rows that point at people and at each other. */
export const anySchema = fc.record({
  schema: fc.constantFrom(...SCHEMAS),
  tables: fc.array(
    fc.record({
      key: fc.constantFrom('int', 'uuid', 'text'),
      holds: fc.constantFrom('phone', 'json', 'both', 'nobody'),
      does: fc.constantFrom('erase', 'erase', 'anonymise', 'detach'),
      isDated: fc.boolean(),
      itself: fc.boolean(),
      links: fc.array(link, { maxLength: 2 }),
      rows: fc.array(row, { maxLength: ROWS_MAX }),
    }),
    { minLength: 2, maxLength: NAMES.length },
  ),
})
export type AnySchema = typeof anySchema extends fc.Arbitrary<infer T> ? T : never

/** A row as the test knows it, without asking the database. */
export interface Known {
  table: string
  id: string
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
const literal = (value: unknown): string =>
  value === null ? 'null' : typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`

/** The schema's statements, a map that fits it, and what stands where. */
export function build({ schema, tables }: AnySchema): Built {
  const built: Built = { schema, map: {}, statements: [], rows: [] }
  const map: Record<string, TableMap> = {}
  const known: Known[][] = []
  const in_ = (name: string) => `${quoted(schema)}.${quoted(name)}`
  for (const [i, spec] of tables.entries()) {
    const name = NAMES[i] ?? ''
    const links = i === 0 ? [] : spec.links.map((each) => ({ ...each, parent: each.parent % i }))
    const reached = (parent: number) => (map[NAMES[parent] ?? '']?.reach.length ?? 0) > 0
    const isKept = spec.does !== 'erase' && spec.holds !== 'nobody'
    const ways = links.map((each) => each.isWay && !isKept && reached(each.parent))
    const hasPhone = ['phone', 'both'].includes(spec.holds)
    const hasJson = ['json', 'both'].includes(spec.holds)
    // Whatever has its date from its parent has no other way, and always a parent.
    const isUndated = !spec.isDated && spec.holds === 'nobody' && links.length === 1 && ways[0] === true
    const columns = [
      `id ${spec.key} primary key, words text`,
      ...(isUndated ? [] : ['at timestamptz not null']),
      ...(hasPhone ? ['phone text'] : []),
      ...(hasJson ? ['about jsonb'] : []),
      ...(spec.itself ? [`self_id ${spec.key} references ${in_(name)}`] : []),
      ...links.map(({ parent, onDelete, isEnforced }, n) => {
        const type = `${tables[parent]?.key} ${isUndated ? 'not null' : ''}`
        if (ways[n] && !isEnforced) return `link_${n} ${type}`
        return `link_${n} ${type} references ${in_(NAMES[parent] ?? '')} on delete ${isUndated && onDelete === 'set null' ? 'cascade' : onDelete}`
      }),
    ]
    built.statements.push(`create table ${in_(name)} (${columns.join(', ')})`)
    for (const column of [...(spec.itself ? ['self_id'] : []), ...links.map((_, n) => `link_${n}`)])
      built.statements.push(`create index on ${in_(name)} (${column})`)
    map[name] = mapped(spec, { links, ways, hasPhone, hasJson, isUndated })

    const mine: Known[] = []
    for (const [n, each] of (isUndated && (known[links[0]?.parent ?? 0] ?? []).length === 0 ? [] : spec.rows).entries()) {
      const id = KEYS[spec.key](n)
      const pointed = links.map(({ parent }, l) => {
        const rows = known[parent] ?? []
        const at = each.links[l] ?? (isUndated ? 0 : null)
        return at === null || at === undefined ? undefined : rows[at % Math.max(1, rows.length)]
      })
      const itself = spec.itself && each.links[2] != null ? mine[each.links[2] % Math.max(1, mine.length)] : undefined
      const who = hasPhone ? each.who : null
      const also = hasJson ? each.also : null
      const made: Known = {
        table: name,
        id: String(id),
        people: [who, also].filter((one) => one !== null),
        ways: pointed.filter((target, l): target is Known => target !== undefined && ways[l] === true),
        targets: [...pointed, itself].filter((target) => target !== undefined),
        at: isUndated ? (pointed[0]?.at ?? CUT_OFF) : new Date(CUT_OFF.getTime() + each.minutes * 60_000),
      }
      const values = [
        ...[id, `row ${n}`],
        ...(isUndated ? [] : [made.at.toISOString()]),
        ...(hasPhone ? [spelled(who, each.spelling)] : []),
        ...(hasJson ? [JSON.stringify(also === null ? { to: [] } : { to: [{ no: spelled(also, each.spelling) }] })] : []),
        ...(spec.itself ? [itself ? KEYS[spec.key](mine.indexOf(itself)) : null] : []),
        ...pointed.map((target, l) => (target ? target.id : null) ?? (links[l] ? null : null)),
      ]
      built.statements.push(`insert into ${in_(name)} values (${values.map(literal).join(', ')})`)
      mine.push(made)
    }
    known.push(mine)
    built.rows.push(...mine)
  }
  built.map = map
  return built
}

function spelled(who: number | null, spelling: 'plus' | 'digits' | 'national'): string | null {
  if (who === null) return null
  const { phone = '' } = people[who] ?? {}
  return { plus: phone, digits: phone.slice(1), national: phone.slice(3) }[spelling]
}

function mapped(
  { does, holds, itself }: AnySchema['tables'][number],
  table: {
    links: readonly { parent: number }[]
    ways: readonly boolean[]
    hasPhone: boolean
    hasJson: boolean
    isUndated: boolean
  },
): TableMap {
  const { links, ways, hasPhone, hasJson, isUndated } = table
  const reach: Reach[] = [
    ...(hasPhone ? [{ by: 'column', column: 'phone', holds: 'phone' } as const] : []),
    ...(hasJson ? [{ by: 'json', column: 'about', path: ['to', '*', 'no'], holds: 'phone' } as const] : []),
    ...links.flatMap(({ parent }, n): Reach[] =>
      ways[n] ? [{ by: 'parent', column: `link_${n}`, table: NAMES[parent] ?? '' }] : [],
    ),
  ]
  const own = [...(hasPhone ? ['phone'] : []), ...(hasJson ? ['about'] : [])]
  const emptied = Object.fromEntries(own.map((column) => [column, { to: null }]))
  return {
    ...{ category: 'messaging', primaryKey: ['id'], tenant: 'none', reach, scopes: ['number'], shared: 'any owner' },
    ...(isUndated ? {} : { datedBy: 'at' }),
    disposition:
      reach.length === 0
        ? { do: 'nothing', because: 'no way leads to a person' }
        : does === 'erase' || holds === 'nobody'
          ? { do: 'erase' }
          : does === 'detach'
            ? { do: 'detach', columns: own }
            : { do: 'anonymise', set: { ...emptied, words: { to: '' } } },
    columns: {
      ...{ id: 'key', words: 'content' },
      ...(isUndated ? {} : { at: 'time' }),
      ...Object.fromEntries(own.map((column) => [column, 'identifier'])),
      ...(itself ? { self_id: 'reference' } : {}),
      ...Object.fromEntries(links.map((_, n) => [`link_${n}`, 'reference'])),
    },
  }
}
