import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, Reach } from '../../src/erasure/data-map.ts'
import { unindexedWays } from '../../src/erasure/way-index-store.ts'
import { testDatabase } from '../support/databases.ts'
import { planFor } from './support/run.ts'

const X = { phones: ['+917000000831'], userIds: [], emails: [] }
const byList: Reach = { by: 'json', column: 'body', path: ['to', '*'], holds: 'phone' }
const byPath: Reach = { by: 'json', column: 'body', path: ['from'], holds: 'phone' }
const mapOf = (way: Reach): DataMap => ({
  hook: {
    ...{ category: 'messaging', primaryKey: ['id'], tenant: 'none', datedBy: 'at', scopes: ['number'], shared: 'any owner' },
    ...{ reach: [way], disposition: { do: 'erase' }, columns: { id: 'key', body: 'content', kind: 'key', at: 'time' } },
  },
})

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query('create domain doc as jsonb; create domain written as json; create domain twice as written not null')
})
afterAll(() => pool.end())

const COLUMNS = (type: string) => `id int, kind text, phones text[], body ${type}, at timestamptz not null default '2026-02-01'`

/** What is said of a column of the type in a table of these statements, and whether an erasure bears what nobody can read there. */
async function look(type: string, more: string, way: Reach) {
  await pool.query('drop table if exists hook cascade')
  await pool.query(more.startsWith('create table') ? more : `create table hook (${COLUMNS(type)}); ${more}`)
  const catalogue = await readCatalogue(pool)
  const { indexed = false, read = false } = catalogue.tables.hook?.columns.body ?? {}
  const warned = (await unindexedWays(pool, mapOf(way), catalogue)).length > 0
  return { indexed, read, warned }
}

async function bears(document: string, way: Reach): Promise<boolean> {
  const into = (await pool.query(`select 1 from pg_class where relname = 'heir'`)).rowCount ? 'heir' : 'hook'
  const put = await pool.query(`insert into ${into} (id, kind, body) values (1, 'other', $1)`, [document]).catch(() => undefined)
  if (!put) return true
  const counted = countPlan(pool, await planFor(pool, mapOf(way), X), X, { atMost: 10, statementMs: 10_000 })
  return counted.then(
    () => true,
    () => false,
  )
}

const PARTED = `create table hook (${COLUMNS('jsonb')}) partition by range (at);
  create table hook_1 partition of hook for values from ('2020-01-01') to ('2026-06-01');
  create table hook_2 (at timestamptz not null, body jsonb, id int, kind text, phones text[]); alter table hook attach partition hook_2 default;`
const HEIR = `create table hook (${COLUMNS('json')}); create table heir () inherits (hook);
  create index on hook using gin ((body::jsonb));`

describe('of a path through a list an index is known', () => {
  test.each([
    ['on a domain of jsonb', 'doc', 'create index on hook using gin (body)'],
    ['on a domain of json', 'written', 'create index on hook using gin ((body::jsonb) jsonb_path_ops)'],
    ['on a domain of such a domain', 'twice', 'create index on hook using gin ((body::jsonb))'],
    ['of the rows in which something stands', 'jsonb', 'create index on hook using gin (body) where body is not null'],
    ['the same in json', 'json', 'create index on hook using gin ((body::jsonb)) where body is not null'],
    ['on several columns', 'jsonb', 'create index on hook using gin (phones, body)'],
    ['on each partition', 'jsonb', `${PARTED} create index on hook_1 using gin (body); create index on hook_2 using gin (body)`],
    ['on the heirs as well', 'json', `${HEIR} create index on heir using gin ((body::jsonb))`],
  ])('%s', async (_, type, more) => {
    expect(await look(type, more, byList)).toEqual({ indexed: true, read: false, warned: false })
    expect(await bears('1e400000', byList)).toBe(true)
  })

  test.each([
    ['only where there is one', 'json', ''],
    ['not for some rows', 'json', `create index on hook using gin ((body::jsonb)) where kind = 'message'`],
    ['not by a condition', 'json', `create index on hook using gin ((case when kind = 'message' then body::jsonb end))`],
    ['not for want of it', 'json', `create index on hook using gin ((coalesce(phones[1]::jsonb, body::jsonb)))`],
    ['not of a parent alone, whose heirs lack it', 'json', HEIR],
    ['not of one partition alone', 'jsonb', `${PARTED} create index on hook_1 using gin (body)`],
    ['not of a part of it', 'jsonb', `create index on hook using gin ((body -> 'to'))`],
  ])('%s', async (_, type, more) => {
    expect(await look(type, more, byList)).toEqual({ indexed: false, read: false, warned: true })
    if (type === 'json') expect(await bears('1e400000', byList)).toBe(true)
  })
})

const ON = `create index on hook`
describe('of a path an index reads every document', () => {
  test.each([
    ['where it has the path', 'json', `${ON} ((body #>> '{from}'))`],
    ['where it has another one', 'json', `${ON} ((body #>> '{from}')); ${ON} ((body #>> '{to,0}'))`],
    ['whatever the case', 'json', `${ON} (lower(body #>> '{to}')); ${ON} ((body #>> '{from}'))`],
    ['behind another column', 'json', `${ON} (kind, (body #>> '{from}')); ${ON} ((body #>> '{from}'))`],
    ['of the rows in which something stands', 'json', `${ON} ((body #>> '{from}')) where body is not null`],
    ['on a domain', 'written', `${ON} ((body #>> '{from}'))`],
    ['on a domain of such a domain', 'twice', `${ON} ((body #>> '{from}'))`],
  ])('%s', async (_, type, more) => {
    expect(await look(type, more, byPath)).toEqual({ indexed: false, read: true, warned: false })
    expect(await bears('"\\u0000"', byPath)).toBe(true)
  })

  test.each([
    ['but not by a condition', `${ON} ((case when kind = 'message' then body #>> '{from}' end))`],
    ['but not for want of something else', `${ON} (coalesce(kind, body #>> '{from}'))`],
    ['but not within another condition', `${ON} ((kind = 'message' and (body #>> '{from}') = ''))`],
    ['but not at a path that each row has for itself', `${ON} ((body #>> phones))`],
    ['but not at no path', `${ON} ((body #>> '{NULL}'))`],
    ['but not for some rows', `${ON} ((body #>> '{from}')) where kind = 'message'`],
  ])('%s', async (_, more) => {
    expect(await look('json', more, byPath)).toEqual({ indexed: false, read: false, warned: true })
    expect(await bears('"\\u0000"', byPath)).toBe(true)
  })
})

test('a key that is called null is a key like others', async () => {
  const way: Reach = { by: 'json', column: 'body', path: ['null', 'NULL'], holds: 'phone' }
  await pool.query(`drop table if exists hook cascade; create table hook (${COLUMNS('jsonb')});
    insert into hook (id, body) values (1, '{"null": {"NULL": "+917000000831"}}')`)
  const counted = await countPlan(pool, await planFor(pool, mapOf(way), X), X, { atMost: 10, statementMs: 10_000 })
  expect(counted).toMatchObject([{ rows: 1 }])
})
