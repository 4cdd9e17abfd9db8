import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, Reach, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { searchAll } from '../../src/erasure/nightly-search-store.ts'
import { findAgain } from '../../src/erasure/replay-scan-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { unindexedWays } from '../../src/erasure/way-index-store.ts'
import { refusedWays } from '../../src/erasure/way-try-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST } from './support/run.ts'
import { CUT_OFF, NOW } from './support/world.ts'

const X: SubjectIdentifiers = { phones: ['+917000000831'], userIds: [], emails: [] }
const LIMITS = { statementMs: 10_000 }

/** Valid as `json`, and in each of them something that ends a statement which reads it. */
const NO_TEXT = ['"\\u0000"', '"\\ud800"', '"\\\\\\u0000"', '"\\ud83d\\ud83d\\ude00\\ude00"']
const UNREADABLE = [
  ...NO_TEXT,
  '1e400000',
  `${'['.repeat(18_000)}${']'.repeat(18_000)}`,
  `${'[[],'.repeat(18_000)}1${']'.repeat(18_000)}`,
]
/** The same signs where they do no harm, and very many lists in each other’s neighbourhood. */
const READABLE = ['"\\ud83d\\ude00"', '"\\\\u0000 \\\\ud800"', `[${'[{}],'.repeat(6_000)}1]`, `"${'['.repeat(6_000)}"`]
const ways: Record<string, Reach & { by: 'json' }> = {
  'by a path': { by: 'json', column: 'body', path: ['from'], holds: 'phone' },
  'by a path through a list': { by: 'json', column: 'body', path: ['to', '*'], holds: 'phone' },
}
const hook = (way: Reach, disposition: TableMap['disposition'] = { do: 'erase' }): DataMap => ({
  hook: {
    ...{ category: 'messaging', primaryKey: ['id'], tenant: 'none', datedBy: 'at', scopes: ['number'], shared: 'any owner' },
    ...{ reach: [way], disposition, columns: { id: 'key', body: 'content', note: 'content', at: 'time' } },
  },
})

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query('drop table if exists hook')
  await pool.query('create table hook (id int primary key, body json, note text, at timestamptz not null)')
  await pool.query('truncate deletion_bot.progress, deletion_bot.retained')
})

const send = async (id: number, phone: string, more = '1') =>
  pool.query(`insert into hook values ($1, $2, 'hello', '2026-02-01')`, [
    id,
    `{"from": "${phone}", "to": ["${phone}"], "more": ${more}}`,
  ])

describe.each(Object.entries(ways))('a json document that cannot be read, where people are reached %s,', (_, way) => {
  beforeEach(async () => {
    await send(1, '917000000831')
    await send(2, '919811111111')
    for (const [i, value] of unreadable.entries()) await send(10 + i, '917000000831', value)
    for (const [i, value] of READABLE.entries()) await send(20 + i, '917000000831', value)
  })
  // A path without a list takes the document apart as text, whatever its numbers are and however deep it is.
  const unreadable = way.path.includes('*') ? UNREADABLE : NO_TEXT
  const unread = unreadable.map((_, i) => 10 + i)
  const ids = async () => (await pool.query<{ id: number }>('select id from hook order by id')).rows.map(({ id }) => id)

  test('keeps nobody from being erased, is itself no match, and is found as text', async () => {
    const plan = await planFor(pool, hook(way), X)
    expect(await countPlan(pool, plan, X, { atMost: 100, ...LIMITS })).toMatchObject([{ rows: 1 + READABLE.length }])
    await execute(pool, plan, X)
    expect(await ids()).toEqual([2, ...unread])
    const search = { plan, subject: X, requestId: REQUEST }
    const found = await searchResidue(pool, search, LIMITS)
    expect([found.mentions, found.residue]).toEqual([[{ table: 'hook', rows: unread.length }], []])
    const night = await searchAll(pool, plan.catalogue, [search], LIMITS)
    expect(night.found).toMatchObject([{ mentions: [{ table: 'hook', rows: unread.length }] }])
  })

  test('keeps nobody from being made nobody’s in it', async () => {
    const set = { body: { to: {} }, note: { to: null } } as const
    const plan = await planFor(pool, hook(way, { do: 'anonymise', set }), X)
    await execute(pool, plan, X)
    expect((await pool.query('select id from hook where note is null')).rows).toHaveLength(1 + READABLE.length)
  })

  test('keeps nobody from being found again after a restore', async () => {
    const keys = testKeys()
    const entries = subjectPseudonyms(keys, 'replay', X).map(({ keyId, value }) => ({
      ...{ requestId: REQUEST, keyId, pseudonym: value, scope: 'number' as const, tenantId: null, memberId: null },
      ...{ cutOff: CUT_OFF, expiresAt: NOW },
    }))
    const catalogue = await readCatalogue(pool)
    const { found } = await findAgain({ platform: pool, map: hook(way), catalogue, keys, entries })
    expect([...found.keys()]).toEqual([REQUEST])
  })

  test('ends neither the check of the map nor the look for indexes', async () => {
    const { catalogue, findings } = await inspectMap(pool, { schema: 'public', tables: hook(way) })
    expect(findings).toEqual([])
    expect(await unindexedWays(pool, hook(way), catalogue)).toMatchObject([{ is: 'unindexed-way' }])
  })
})

test('where an index reads every document, nothing is asked beforehand, and the index is used', async () => {
  const [way] = Object.values(ways)
  if (!way) throw new Error('no way')
  await pool.query(`create index on hook ((body #>> '{from}'))`)
  const catalogue = await readCatalogue(pool)
  expect(catalogue.tables.hook?.columns.body).toMatchObject({ asWritten: true, read: true })
  expect(await unindexedWays(pool, hook(way), catalogue)).toEqual([])
  await expect(send(1, '917000000831', UNREADABLE[0])).rejects.toMatchObject({ code: '22P05' })
})

test('an index on a parent says nothing of what its heirs hold', async () => {
  await pool.query(`create index on hook ((body #>> '{from}'))`)
  await pool.query('create table heir () inherits (hook)')
  expect((await readCatalogue(pool)).tables.hook?.columns.body).not.toHaveProperty('read')
  await pool.query('drop table heir')
})

test('a row that ends every look-up is found by the check, which names the table and PostgreSQL’s word for it', async () => {
  const tried = async (way: Reach) => refusedWays(pool, hook(way), await readCatalogue(pool))
  await send(1, '917000000831', UNREADABLE[0])
  for (const way of Object.values(ways)) expect(await tried(way)).toEqual([])
  await pool.query(`alter table hook add column sender text generated always as (body #>> '{from}')`)
  const [finding, ...more] = await tried({ by: 'column', column: 'sender', holds: 'phone' })
  expect([finding, more]).toEqual([{ table: 'hook', column: 'sender', is: 'way-refused', about: '22P05' }, []])
  expect(whatToDo(finding ?? expect.unreachable())).toContain('(22P05)')
})
