import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Blobs } from '../../src/blobs/blobs.ts'
import { guardedBlobs } from '../../src/blobs/guarded-blobs.ts'
import { localBlobs } from '../../src/blobs/local-blobs.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { fillBusyShop } from '../erasure/support/busy-shop.ts'
import { carryOut } from '../erasure/support/carry-out.ts'
import { OTHER_REQUEST, planFor, REQUEST, subjectOf } from '../erasure/support/run.ts'
import { shopMap, shopSchema } from '../erasure/support/shop.ts'
import { NOW, type Person, people } from '../erasure/support/world.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
const [first, second] = people
const { bill, contact } = shopMap
if (!first || !second || !bill || !contact) throw new Error('nobody')
const map: DataMap = {
  ...shopMap,
  bill: { ...bill, columns: { ...bill.columns, scan: 'blob key' } },
  contact: { ...contact, columns: { ...contact.columns, name: 'blob key' } },
}
/** The bills' last day is 31 Dec 2032. */
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
const MINE = 'thread_id in (0, 1)'
const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-stores-'))
let pool: pg.Pool
let stores = 0
/** What staff were told of the store at hand. */
let heard: string[]

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 6 })
  await pool.query(shopSchema)
  await pool.query('alter table bill add column scan text')
  await installOwnSchema(pool)
})
afterAll(async () => {
  await pool.end()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query('update contact set name = null')
  heard = []
})

const keysOf = async (text: string) => (await pool.query<{ key: string }>(text)).rows.map(({ key }) => key).sort()
const notesOf = (where: string) => keysOf(`select media_key as key from note where ${where} and media_key is not null`)

/** A store that holds these, and nothing else. */
async function storeWith(keys: readonly string[] = []): Promise<Blobs> {
  stores += 1
  const blobs = localBlobs(join(folder, `${stores}`))
  for (const key of ['anything', ...keys]) await blobs.put(key, Buffer.from('OggS'))
  await blobs.remove('anything')
  return guardedBlobs(blobs, { now: () => NOW, onDown: (because) => heard.push(because) })
}

async function erase(
  store: Blobs,
  person: Person = first as Person,
  requestId = REQUEST,
  checkpoint: (name: string) => Promise<void> | void = () => {},
) {
  const subject = subjectOf(person)
  const plan = await planFor(pool, map, subject)
  return carryOut(pool, store, { requestId, run: 0, plan, subject, pseudonyms: [], now: () => NOW, checkpoint })
}

describe('a store that never held the recordings', () => {
  test('lets no row go that alone knows where one lies, and staff hear of it', async () => {
    const mine = await notesOf(MINE)
    expect(mine.length).toBeGreaterThan(0)
    const store = await storeWith()
    expect(await erase(store)).toMatchObject({ is: 'done', blobs: { reasons: ['empty'] } })
    expect(await notesOf(MINE)).toEqual(mine)
    expect(heard).toEqual(['empty'])
  })

  test('is tried again, and the erasure ends once it is the right one', async () => {
    const all = await notesOf('true')
    await erase(await storeWith())
    const right = await storeWith(all)
    expect(await erase(right)).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await notesOf(MINE)).toEqual([])
    for (const key of all) expect(await right.exists(key)).toBe((await notesOf('true')).includes(key))
  })

  test('lets no kept row go in its night either', async () => {
    await erase(await storeWith(await notesOf('true')))
    const kept = await keysOf(`update bill set scan = 'scans/' || id where id in
      (select (primary_key ->> 'id')::int from deletion_bot.retained where table_name = 'bill') returning scan as key`)
    expect(kept.length).toBeGreaterThan(0)
    const night = async (blobs: Blobs) => {
      const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
      return releaseBatch(pool, { plan, now: DAY_AFTER, blobs }, 'bill', { after: undefined, limit: 100 })
    }
    const scans = () => keysOf('select scan as key from bill where scan is not null')
    expect((await night(await storeWith())).waiting.stuck).toBe(kept.length)
    expect(await scans()).toEqual(kept)
    expect((await night(await storeWith(await notesOf('true')))).waiting.stuck).toBe(0)
    expect(await scans()).toEqual([])
  })

  test('has no row below a kept one blanked', async () => {
    await erase(await storeWith(await notesOf('true')))
    await pool.query(
      `update contact set name = 'faces/1' where id in (select (primary_key ->> 'id')::uuid from deletion_bot.retained where table_name = 'contact')`,
    )
    const plan = await planFor(pool, map, subjectOf(first))
    const blank = async (blobs: Blobs) => restrictHeldParents(pool, blobs, { plan, requestId: REQUEST, now: NOW })
    const faces = () => keysOf('select name as key from contact where name is not null')
    expect(await blank(await storeWith())).toMatchObject({ changed: 0, waits: ['empty'] })
    expect(await faces()).toEqual(['faces/1'])
    expect(await blank(await storeWith(await notesOf('true')))).toMatchObject({ changed: 1, waits: [] })
    expect(await faces()).toEqual([])
  })
})

describe('a store from which a rule removes what is old', () => {
  test('is believed by the youngest that rows name, wherever those stand by their keys', async () => {
    const theirs = `id in (select id from note where media_key is not null and not (${MINE}) order by id`
    await pool.query(`update note set created_at = created_at - interval '300 days' where ${theirs})`)
    const young = await keysOf(`update note set created_at = now() where ${theirs} limit 1) returning media_key as key`)
    expect((await notesOf(`not (${MINE})`)).length).toBeGreaterThan(6)
    expect(await erase(await storeWith(young))).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await notesOf(MINE)).toEqual([])
  })
})

describe('a store that holds what one column names, and nothing of what another does', () => {
  const MY_CONTACTS = `phone = '${first.phone}'`
  const facesOf = (where: string) => keysOf(`select name as key from contact where ${where} and name is not null`)
  beforeEach(() => pool.query(`update contact set name = 'faces/' || id`))

  test('lets the rows of the one go and those of the other stay', async () => {
    const faces = await facesOf(MY_CONTACTS)
    const done = await erase(await storeWith(await notesOf('true')))
    expect(done).toMatchObject({ is: 'done', blobs: { reasons: ['empty'] } })
    expect(await notesOf(MINE)).toEqual([])
    expect(await facesOf(MY_CONTACTS)).toEqual(faces)
    expect(heard).toEqual(['empty'])
    await erase(await storeWith([...(await notesOf('true')), ...(await facesOf('true'))]))
    expect((await facesOf(MY_CONTACTS)).length).toBeLessThan(faces.length)
  })

  test('is not vouched for by what comes last', async () => {
    const mine = await notesOf(MINE)
    const done = await erase(await storeWith(await facesOf('true')))
    expect(done).toMatchObject({ is: 'done', blobs: { reasons: ['empty'] } })
    expect(await notesOf(MINE)).toEqual(mine)
  })
})

describe('rows that cannot be read when a store knows nothing', () => {
  test('prove nothing: the person’s rows stay for the next run', async () => {
    const mine = await notesOf(MINE)
    const locker = new pg.Client({ connectionString: database.url })
    await locker.connect()
    let locked: Promise<unknown> | undefined
    // It is granted before anybody asks again: whoever removes holds the table until the end of the round.
    const done = await erase(await storeWith(), first, REQUEST, async (name) => {
      if (name === 'blob removed') locked ??= locker.query('begin; lock table note in access exclusive mode')
      if (!name.startsWith('blobs cleared') || !locked) return
      await locked
      await locker.query('rollback')
    })
    await locker.end()
    expect(locked).toBeDefined()
    expect(done).toMatchObject({ is: 'done', blobs: { reasons: ['down'] } })
    expect(await notesOf(MINE)).toEqual(mine)
  })
})

describe('a recording that is not there', () => {
  test('went before the process died: its row follows, for others’ recordings are where rows say', async () => {
    const newest = `(select max(id) from note where not (${MINE}) and media_key is not null)`
    const store = await storeWith(await notesOf(`id = ${newest}`))
    expect(await erase(store)).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await notesOf(MINE)).toEqual([])
    expect(heard).toEqual([])
  })

  test('is believed where nobody else has any', async () => {
    await pool.query(`update note set media_key = null where not (${MINE})`)
    expect(await erase(await storeWith())).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await notesOf(MINE)).toEqual([])
  })

  test('of two people whose erasures died at once keeps neither waiting for the other', async () => {
    const theirs = `exists (select 1 from thread h join contact c on c.id = h.contact_id where h.id = thread_id and c.phone = '${second.phone}')`
    await pool.query(`update note set media_key = null where not (${MINE}) and not ${theirs}`)
    await pool.query(`update note set media_key = 'theirs/1' where id = (select id from note where ${theirs} limit 1)`)
    const store = await storeWith()
    await erase(store)
    expect(await erase(store, second, OTHER_REQUEST)).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await erase(store)).toMatchObject({ is: 'done', blobs: { reasons: [] } })
    expect(await notesOf('true')).toEqual([])
  })
})
