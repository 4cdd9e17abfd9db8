import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { carryOut } from '../erasure/support/carry-out.ts'
import { memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from '../erasure/support/run.ts'
import { NOW, type Person, people } from '../erasure/support/world.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
const [first, second] = people
if (!first || !second) throw new Error('nobody')
const CALL = 'media/conference'
let pool: pg.Pool

const common = {
  ...({ category: 'messaging', primaryKey: ['id'], tenant: 'none', scopes: ['number'], datedBy: 'at' } as const),
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
} as const
const recording: TableMap = {
  ...{ ...common, disposition: { do: 'erase' } },
  columns: { id: 'key', phone: 'identifier', media: 'blob key', at: 'time' },
}
const bill: TableMap = {
  ...common,
  disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
  columns: { id: 'key', phone: 'identifier', due: 'time', media: 'blob key', at: 'time' },
}
const map: DataMap = { recording, bill }

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 8 })
  await pool.query(`create table recording (id int primary key, phone text, media text, at timestamptz not null);
    create table bill (id int primary key, phone text, media text, at timestamptz not null, due date not null)`)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query('truncate recording, bill, deletion_bot.progress, deletion_bot.retained, deletion_bot.kept_subject')
  await pool.query(`insert into recording values (1, $1, $3, '2026-01-01'), (2, $2, $3, '2026-01-01')`, [
    ...[first.phone, second.phone, CALL],
  ])
})

const rowsIn = async (table: string) => (await pool.query(`select 1 from ${table}`)).rows.length

async function erase(person: Person, requestId: string, store = memoryBlobs(), checkpoint?: (name: string) => Promise<void>) {
  const subject = subjectOf(person)
  const plan = await planFor(pool, map, subject)
  const more = checkpoint ? { checkpoint } : {}
  return carryOut(pool, store, { requestId, run: 0, plan, subject, pseudonyms: [], now: () => NOW, ...more })
}

/** Everybody goes on once this many have come. */
function meetingOf(many: number) {
  let come = 0
  let open = () => {}
  const met = new Promise<void>((resolve) => {
    open = resolve
  })
  return async () => {
    come += 1
    if (come >= many) open()
    await met
  }
}

test('two people who are erased at the same moment and share one recording do not leave it to each other', async () => {
  const store = memoryBlobs()
  const meet = meetingOf(2)
  const meeting = async (name: string) => {
    if (name.startsWith('blobs cleared')) await meet()
  }
  const done = await Promise.all([erase(first, REQUEST, store, meeting), erase(second, OTHER_REQUEST, store, meeting)])
  expect(await rowsIn('recording')).toBe(0)
  expect(store.removed).toEqual([CALL])
  expect(done.map((one) => (one.is === 'done' ? one.blobs.shared : one)).sort()).toEqual([0, 1])
})

test('a row kept by law that goes while somebody else is erased leaves the recording to the last of them', async () => {
  await pool.query(`delete from recording where id = 1`)
  await pool.query(`insert into bill values (1, $1, $2, '2026-01-01', '2026-12-31')`, [first.phone, CALL])
  await erase(first, REQUEST)
  expect(await rowsIn('bill')).toBe(1)
  const now = new Date('2033-01-01T03:00:00Z')
  const plan = keptFrame(map, await readCatalogue(pool), now)
  const store = memoryBlobs()
  const done = await erase(second, OTHER_REQUEST, store, async (name) => {
    if (!name.startsWith('blobs cleared') || (await rowsIn('bill')) === 0) return
    const released = await releaseBatch(pool, { plan, now, blobs: store }, 'bill', { after: undefined, limit: 10 })
    expect(released.erased).toBe(1)
    expect(store.removed).toEqual([])
  })
  expect([await rowsIn('bill'), await rowsIn('recording')]).toEqual([0, 0])
  expect(store.removed).toEqual([CALL])
  expect(done).toMatchObject({ is: 'done', blobs: { shared: 0 } })
})

test('a recording that somebody who stays has too is left, and counted once', async () => {
  const store = memoryBlobs()
  const done = await erase(first, REQUEST, store)
  expect(store.removed).toEqual([])
  expect(done).toMatchObject({ is: 'done', blobs: { shared: 1 } })
  expect(await rowsIn('recording')).toBe(1)
})
