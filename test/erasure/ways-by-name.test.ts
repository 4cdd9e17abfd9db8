import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { retainedOf } from '../../src/erasure/kept-store.ts'
import { linksTo } from '../../src/erasure/links.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { unindexedWays } from '../../src/erasure/way-index-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { execute, memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, NOW, people } from './support/world.ts'

const database = testDatabase()
const reference = testDatabases()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const whose = subjectOf(person)
const OLD = '2026-01-01T00:00:00Z'
const NEWER = new Date(CUT_OFF.getTime() + 60_000).toISOString()
const LATER = new Date(CUT_OFF.getTime() + 3_600_000)
let pool: pg.Pool

const common = { category: 'messaging', primaryKey: ['id'], tenant: 'none', scopes: ['number'], datedBy: 'at' } as const
const byCall = { by: 'parent', column: 'call_id', table: 'call' } as const
const known = { id: 'key', call_id: 'reference', at: 'time' } as const
/** Nothing in the database says that these rows belong to calls: only the map does. */
const map: DataMap = {
  call: {
    ...{ ...common, reach: [{ by: 'column', column: 'phone', holds: 'phone' }], disposition: { do: 'erase' } },
    columns: { id: 'key', phone: 'identifier', at: 'time' },
  },
  recording: { ...common, reach: [byCall], disposition: { do: 'erase' }, columns: { ...known, media: 'blob key' } },
  note: {
    ...{ ...common, reach: [{ by: 'column', column: 'phone', holds: 'phone' }, byCall], disposition: { do: 'erase' } },
    columns: { ...known, phone: 'identifier' },
  },
  usage: {
    ...{ ...common, reach: [byCall], disposition: { do: 'anonymise', set: { ip: { to: null } } } },
    columns: { ...known, ip: 'personal' },
  },
  bill: {
    ...{ ...common, category: 'billing', reach: [byCall] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { ...known, due: 'time' },
  },
}
const TABLES = Object.keys(map)

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(`create table call (id int primary key, phone text, at timestamptz not null); create index on call (phone);
    create table recording (id int primary key, call_id int, at timestamptz not null, media text); create index on recording (media);
    create table note (id int primary key, call_id int, at timestamptz not null, phone text); create index on note (phone);
    create table usage (id int primary key, call_id int, at timestamptz not null, ip text);
    create table bill (id int primary key, call_id int, at timestamptz not null, due date not null);
    create index on recording (call_id); create index on note (call_id); create index on usage (call_id); create index on bill (call_id)`)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(`truncate ${TABLES.join()}, deletion_bot.progress, deletion_bot.retained, deletion_bot.kept_subject`)
  await pool.query('insert into call values (1, $1, $3), (2, $1, $3), (3, $2, $3)', [person.phone, other.phone, OLD])
})

const put = (table: string, call: number, at: string, more: string | null) =>
  pool.query(`insert into ${table} select coalesce(max(id), 0) + 1, $1, $2, $3 from ${table}`, [call, at, more])
const calls = async () => (await pool.query('select id from call order by id')).rows.map(({ id }) => id)
const rowsIn = async (table: string) => (await pool.query(`select 1 from ${table}`)).rows.length
const plan = (cutOff = CUT_OFF) => planFor(pool, map, whose, { kind: 'number' }, cutOff)
const search = async (requestId = REQUEST, cutOff = CUT_OFF) =>
  searchResidue(pool, { plan: await plan(cutOff), subject: whose, requestId }, { statementMs: 10_000 })

describe('a row that is reached through its parent alone, and points at it by no foreign key,', () => {
  test('keeps it while its recording would not go, so that the next run finds both', async () => {
    await put('recording', 1, OLD, 'media/1')
    const counted = await countPlan(pool, await plan(), whose, { atMost: 10, statementMs: 10_000 })
    await execute(pool, await plan(), whose, { broken: ['media/1'] })
    expect(await calls()).toEqual([1, 3])
    const left = await search()
    expect(completed(await plan(), left).is).toBe('partial')
    expect(left.evidence.filter(({ remaining }) => remaining > 0).map(({ key }) => key)).toEqual([
      'recording:erase',
      'call:erase',
    ])

    const done = await execute(pool, await plan(), whose)
    expect([await calls(), await rowsIn('recording')]).toEqual([[3], 0])
    expect(done.steps.map(({ rows }) => rows)).toEqual(counted.map(({ rows }) => rows))
    expect(completed(await plan(), await search())).toEqual({ is: 'completed' })
  })

  test('keeps it when it is newer than the wish, and both go with the next one', async () => {
    await put('note', 1, NEWER, null)
    await execute(pool, await plan(), whose)
    expect(await calls()).toEqual([1, 3])
    expect((await search()).held).toEqual([{ table: 'call', because: 'newer', rows: 1 }])

    await execute(pool, await plan(LATER), whose, { requestId: OTHER_REQUEST })
    expect([await calls(), await rowsIn('note')]).toEqual([[3], 0])
  })

  test('keeps it when it arrives while the erasure runs', async () => {
    const arriving = await plan()
    await execute(pool, arriving, whose, {
      async checkpoint(name) {
        if (name.startsWith('begin') && (await rowsIn('note')) === 0) await put('note', 2, NEWER, null)
      },
    })
    expect(await calls()).toEqual([2, 3])
  })

  test('keeps it when the row is somebody else’s, and is not touched', async () => {
    await put('note', 1, OLD, other.phone)
    await execute(pool, await plan(), whose)
    expect([await calls(), await rowsIn('note')]).toEqual([[1, 3], 1])
    expect((await search()).held).toEqual([{ table: 'call', because: 'somebody-else', rows: 1 }])
  })

  test('lets it go once the row has been made nobody’s', async () => {
    await put('usage', 1, OLD, '203.0.113.7')
    await execute(pool, await plan(), whose)
    expect(await calls()).toEqual([3])
    expect((await pool.query('select call_id, ip from usage')).rows).toEqual([{ call_id: 1, ip: null }])
    expect(completed(await plan(), await search())).toEqual({ is: 'completed' })
  })

  test('keeps it as long as a law keeps the row, and goes before it', async () => {
    await put('bill', 1, OLD, '2026-12-31')
    await put('usage', 1, OLD, '203.0.113.7')
    await execute(pool, await plan(), whose)
    expect((await retainedOf(pool, [REQUEST])).map(({ table, until }) => [table, until])).toEqual([
      ['bill', '2032-12-31'],
      ['call', '2032-12-31'],
    ])
    expect((await search()).held).toEqual([{ table: 'call', because: 'kept-by-law', rows: 1 }])
    const restricted = await restrictHeldParents(pool, memoryBlobs(), { plan: await plan(), requestId: REQUEST, now: NOW })
    expect(restricted.changed).toBe(1)
    expect((await pool.query('select phone from call where id = 1')).rows).toEqual([{ phone: null }])

    const now = new Date('2033-01-01T03:00:00Z')
    const frame = keptFrame(map, await readCatalogue(pool), now)
    const release = (table: string) =>
      releaseBatch(pool, { plan: frame, now, blobs: memoryBlobs() }, table, { after: undefined, limit: 10 })
    expect(await release('call')).toMatchObject({ erased: 0, waiting: { referenced: 1 } })
    expect((await release('bill')).erased).toBe(1)
    expect((await release('call')).erased).toBe(1)
    expect(await calls()).toEqual([3])
  })
})

describe('what is asked of the database', () => {
  test('the map fits, and an index that such a way lacks is missed', async () => {
    const catalogue = await readCatalogue(pool)
    expect(checkMap(map, catalogue)).toEqual([])
    expect(await unindexedWays(pool, map, catalogue)).toEqual([])
    const bill = map.bill as TableMap
    const accounts: DataMap = { ...map, bill: { ...bill, scopes: ['account'] } }
    await pool.query('drop index bill_call_id_idx')
    const missed = { table: 'bill', column: 'call_id', is: 'unindexed-way' }
    for (const asked of [map, accounts]) expect(await unindexedWays(pool, asked, catalogue)).toMatchObject([missed])
    await pool.query('create index on bill (call_id)')
  })

  test('is asked once: where a foreign key stands already, the way adds nothing', async () => {
    const platform = new pg.Pool({ connectionString: reference.platformUrl, max: 1 })
    const catalogue = await readCatalogue(platform)
    await platform.end()
    const links = Object.keys(referenceMap).flatMap((table) => linksTo({ map: referenceMap, catalogue }, table))
    expect(links.filter(({ byMap }) => byMap)).toEqual([])
    expect(links.length).toBe(catalogue.foreignKeys.length)
  })

  test('and what the map calls nobody’s keeps no row', async () => {
    const nobodys: TableMap = { ...(map.note as TableMap), disposition: { do: 'nothing', because: 'a test' } }
    const catalogue = await readCatalogue(pool)
    expect(linksTo({ map: { ...map, note: nobodys }, catalogue }, 'call').map(({ table }) => table)).not.toContain('note')
  })
})
