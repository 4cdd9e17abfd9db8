import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBotDatabase } from '../../src/db/client.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { keepWithEarlier } from '../../src/erasure/kept-earlier-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch, tablesDue } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { replaySubject } from '../../src/jobs/replay-subject.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { carryOut } from './support/carry-out.ts'
import { replayBot } from './support/restored.ts'
import { memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, NOW, people, snapshot, TABLES, tenantIds } from './support/world.ts'

const [first, second] = people
if (!first || !second || !shopMap.bill) throw new Error('nobody')
/** Bills are found by their number alone, though they refer to the contact: once blanked, they are nobody's. */
const map: DataMap = { ...shopMap, bill: { ...shopMap.bill, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] } }
const LATER = new Date(CUT_OFF.getTime() + 86_400_000)
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
const database = testDatabase()
const own = testDatabases()
let pool: pg.Pool
let contact: string

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query('truncate deletion_bot.kept_subject')
  const [bill] = await rowsOf<{ contact_id: string }>('select contact_id from bill where id = 0')
  contact = bill?.contact_id ?? ''
})

const rowsOf = async <Row extends object>(text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows
const comesBack = () =>
  pool.query('insert into thread values (900, $1, $2, true, $3)', [tenantIds[0], contact, new Date(CUT_OFF.getTime() + 60_000)])
const standing = async () => (await rowsOf<object>('select phone, name from contact where id = $1', [contact]))[0]
const NOBODYS = { phone: null, name: null }

/** A whole wish: erased, searched, what stays below kept rows blanked where all is done. */
async function wish(person: (typeof people)[number], requestId: string, cutOff: Date) {
  const subject = subjectOf(person)
  const plan = await planFor(pool, map, subject, { kind: 'number' }, cutOff)
  const whose = { pseudonyms: [{ keyId: 'k1', value: 'ab'.repeat(32) }] }
  const quarry = { requestId, plan, subject, ...whose }
  expect((await carryOut(pool, memoryBlobs(), { ...quarry, run: 0, now: () => NOW })).is).toBe('done')
  let found = await searchResidue(pool, quarry, { statementMs: 20_000 })
  if (found.unnoted?.length) {
    await keepWithEarlier(pool, quarry, found.unnoted, 1)
    found = await searchResidue(pool, quarry, { statementMs: 20_000 })
  }
  const verdict = completed(plan, found)
  if (verdict.is === 'completed') await restrictHeldParents(pool, memoryBlobs(), { plan, requestId, now: NOW })
  return { verdict, held: found.held, unnoted: found.unnoted ?? [] }
}

async function release(): Promise<number> {
  const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
  let erased = 0
  for (const table of await tablesDue(pool, plan.today)) {
    const window = { after: undefined, limit: 100 }
    erased += (await releaseBatch(pool, { plan, now: DAY_AFTER, blobs: memoryBlobs() }, table, window)).erased
  }
  return erased
}

describe('a customer who came back while an old bill is kept', () => {
  test('is told that all is done at the second wish, stands nowhere, and the contact goes on the bill’s day', async () => {
    await comesBack()
    expect((await wish(first, REQUEST, CUT_OFF)).verdict.is).toBe('completed')
    expect(await standing()).toMatchObject({ phone: first.phone })
    const before = await snapshot(pool, TABLES)
    const again = await wish(first, OTHER_REQUEST, LATER)
    expect(again).toEqual({
      verdict: { is: 'completed' },
      held: [{ table: 'contact', because: 'kept-by-law', rows: 1 }],
      unnoted: [],
    })
    expect(await standing()).toEqual(NOBODYS)
    const lines = await rowsOf(
      `select basis, release_on::text as day, row_mark is not null as marked from deletion_bot.retained
       where request_id = $1 and table_name = 'contact'`,
      [OTHER_REQUEST],
    )
    expect(lines).toEqual([{ basis: 'cgst-s36', day: '2032-12-31', marked: true }])
    expect(await rowsOf('select 1 from deletion_bot.kept_subject where request_id = $1', [OTHER_REQUEST])).toHaveLength(1)
    expect(await release()).toBe(2)
    expect(await standing()).toBeUndefined()
    const after = await snapshot(pool, TABLES)
    const changed = TABLES.flatMap((table) =>
      Object.entries(before[table] ?? {}).flatMap(([id, row]) => (after[table]?.[id] === row ? [] : [`${table} ${id}`])),
    )
    expect(changed.sort()).toEqual(['bill 0', `contact ${contact}`, 'thread 900'])
  })

  test('whose second wish is carried out twice loses nothing more', async () => {
    await comesBack()
    await wish(first, REQUEST, CUT_OFF)
    await wish(first, OTHER_REQUEST, LATER)
    const before = await snapshot(pool, TABLES)
    const lines = await rowsOf('select * from deletion_bot.retained order by request_id, table_name, primary_key')
    expect((await wish(first, OTHER_REQUEST, LATER)).verdict.is).toBe('completed')
    expect(await snapshot(pool, TABLES)).toEqual(before)
    expect(await rowsOf('select * from deletion_bot.retained order by request_id, table_name, primary_key')).toEqual(lines)
  })

  test('and whom somebody else’s kept bill refers to, is blanked, and neither bill is touched', async () => {
    await pool.query('update bill set contact_id = $1 where phone = $2', [contact, people[2]?.phone])
    const other = people[2] ?? second
    await wish(other, REQUEST, CUT_OFF)
    const bills = await snapshot(pool, ['bill'])
    expect((await wish(first, OTHER_REQUEST, LATER)).verdict.is).toBe('completed')
    expect(await standing()).toEqual(NOBODYS)
    const changed = Object.entries((await snapshot(pool, ['bill'])).bill ?? {}).filter(([id, row]) => bills.bill?.[id] !== row)
    expect(changed.map(([id]) => id)).toEqual(['0'])
  })
})

test('a platform restored from before such a contact was noted and blanked has both done again by the replay, twice over nothing more', async () => {
  await pool.query('update bill set contact_id = $1 where phone = $2', [contact, people[2]?.phone])
  await wish(people[2] ?? second, REQUEST, CUT_OFF)
  await wish(first, OTHER_REQUEST, LATER)
  // As its freeze had left it.
  await pool.query(`update contact set offers = 'no' where id = $1`, [contact])
  const after = await snapshot(pool, TABLES)
  // What the backup has of the contact, and has not of its line.
  await pool.query('update contact set phone = $2, name = $3 where id = $1', [contact, first.phone, 'First'])
  await pool.query(`delete from deletion_bot.retained where request_id = $1 and table_name = 'contact'`, [OTHER_REQUEST])
  const dataDir = mkdtempSync(join(tmpdir(), 'came-back-'))
  const database = openBotDatabase(own.botUrl, { connectionsMax: 2, waitMsMax: 5_000, onError: () => {} })
  try {
    const bot = { ...(await replayBot(pool, database.db, testKeys(), dataDir)), dataMap: map }
    const entry = {
      requestId: OTHER_REQUEST,
      scope: 'number',
      tenantId: null,
      memberId: null,
      cutOff: LATER,
      expiresAt: DAY_AFTER,
    }
    const again = { entry: { ...entry, keyId: 'k1', pseudonym: 'ab'.repeat(32) }, subject: subjectOf(first) }
    for (const how of [{ run: 1001 }, { run: 1002, isThrough: true }, { run: 2001 }]) {
      const done = await replaySubject(bot, again, { isThrough: false, dryRun: false, pastBrake: false, ...how })
      expect(done.is).not.toBe('failed')
      expect(await snapshot(pool, TABLES)).toEqual(after)
    }
    expect(await rowsOf('select table_name from deletion_bot.retained where request_id = $1', [OTHER_REQUEST])).toContainEqual({
      table_name: 'contact',
    })
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('a contact that somebody else’s living bill needs as well is left as it is, and said to be so', async () => {
  await comesBack()
  await wish(first, REQUEST, CUT_OFF)
  await pool.query('update bill set contact_id = $1 where phone = $2', [contact, second.phone])
  const { verdict } = await wish(first, OTHER_REQUEST, LATER)
  expect(verdict).toEqual({ is: 'partial', rest: ['contact'] })
  expect(await standing()).toMatchObject({ phone: first.phone })
  expect(await rowsOf('select 1 from deletion_bot.retained where request_id = $1', [OTHER_REQUEST])).toEqual([])
})

describe('what only seems to be kept', () => {
  const lookalikes: [string, string, unknown[]][] = [
    ['bears somebody’s number by now', 'update bill set phone = $1 where id = 0', [second.phone]],
    ['was given the same key with another date', `update bill set created_at = '2030-05-05' where id = 0`, []],
    ['has had its day, and is said to be gone', `update deletion_bot.retained set outcome = 'gone', settled_at = now()`, []],
    ['was never kept', 'delete from deletion_bot.retained', []],
  ]
  test.each(lookalikes)('is somebody else’s: a bill that %s', async (_is, change, values) => {
    await comesBack()
    await wish(first, REQUEST, CUT_OFF)
    await pool.query(change, values)
    const { verdict, held } = await wish(first, OTHER_REQUEST, LATER)
    expect(verdict).toEqual({ is: 'partial', rest: ['contact'] })
    expect(held).toEqual([{ table: 'contact', because: 'somebody-else', rows: 1 }])
    expect(await standing()).toMatchObject({ phone: first.phone })
  })
})
