import { is } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { getTableConfig, integer, PgTable, pgTable, text } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import type { DataMap, DataMapOf, TableMap } from '../../src/erasure/data-map.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { basisOf } from '../../src/erasure/retention-bases.ts'
import { seedDemo } from '../../src/platform/demo-data.ts'
import * as schema from '../../src/platform/schema.ts'
import { testDatabases } from '../support/databases.ts'

const map: DataMap = referenceMap
const tables = Object.entries(map)
const databases = testDatabases()
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 2 })
  await seedDemo(drizzle(pool, { schema }), { put: async () => {} }, new Date('2026-11-23T08:00:00Z'))
})
afterAll(() => pool.end())

describe('a map that leaves something unanswered does not compile', () => {
  const person = pgTable('person', { id: integer().primaryKey(), name: text() })
  const answered = {
    category: 'account',
    primaryKey: ['id'],
    tenant: 'none',
    reach: [],
    disposition: { do: 'erase' },
    scopes: ['account'],
  } as const

  test('when a column is missing', () => {
    const complete = { person: { ...answered, columns: { id: 'key', name: 'personal' } } } as const
    expectTypeOf(complete).toExtend<DataMapOf<{ person: typeof person }>>()
    // @ts-expect-error the column `name` has no answer
    const missing: DataMapOf<{ person: typeof person }> = { person: { ...answered, columns: { id: 'key' } } }
    expect(Object.keys(missing.person.columns)).not.toEqual(Object.keys(complete.person.columns))
  })

  test('when a table is missing', () => {
    // @ts-expect-error the table `person` has no answer
    const missing: DataMapOf<{ person: typeof person }> = {}
    expect(missing).toEqual({})
  })

  test('when an answer names a column the table does not have', () => {
    const columns = { id: 'key', name: 'personal' } as const
    // @ts-expect-error there is no column `age`
    const wrong: DataMapOf<{ person: typeof person }> = { person: { ...answered, columns, datedBy: 'age' } }
    expect(Object.keys(columns)).not.toContain(wrong.person.datedBy)
  })
})

describe('the map and the live database', () => {
  test('have the same tables and columns', async () => {
    const { rows } = await pool.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns where table_schema = 'public'`,
    )
    const live = rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`).sort()
    const mapped = tables.flatMap(([table, { columns }]) => Object.keys(columns).map((column) => `${table}.${column}`)).sort()
    expect(mapped).toEqual(live)
  })

  test('have the same primary keys', async () => {
    const { rows } = await pool.query<{ table: string; columns: string[] }>(
      `select conrelid::regclass::text as table, array_agg(attname::text order by attnum) as columns
       from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
       where contype = 'p' and connamespace = 'public'::regnamespace group by conrelid`,
    )
    const live = Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))
    expect(Object.fromEntries(tables.map(([table, { primaryKey }]) => [table, primaryKey]))).toEqual(live)
  })

  test('agree on every way through a parent: it is a foreign key', async () => {
    const { rows } = await pool.query<{ way: string }>(
      `select conrelid::regclass || '.' || attname || ' to ' || confrelid::regclass as way
       from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
       where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    const live = rows.map(({ way }) => way)
    const ways = tables.flatMap(([table, { reach }]) =>
      reach.flatMap((way) => (way.by === 'parent' ? [`${table}.${way.column} to ${way.table}`] : [])),
    )
    expect(ways.filter((way) => !live.includes(way))).toEqual([])
    expect(ways.length).toBeGreaterThan(5)
  })

  test('never let a delete cascade onto a row that the law keeps', async () => {
    const { rows } = await pool.query<{ table: string }>(
      `select conrelid::regclass::text as table from pg_constraint where contype = 'f' and confdeltype = 'c'`,
    )
    const cascading = rows.map(({ table }) => map[table]?.disposition.do)
    expect(cascading.length).toBeGreaterThan(0)
    expect(cascading).not.toContain('retain')
  })

  test.each(tables)('every real row of %s can take what the map writes to it', async (table, answer) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const { rowCount: held } = await client.query(`select from "${table}"`)
      expect(held).toBeGreaterThan(0)
      for (const { column, to, when } of answer.freeze ?? []) {
        const only = when ? `where "${when.column}"::text in (${when.in.map(literal).join(', ')})` : ''
        const { rowCount } = await client.query(`update "${table}" set "${column}" = ${literal(to)} ${only}`)
        expect(rowCount).toBeGreaterThan(0)
      }
      const sets = erasedValues(answer).map(([column, value]) => `"${column}" = ${value}`)
      if (sets.length > 0) expect((await client.query(`update "${table}" set ${sets.join(', ')}`)).rowCount).toBe(held)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('the answers', () => {
  test('number scope never reaches the people and numbers of a business', () => {
    for (const table of ['tenant', 'app_user', 'user_session', 'passkey', 'whatsapp_account', 'whatsapp_number'])
      expect(map[table]?.scopes).toEqual(['account'])
  })

  test('every table that number scope touches is reached by an identifier or by such a table', () => {
    const inScope = tables.filter(([, { scopes }]) => scopes.includes('number'))
    const names = inScope.map(([table]) => table)
    for (const [, { reach }] of inScope) {
      expect(reach.length).toBeGreaterThan(0)
      expect(reach.every((way) => way.by !== 'parent' || names.includes(way.table))).toBe(true)
    }
    expect(names.length).toBe(13)
  })

  test('every row has a date of its own or of its parent', () => {
    const dated = (table: string): boolean => {
      const answer = map[table]
      if (answer?.datedBy) return true
      const parent = answer?.reach.find((way) => way.by === 'parent')
      return parent?.by === 'parent' && dated(parent.table)
    }
    const undated = tables.filter(([table, { reach }]) => reach.length > 0 && !dated(table)).map(([table]) => table)
    expect(undated).toEqual([])
  })

  test('where the row stays, the columns that lead to the person do not', () => {
    for (const [table, { reach, disposition }] of tables) {
      if (disposition.do !== 'anonymise' && disposition.do !== 'retain') continue
      const gone = Object.keys(disposition.do === 'retain' ? disposition.blank : disposition.set)
      const own = reach.flatMap((way) => (way.by === 'parent' && disposition.do === 'retain' ? [] : [way.column]))
      expect({ table, left: own.filter((column) => !gone.includes(column)) }).toEqual({ table, left: [] })
    }
  })

  test('every basis exists and counts from a column that always holds a day', () => {
    const tablesByName = new Map(
      Object.values(schema)
        .filter((table) => is(table, PgTable))
        .map((table) => [getTableConfig(table).name, getTableConfig(table)] as const),
    )
    for (const [table, { disposition }] of tables) {
      if (disposition.do !== 'retain') continue
      for (const { basis, from } of disposition.keptBy) {
        expect(basisOf(basis).id).toBe(basis)
        expect(tablesByName.get(table)?.columns.find(({ name }) => name === from)?.notNull).toBe(true)
      }
    }
  })

  test('a reason stands beside everything that is called not personal', () => {
    const answers = tables.flatMap(([, { columns }]) => Object.values(columns))
    const reasons = answers.filter((answer) => answer.startsWith('not personal'))
    expect(reasons.length).toBeGreaterThan(30)
    expect(reasons.every((answer) => /^not personal: .{6,}/.test(answer))).toBe(true)
  })
})

function erasedValues({ disposition }: TableMap): [string, string][] {
  if (disposition.do === 'detach') return disposition.columns.map((column) => [column, 'null'])
  if (disposition.do !== 'anonymise' && disposition.do !== 'retain') return []
  const values = disposition.do === 'retain' ? disposition.blank : disposition.set
  return Object.entries(values).map(([column, value]) => {
    if (!value) throw new Error(`${column} has no value`)
    return [column, 'unique' in value ? `${literal(value.unique)} || gen_random_uuid()` : literal(value.to)]
  })
}

const literal = (value: unknown): string => {
  if (value === null) return 'null'
  return `'${typeof value === 'object' ? JSON.stringify(value) : String(value)}'`
}
