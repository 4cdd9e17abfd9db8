import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, Reach, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { unindexedWays } from '../../src/erasure/way-index-store.ts'
import { expectedForeignKeys } from '../../src/platform/expected-keys.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'

const database = testDatabase()
const reference = testDatabases()
let pool: pg.Pool
let platform: pg.Pool

const columns = `id int generated always as identity, at timestamptz not null, phone text, mail varchar(80), digits bigint, code character(14),
  guid uuid, phones text[], mails text[], info jsonb, "old Info" json, parent_id int`

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  platform = new pg.Pool({ connectionString: reference.platformUrl, max: 1 })
  await pool.query('create table owner (id int primary key, at timestamptz not null, phone text)')
  await pool.query('create index on owner (phone)')
  await pool.query(`create table way (${columns}, primary key (id))`)
  await pool.query(`create table parts (${columns}, primary key (id, at)) partition by range (at)`)
  await pool.query(`create table "part of it" partition of parts for values from ('2020-01-01') to ('2030-01-01')`)
})
afterAll(() => Promise.all([pool.end(), platform.end()]))

const base: TableMap = {
  ...{ category: 'messaging', primaryKey: [], tenant: 'none', datedBy: 'at', reach: [], columns: {} },
  ...{ disposition: { do: 'erase' }, shared: 'any owner', scopes: ['number'] },
}
const mapOf = (table: string, way: Reach): DataMap => ({
  owner: { ...base, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
  [table]: { ...base, reach: [way] },
})
const warningsOf = async (table: string, way: Reach) => unindexedWays(pool, mapOf(table, way), await readCatalogue(pool))

const served: [string, Reach][] = [
  ['a text column', { by: 'column', column: 'phone', holds: 'phone' }],
  ['an address, whatever its case', { by: 'column', column: 'mail', holds: 'email' }],
  ['digits in a number', { by: 'column', column: 'digits', holds: 'phone' }],
  ['a padded text', { by: 'column', column: 'code', holds: 'phone' }],
  ['an id that is no text', { by: 'column', column: 'guid', holds: 'user_id' }],
  ['a list of numbers', { by: 'array', column: 'phones', holds: 'phone' }],
  ['a json path', { by: 'json', column: 'info', path: ['who', "what's up"], holds: 'phone' }],
  ['a json path to an address', { by: 'json', column: 'old Info', path: ['who'], holds: 'email' }],
  ['a json path through a list', { by: 'json', column: 'info', path: ['list', '*', 'to'], holds: 'phone' }],
  ['the same in json as it was written', { by: 'json', column: 'old Info', path: ['list', '*'], holds: 'user_id' }],
  ['a parent without a foreign key', { by: 'parent', column: 'parent_id', table: 'owner' }],
]

describe.each(['way', 'parts'])('in the table %s', (table) => {
  test.each(served)('%s: the statement that the warning names is what makes it go', async (_, way) => {
    const [warning, ...more] = await warningsOf(table, way)
    expect(more).toEqual([])
    expect(warning).toMatchObject({ table, column: way.column, is: 'unindexed-way' })
    const statement = warning?.about ?? ''
    expect(statement).toMatch(table === 'parts' ? /^create index on/ : /^create index concurrently on/)
    expect(warning && whatToDo(warning)).toBe(`Each look-up by it reads the whole table: ${statement}`)
    await pool.query(statement)
    expect(await warningsOf(table, way)).toEqual([])
  })

  test.each<[string, Reach]>([
    ['addresses in a list', { by: 'array', column: 'mails', holds: 'email' }],
    ['addresses in a list of a json', { by: 'json', column: 'info', path: ['list', '*', 'mail'], holds: 'email' }],
  ])('%s: it is said that no index can help', async (_, way) => {
    expect(await warningsOf(table, way)).toEqual([{ table, column: way.column, is: 'way-without-index' }])
  })
})

test('every way of the reference map has its index, and one that is dropped is missed without making any erasure partial', async () => {
  const file = { schema: 'public', tables: referenceMap, foreignKeys: expectedForeignKeys() }
  const look = async () => {
    const { catalogue, findings } = await inspectMap(platform, file)
    return { findings, warnings: await unindexedWays(platform, referenceMap, catalogue) }
  }
  expect(await look()).toEqual({ findings: [], warnings: [] })
  await platform.query('drop index idempotency_record_response_index')
  const { findings, warnings } = await look()
  expect(findings).toEqual([])
  expect(warnings).toEqual([
    {
      ...{ table: 'idempotency_record', column: 'response', is: 'unindexed-way' },
      about: 'create index concurrently on "public"."idempotency_record" using gin ("response" jsonb_path_ops);',
    },
  ])
})
