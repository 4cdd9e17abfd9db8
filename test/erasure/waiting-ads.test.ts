import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { stopAds, stopWaiting } from '../../src/erasure/freeze-store.ts'
import { type Looks, noLooks } from '../../src/erasure/looks.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { expireSuppressions } from '../../src/erasure/suppression-store.ts'
import { lookForWaiting } from '../../src/erasure/waiting-ads-store.ts'
import { offersOutOfSight, unindexedOffers } from '../../src/erasure/way-index-store.ts'
import type { KeyRing } from '../../src/runtime/keys.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { knownBy, type SubjectIdentifiers } from '../../src/subject/subject.ts'
import { DAY, testKeys } from '../support/bot.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { createOffers, MAIL, map, OTHER_SHOP, PHONE, SHOP, USER } from './support/offers.ts'
import { planFor } from './support/run.ts'
import { NOW } from './support/world.ts'

const database = testDatabase()
const reference = testDatabases()
const [older, newer] = [testKeys(), testKeys()]
const both: KeyRing = {
  ...newer,
  pseudonym: [
    { id: 'p2', bytes: randomBytes(32) },
    { id: 'p1', bytes: older.pseudonym[0]?.bytes ?? randomBytes(32) },
  ],
}
const onlyOld: KeyRing = { ...both, pseudonym: both.pseudonym.slice(1) }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await createOffers(pool)
})
afterAll(() => pool.end())

beforeEach(async () => {
  await pool.query('truncate letter, customer, broadcast, push, deletion_bot.suppression, deletion_bot.freeze_undo')
  await pool.query(
    `insert into customer values (1, $1, $2, 'Asha@Example.com', $4), (2, $1, '+917000099999', null, $4), (3, $3, $2, null, $4)`,
    [SHOP, PHONE, OTHER_SHOP, NOW],
  )
  await pool.query("insert into letter select n, n, 'queued', $1 from generate_series(1, 3) n", [NOW])
  await pool.query("insert into letter values (4, 1, 'sent', $1)", [NOW])
  await pool.query(
    `insert into broadcast values (1, $1, '{+917000088888, 7000012345}', null, 'held', $3), (2, $1, '{+917000088888}', null, 'held', $3),
       (3, $1, '{}', $4, 'queued', $3), (4, $2, '{+917000012345}', null, 'queued', $3)`,
    [SHOP, OTHER_SHOP, NOW, { also: [{ id: 'IN.70009999999' }, { id: USER }] }],
  )
  await pool.query(`insert into push values (1, $1, $2, 'queued', $4), (2, $1, $3, 'queued', $4)`, [
    SHOP,
    { to: USER },
    { to: 'IN.70009999999' },
    NOW,
  ])
})

/** The shop is told to send this subject nothing any more, when it has nothing that waits. */
async function says(subject: SubjectIdentifiers, keys: KeyRing): Promise<void> {
  const plan = await planFor(pool, map, subject, { kind: 'business', tenantId: SHOP })
  const pseudonyms = subjectPseudonyms(keys, 'suppression', subject)
  const before = await stopped()
  await stopAds(pool, { plan, subject, pseudonyms, at: NOW })
  // What waited then is stopped then: this is about what is planned later.
  for (const place of (await stopped()).filter((each) => !before.includes(each))) {
    const [table, id] = place.split(' ')
    await pool.query(`update ${table} set state = 'queued' where id = $1`, [id])
  }
}

async function look(keys: KeyRing, now = NOW, limitMs = 60_000, looks = noLooks()): Promise<{ unread: string[]; heard: number }> {
  const { unread, heard } = await lookAgain(keys, looks, now, limitMs)
  return { unread, heard }
}

async function lookAgain(keys: KeyRing, looks: Looks, now = NOW, limitMs = 60_000) {
  const catalogue = await readCatalogue(pool)
  let heard = 0
  const sums = await lookForWaiting(
    pool,
    { map, catalogue, keys, now, limitMs, looks },
    {
      async each(waiting) {
        heard += waiting.people.length
        await stopWaiting(pool, { ...waiting, at: now })
        return true
      },
      failed: (error) => {
        throw error
      },
    },
  )
  return { ...sums, heard }
}

async function stopped(): Promise<string[]> {
  const places = ['letter', 'broadcast', 'push'].map(
    (table) => `select '${table} ' || id as place from ${table} where state = 'stopped'`,
  )
  const { rows } = await pool.query<{ place: string }>(`${places.join(' union all ')} order by 1`)
  return rows.map(({ place }) => place)
}

test('whom an offer is for is found wherever the map says, also under a key that is not written with any more', async () => {
  await says(knownBy('phone', PHONE), onlyOld)
  expect(await look(both)).toEqual({ unread: [], heard: 2 })
  expect(await stopped()).toEqual(['broadcast 1', 'letter 1'])
  expect(await look(both)).toEqual({ unread: [], heard: 0 })
})

test('by a user id, and by an address whatever its case', async () => {
  await says(knownBy('user_id', USER), both)
  await look(both)
  expect(await stopped()).toEqual(['broadcast 3', 'push 1'])
  await says(knownBy('email', MAIL), both)
  await look(both)
  expect(await stopped()).toEqual(['broadcast 3', 'letter 1', 'push 1'])
})

test('nobody is stopped who is in no list, whose list is another’s, or whose year is over', async () => {
  expect(await look(both)).toEqual({ unread: [], heard: 0 })
  await says(knownBy('phone', PHONE), both)
  expect(await look(testKeys())).toEqual({ unread: [], heard: 0 })
  const yearLater = new Date(NOW.getTime() + 366 * DAY)
  expect(await expireSuppressions(pool, yearLater, [])).toBe(1)
  expect(await look(both, yearLater)).toEqual({ unread: [], heard: 0 })
  expect(await stopped()).toEqual([])
})

test('what is lifted between the look and the stop stays', async () => {
  const subject = knownBy('phone', PHONE)
  await says(subject, both)
  const plan = await planFor(pool, map, subject, { kind: 'business', tenantId: SHOP })
  await pool.query('delete from deletion_bot.suppression')
  const pseudonyms = subjectPseudonyms(both, 'suppression', subject)
  const people = [{ subject, pseudonyms }]
  expect(await stopWaiting(pool, { tenantId: SHOP, plan, people, at: NOW })).toEqual({ rows: 0, byRequest: new Map() })
  expect(await stopped()).toEqual([])
})

test('what was read and has not changed is not read again; what is new is, also where only the row it hangs on is', async () => {
  let ms = 0
  const looks = noLooks(() => ms)
  await says(knownBy('phone', PHONE), both)
  const first = await lookAgain(both, looks)
  expect(first).toEqual({ unread: [], read: expect.any(Number), heard: 2 })
  ms += 60_000
  // Somebody may have been blocked while the first one read.
  expect((await lookAgain(both, looks)).read).toBeGreaterThan(0)
  // What transactions of now write is read again, and other tests of this server have some.
  const { rows } = await pool.query<{ xid: string }>('select pg_current_xact_id()::text as xid')
  const over = async () =>
    (await pool.query(`select 1 where pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8`, [rows[0]?.xid])).rowCount
  await vi.waitFor(async () => expect(await over()).toBe(1), 60_000)
  await lookAgain(both, looks)
  ms += 120_000
  expect(await lookAgain(both, looks)).toEqual({ unread: [], read: 0, heard: 0 })
  await pool.query(`update letter set state = 'queued' where id = 1`)
  expect(await lookAgain(both, looks)).toEqual({ unread: [], read: 2, heard: 1 })
  await pool.query(`insert into push values (3, $1, $2, 'queued', $3)`, [SHOP, { to: USER }, NOW])
  await pool.query(`update customer set phone = '070000 12345' where id = 2`)
  ms += 60_000
  expect(await lookAgain(both, looks)).toMatchObject({ heard: 1 })
  expect(await stopped()).toEqual(['broadcast 1', 'letter 1', 'letter 2'])
  ms += 3_600_000
  const anew = await lookAgain(both, looks)
  expect(anew).toEqual({ unread: [], read: expect.any(Number), heard: 0 })
  expect(anew.read).toBeGreaterThan(2)
})

test('every minute only what is new is read, but for the first minutes and once in an hour', async () => {
  let ms = 0
  const looks = noLooks(() => ms)
  await says(knownBy('phone', PHONE), both)
  const read: boolean[] = []
  for (let minute = 0; minute < 70; minute += 1) {
    read.push((await lookAgain(both, looks)).read > 0)
    ms += 60_000
  }
  expect(read.flatMap((isRead, minute) => (isRead ? [minute] : []))).toEqual([0, 1, 61])
  expect(looks.taken.get(SHOP)?.length).toBeLessThan(6)
})

test('a database that was put back is read anew', async () => {
  let ms = 0
  const looks = noLooks(() => ms)
  await says(knownBy('phone', PHONE), both)
  await lookAgain(both, looks)
  ms += 180_000
  await lookAgain(both, looks)
  const [last] = looks.taken.get(SHOP)?.slice(-1) ?? []
  if (!last) throw new Error('nothing was noted')
  // As the looks of a database that had come further.
  last.xid = String(BigInt(last.xid) + 1_000_000n)
  await pool.query(`update letter set state = 'queued' where id = 1`)
  ms += 180_000
  expect(await lookAgain(both, looks)).toMatchObject({ heard: 1 })
})

test('a look that cannot be through in time says of how many businesses', async () => {
  await says(knownBy('phone', PHONE), both)
  expect(await look(both, NOW, 0)).toEqual({ unread: [SHOP], heard: 0 })
  const locker = await pool.connect()
  try {
    await locker.query('begin; lock table push in access exclusive mode')
    expect(await look(both, NOW, 300)).toEqual({ unread: [SHOP], heard: 0 })
  } finally {
    await locker.query('rollback')
    locker.release()
  }
  expect(await look(both)).toEqual({ unread: [], heard: 2 })
})

test('the check names what nobody looks at', () => {
  expect(offersOutOfSight(map)).toEqual([])
  const nobodys = { ...map, push: { ...map.push, tenant: 'none' }, letter: { ...map.letter, scopes: ['number'] } } as DataMap
  expect(offersOutOfSight(nobodys)).toEqual([
    { table: 'letter', is: 'offers-out-of-sight' },
    { table: 'push', is: 'offers-out-of-sight' },
  ])
})

test('the check names the index that the look wants, and the reference schema has it', async () => {
  const finding = { table: 'letter', column: 'state', is: 'unindexed-offers' }
  expect(await unindexedOffers(pool, map, await readCatalogue(pool))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...finding,
        table: 'push',
        about: `create index concurrently on "public"."push" ("shop") where "state" in ('queued', 'held');`,
      }),
      expect.objectContaining({
        ...finding,
        about: `create index concurrently on "public"."letter" ("customer_id") where "state" in ('queued', 'held');`,
      }),
    ]),
  )
  // One that knows what was sent, or another state, is of no use.
  await pool.query(`create index on push (shop, state); create index on push (shop) where state = 'queued'`)
  expect(await unindexedOffers(pool, map, await readCatalogue(pool))).toHaveLength(3)
  await pool.query(`create index on push (shop) where state in ('queued', 'held')`)
  expect(await unindexedOffers(pool, map, await readCatalogue(pool))).not.toEqual(
    expect.arrayContaining([expect.objectContaining({ ...finding, table: 'push' })]),
  )
  const platform = new pg.Pool({ connectionString: reference.platformUrl })
  try {
    expect(await unindexedOffers(platform, referenceMap, await readCatalogue(platform))).toEqual([])
    await platform.query('drop index campaign_recipient_pending')
    expect(await unindexedOffers(platform, referenceMap, await readCatalogue(platform))).toEqual([
      {
        ...{ table: 'campaign_recipient', column: 'status', is: 'unindexed-offers' },
        about: `create index concurrently on "public"."campaign_recipient" ("tenant_id") where "status" in ('pending');`,
      },
    ])
  } finally {
    await platform.end()
  }
})
