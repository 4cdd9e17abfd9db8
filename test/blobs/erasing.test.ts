import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Removal } from '../../src/blobs/blobs.ts'
import type { Executed } from '../../src/erasure/execute.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { fillBusyShop } from '../erasure/support/busy-shop.ts'
import { carryOut } from '../erasure/support/carry-out.ts'
import { planFor, REQUEST, subjectOf } from '../erasure/support/run.ts'
import { shopMap, shopSchema } from '../erasure/support/shop.ts'
import { NOW, people, tenantIds } from '../erasure/support/world.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
const [first] = people
if (!first) throw new Error('nobody')
const whose = subjectOf(first)
const MINE = 'thread_id in (0, 1)'
const GONE: Removal = { is: 'gone' }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 6 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => fillBusyShop(pool, 0))

const erase = async (remove: (key: string) => Promise<Removal>, checkpoint?: (name: string) => void): Promise<Executed> => {
  const plan = await planFor(pool, shopMap, whose)
  return carryOut(
    pool,
    { remove, exists: async () => true },
    { requestId: REQUEST, run: 0, plan, subject: whose, pseudonyms: [], now: () => NOW, ...(checkpoint ? { checkpoint } : {}) },
  )
}
const keysOf = async (where: string) =>
  (await pool.query<{ key: string }>(`select media_key as key from note where ${where} and media_key is not null`)).rows.map(
    ({ key }) => key,
  )
const count = async (where: string) =>
  Number((await pool.query<{ n: string }>(`select count(*) as n from note where ${where}`)).rows[0]?.n)
const addRecordings = (n: number) =>
  pool.query(
    `insert into note (id, thread_id, body, media_key, created_at)
     select 50000 + i, 0, 'voice', 'media/voice-' || i, timestamptz '2026-11-01' from generate_series(1, $1::int) i`,
    [n],
  )

describe('while a store answers', () => {
  test('no row of the person is locked: others may still write to it', async () => {
    const touched: number[] = []
    const done = await erase(async (key) => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query('set lock_timeout = 2000')
      touched.push((await client.query('update note set said_by = said_by where media_key = $1', [key])).rowCount ?? 0)
      await client.end()
      return GONE
    })
    expect(done).toMatchObject({ is: 'done', blobs: { reasons: [], shared: 0 } })
    expect(touched.length).toBeGreaterThan(0)
    expect(touched.every((rows) => rows === 1)).toBe(true)
    expect(await count(MINE)).toBe(0)
  })

  test('no legal hold can be placed, and under one that was placed before no recording is asked for', async () => {
    const hold = `insert into deletion_bot.legal_hold (id, scope, tenant_id, reason, held_from)
      values (gen_random_uuid(), 'tenant', '${tenantIds[0]}', 'court_order', timestamptz '2026-01-01')`
    const refused: string[] = []
    await erase(async () => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query('set lock_timeout = 300')
      await client.query(hold).catch((error: { code?: string }) => refused.push(error.code ?? ''))
      await client.end()
      return GONE
    })
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(refused)).toEqual(new Set(['55P03']))
    await fillBusyShop(pool, 0)
    await pool.query(hold)
    const asked: string[] = []
    const held = await erase(async (key) => {
      asked.push(key)
      return GONE
    })
    expect(held.is).toBe('held')
    expect(asked).toEqual([])
  })

  test('ten thousand recordings of one person go some at a time, each asked for once', async () => {
    await addRecordings(10_000)
    let atOnce = 0
    let most = 0
    const asked: string[] = []
    const done = await erase(async (key) => {
      atOnce += 1
      most = Math.max(most, atOnce)
      asked.push(key)
      await new Promise(setImmediate)
      atOnce -= 1
      return GONE
    })
    expect(done).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(most).toBe(16)
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked.length).toBeGreaterThanOrEqual(10_000)
    expect(await count(MINE)).toBe(0)
  })

  test('a slow one is given short rounds, whatever the clock on the wall says, and all of it goes', async () => {
    await addRecordings(100)
    let ms = performance.now()
    const ticking = vi.spyOn(performance, 'now').mockImplementation(() => ms)
    const asked: string[] = []
    let rounds = 0
    await erase(
      async (key) => {
        asked.push(key)
        ms += 700
        return GONE
      },
      (name) => {
        if (name.startsWith('blobs cleared')) rounds += 1
      },
    ).finally(() => ticking.mockRestore())
    expect(asked.length).toBeGreaterThanOrEqual(100)
    expect(rounds).toBeGreaterThan(10)
    expect(await count(MINE)).toBe(0)
  })
})

describe('a store that is down', () => {
  test('is asked a few times for thousands of recordings; what names none goes, and the next run finishes', async () => {
    await addRecordings(5_000)
    const named = await keysOf(MINE)
    let asked = 0
    const first = await erase(async () => {
      asked += 1
      return { is: 'unreachable', because: 'down' }
    })
    expect(first).toMatchObject({ is: 'done', blobs: { reasons: ['down'] } })
    expect(asked).toBeLessThanOrEqual(16 + 3)
    expect((await keysOf(MINE)).toSorted()).toEqual(named.toSorted())
    const kept = await count(`${MINE} and media_key is null
      and not exists (with recursive up(id) as (select r.id from note r where r.reply_to = note.id union select r.id from note r join up on r.reply_to = up.id)
        select 1 from up join note u using (id) where u.media_key is not null)`)
    expect(kept).toBe(0)
    const second = await erase(async () => GONE)
    expect(second).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await count(MINE)).toBe(0)
  })

  test('for a moment costs a repetition and nothing else', async () => {
    await addRecordings(40)
    let asked = 0
    const done = await erase(async () => {
      asked += 1
      return asked % 30 === 7 ? { is: 'unreachable', because: 'down' } : GONE
    })
    expect(done).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await count(MINE)).toBe(0)
  })
})

describe('a recording that somebody else’s message names too', () => {
  test('stays for them while the person’s own message goes', async () => {
    const [key] = await keysOf(MINE)
    const [theirs] = (await pool.query<{ id: string }>(`select id from note where thread_id = 5 limit 1`)).rows
    if (!key || !theirs) throw new Error('nobody sent a recording')
    await pool.query('update note set media_key = $1 where id = $2', [key, theirs.id])
    const removed: string[] = []
    const done = await erase(async (each) => {
      removed.push(each)
      return GONE
    })
    expect(done).toMatchObject({ is: 'done', blobs: { shared: 1 } })
    expect(removed).not.toContain(key)
    expect(removed.length).toBeGreaterThan(0)
    expect(await count(MINE)).toBe(0)
    expect(await keysOf(`id = ${theirs.id}`)).toEqual([key])
  })

  test('that is newer than the confirmation stays with the newer message', async () => {
    await addRecordings(2)
    await pool.query(
      `insert into note (id, thread_id, body, media_key, created_at) values (90001, 0, 'again', 'media/voice-1', timestamptz '2026-11-21')`,
    )
    const removed: string[] = []
    await erase(async (each) => {
      removed.push(each)
      return GONE
    })
    expect(removed).toContain('media/voice-2')
    expect(removed).not.toContain('media/voice-1')
    expect(await keysOf(MINE)).toEqual(['media/voice-1'])
  })

  test('goes when both messages are the person’s own', async () => {
    await addRecordings(2)
    await pool.query(`update note set media_key = 'media/voice-1' where media_key = 'media/voice-2'`)
    const removed: string[] = []
    const done = await erase(async (each) => {
      removed.push(each)
      return GONE
    })
    expect(done).toMatchObject({ blobs: { shared: 0 } })
    expect(removed).toContain('media/voice-1')
    expect(await count(MINE)).toBe(0)
  })
})
