import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Removal } from '../../src/blobs/blobs.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { placeHold } from '../../src/erasure/hold-register-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { NOW, people, tenantIds } from './support/world.ts'

const database = testDatabase()
const [person] = people
const { bill, contact } = shopMap
if (!person || !bill || !contact) throw new Error('nobody')
const map: DataMap = {
  ...shopMap,
  bill: { ...bill, columns: { ...bill.columns, scan: 'blob key' } },
  contact: { ...contact, columns: { ...contact.columns, name: 'blob key' } },
}
/** The bills' last day is 31 Dec 2032. */
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
const SCANS = 5
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 20 })
  await pool.query(shopSchema)
  await pool.query('alter table bill add column scan text')
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query('truncate deletion_bot.kept_subject, deletion_bot.legal_hold')
})

const rowsOf = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows
const scans = async () => (await rowsOf('select scan from bill where scan is not null order by scan')).map(({ scan }) => scan)

/** Somebody who waits for no lock. */
const impatient = () => new pg.Pool({ connectionString: database.url, max: 4, options: '-c lock_timeout=300ms' })

/** The person is erased, and so many of their kept bills have a scan. */
async function keepScans(): Promise<string[]> {
  const [{ contact_id } = {}] = await rowsOf('select contact_id from bill where phone = $1 limit 1', [person?.phone])
  await pool.query(
    `insert into bill (id, tenant_id, contact_id, phone, total, due, created_at)
     select 800 + i, $1, $2, $3, i, '2024-12-31', $4 from generate_series(1, $5::int) i`,
    [tenantIds[0], contact_id, person?.phone, new Date('2024-11-05T05:05:05Z'), SCANS],
  )
  const subject = subjectOf(person as NonNullable<typeof person>)
  const plan = await planFor(pool, map, subject)
  await carryOut(pool, memoryBlobs(), { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => NOW })
  const kept = await rowsOf(
    `update bill set scan = 'scans/' || id where id in (select (primary_key ->> 'id')::int from deletion_bot.retained where table_name = 'bill') and id > 800 returning scan`,
  )
  expect(kept).toHaveLength(SCANS)
  return kept.map(({ scan }) => scan).sort()
}

async function release(remove: (key: string) => Promise<Removal>, checkpoint?: (name: string) => Promise<void> | void) {
  const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
  const releasing = { plan, now: DAY_AFTER, blobs: { remove, exists: async () => true }, ...(checkpoint ? { checkpoint } : {}) }
  return releaseBatch(pool, releasing, 'bill', { after: undefined, limit: 100 })
}

test('while a store takes its time, nobody waits for the rows whose scans it removes', async () => {
  const kept = await keepScans()
  const other = impatient()
  const removed: string[] = []
  await release(async (key) => {
    await other.query('update bill set total = total where scan = $1', [key])
    removed.push(key)
    return { is: 'gone' }
  })
  await other.end()
  expect(removed.sort()).toEqual(kept)
  expect(await scans()).toEqual([])
})

test('a contact that is only blanked lets nobody wait for its row either', async () => {
  await keepScans()
  await pool.query(
    `update contact set name = 'faces/1' where id in (select (primary_key ->> 'id')::uuid from deletion_bot.retained where table_name = 'contact')`,
  )
  const other = impatient()
  const plan = await planFor(pool, map, subjectOf(person as NonNullable<typeof person>))
  const remove = async (key: string): Promise<Removal> => {
    await other.query('update contact set offers = offers where name = $1', [key])
    return { is: 'gone' }
  }
  expect(await restrictHeldParents(pool, { remove, exists: async () => true }, { plan, requestId: REQUEST, now: NOW })).toEqual({
    changed: 1,
    waits: [],
  })
  await other.end()
  expect(await rowsOf(`select 1 from contact where name = 'faces/1'`)).toEqual([])
})

const WAITING = `select 1 from pg_locks where relation = 'deletion_bot.legal_hold'::regclass and not granted`

test('a legal hold that is asked for while scans go is placed, and keeps every row and every scan that had not gone', async () => {
  const kept = await keepScans()
  const id = '33333333-3333-4333-8333-333333333333'
  let placed: Promise<void> | undefined
  const removed: string[] = []
  const batch = await release(async (key) => {
    placed ??= placeHold(pool, { id, target: { scope: 'table', table: 'bill' }, reason: 'court_order', from: NOW, until: null })
    while ((await rowsOf(WAITING)).length === 0) await sleep(5)
    removed.push(key)
    return { is: 'gone' }
  })
  await placed
  expect(batch.held.map(({ holdId }) => holdId)).toContain(id)
  expect(await scans()).toEqual(kept)
  const before = removed.length
  await release(async (key) => {
    removed.push(key)
    return { is: 'gone' }
  })
  expect(removed).toHaveLength(before)
})

test('a hold that is placed before the scans’ turn keeps them all', async () => {
  const kept = await keepScans()
  const removed: string[] = []
  const batch = await release(
    async (key) => {
      removed.push(key)
      return { is: 'gone' }
    },
    async (name) => {
      if (!name.includes('waits')) return
      const target = { scope: 'table', table: 'bill' } as const
      await placeHold(pool, { id: REQUEST, target, reason: 'court_order', from: NOW, until: null })
    },
  )
  expect(batch.held.length).toBeGreaterThan(0)
  expect(removed).toEqual([])
  expect(await scans()).toEqual(kept)
})

class Killed extends Error {}

/** One removal at a time, so that the process can die at each. */
function steps() {
  let left = Number.POSITIVE_INFINITY
  const removed = new Set<string>()
  const step = () => {
    if (left-- <= 0) throw new Killed()
  }
  return {
    removed,
    dieAfter: (steps: number) => {
      left = steps
    },
    checkpoint: step,
    async remove(key: string): Promise<Removal> {
      step()
      removed.add(key)
      return { is: 'gone' }
    },
  }
}

test('wherever the process dies, no scan outlives its row, and the next night ends as if nothing had happened', async () => {
  for (let alive = 0; alive < 20; alive += 1) {
    await fillBusyShop(pool, 0)
    const kept = await keepScans()
    const night = steps()
    night.dieAfter(alive)
    const died = await release(night.remove, night.checkpoint).then(
      () => false,
      (error) => error instanceof Killed,
    )
    const standing = new Set(await scans())
    for (const scan of kept) if (!standing.has(scan)) expect(night.removed.has(scan)).toBe(true)
    night.dieAfter(Number.POSITIVE_INFINITY)
    await release(night.remove, night.checkpoint)
    expect(await scans()).toEqual([])
    expect([...night.removed].sort()).toEqual(kept)
    expect(
      await rowsOf(`select count(*)::int as n from deletion_bot.retained where table_name = 'bill' and outcome = 'erased'`),
    ).toEqual([{ n: SCANS + 1 }])
    if (!died) return
  }
  throw new Error('it always died')
})
