import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { localBlobs } from '../../src/blobs/local-blobs.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { carryOut } from '../erasure/support/carry-out.ts'
import { planFor, REQUEST, subjectOf } from '../erasure/support/run.ts'
import { NOW, people } from '../erasure/support/world.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
const [first, second] = people
if (!first || !second) throw new Error('nobody')
const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-two-columns-'))
let pool: pg.Pool
let stores = 0

const table: TableMap = {
  ...{
    category: 'messaging',
    primaryKey: ['id'],
    tenant: 'none',
    scopes: ['number'],
    datedBy: 'at',
    disposition: { do: 'erase' },
  },
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
  columns: { id: 'key', phone: 'identifier', recording: 'blob key', at: 'time' },
}
/** An analysis names the recording of its call. */
const map: DataMap = { analysis: table, call: table }

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 6 })
  for (const name of Object.keys(map))
    await pool.query(`create table ${name} (id int primary key, phone text, recording text, at timestamptz not null)`)
  await installOwnSchema(pool)
})
afterAll(async () => {
  await pool.end()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await pool.query('truncate analysis, call, deletion_bot.progress')
  for (const name of Object.keys(map))
    await pool.query(`insert into ${name} select i, $1, 'calls/mine-' || i, '2026-01-01' from generate_series(1, 3) i`, [
      first.phone,
    ])
  // What others' calls name is not in the store: a rule has removed it.
  await pool.query(`insert into call select 100 + i, $1, 'calls/theirs-' || i, '2026-01-01' from generate_series(1, 40) i`, [
    second.phone,
  ])
})

async function storeWith(keys: readonly string[]) {
  stores += 1
  const blobs = localBlobs(join(folder, `${stores}`))
  for (const key of ['anything', ...keys]) await blobs.put(key, Buffer.from('OggS'))
  await blobs.remove('anything')
  const removed: string[] = []
  const remove = (key: string) => {
    removed.push(key)
    return blobs.remove(key)
  }
  return { ...blobs, removed, remove }
}
const mine = ['calls/mine-1', 'calls/mine-2', 'calls/mine-3']

async function erase(store: Awaited<ReturnType<typeof storeWith>>, checkpoint: (name: string) => void = () => {}) {
  const subject = subjectOf(first as NonNullable<typeof first>)
  const plan = await planFor(pool, map, subject)
  return carryOut(pool, store, { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => NOW, checkpoint })
}
const rowsIn = async (name: string) => (await pool.query(`select 1 from ${name} where phone = $1`, [first.phone])).rows.length

test('a recording that rows of two tables name goes with the last of them, and is asked for once', async () => {
  const store = await storeWith(mine)
  expect(await erase(store)).toMatchObject({ is: 'done', blobs: { reasons: [], shared: 0 } })
  expect([await rowsIn('analysis'), await rowsIn('call')]).toEqual([0, 0])
  expect(store.removed.sort()).toEqual(mine)
  for (const key of mine) expect(await store.exists(key)).toBe(false)
})

test('an erasure that dies between the two goes on, whatever became of others’ recordings', async () => {
  const store = await storeWith(mine)
  const [one] = (await planFor(pool, map, subjectOf(first))).steps
  const dies = async (name: string) => {
    if ((await rowsIn(one?.table ?? '')) === 0 && /^(begin|blobs cleared|committed)/.test(name))
      throw new Error('the process dies')
  }
  await expect(erase(store, dies)).rejects.toThrow('the process dies')
  expect((await rowsIn('analysis')) + (await rowsIn('call'))).toBe(3)
  expect(await erase(store)).toMatchObject({ is: 'done', blobs: { reasons: [], shared: 0 } })
  expect([await rowsIn('analysis'), await rowsIn('call')]).toEqual([0, 0])
  for (const key of mine) expect(await store.exists(key)).toBe(false)
})

test('a recording whose other row goes while this one’s is being taken is not left to nobody', async () => {
  const store = await storeWith(mine)
  const [one, other] = (await planFor(pool, map, subjectOf(first))).steps
  let left = 3
  const vanishes = async (name: string) => {
    if (!name.startsWith('blobs cleared') || left === 0) return
    left = 0
    expect(await rowsIn(one?.table ?? '')).toBe(3)
    await pool.query(`delete from ${other?.table} where phone = $1`, [first.phone])
  }
  expect(await erase(store, vanishes)).toMatchObject({ is: 'done', blobs: { reasons: [] } })
  for (const key of mine) expect(await store.exists(key)).toBe(false)
})

test('recordings that rows of this very hour name prove nothing: they may not be uploaded yet', async () => {
  await pool.query('truncate analysis')
  await pool.query(`insert into call select 200 + i, $1, 'calls/live-' || i, $2::timestamptz from generate_series(1, 30) i`, [
    ...[second.phone, new Date(NOW.getTime() - 60_000)],
  ])
  const store = await storeWith(['calls/theirs-40'])
  expect(await erase(store)).toMatchObject({ is: 'done', blobs: { reasons: [] } })
  expect(await rowsIn('call')).toBe(0)
})
