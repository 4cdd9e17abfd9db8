import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { extendByContact } from '../../src/erasure/contact-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { writing } from '../../src/erasure/session-store.ts'
import { blockCampaigns, expireSuppressions, tenantsBlocked } from '../../src/erasure/suppression-store.ts'
import type { KeyRing } from '../../src/runtime/keys.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { knownBy, type SubjectIdentifiers } from '../../src/subject/subject.ts'
import { DAY, testKeys } from '../support/bot.ts'
import { testDatabase } from '../support/databases.ts'
import { createOffers, MAIL, OTHER_SHOP, map as offers, PHONE, SHOP, USER } from './support/offers.ts'

const SOMEBODY = '+917000099999'
const STOP = '2026-03-01T09:00:00.000Z'
const A_YEAR_LATER = '2027-03-01T09:00:00.000Z'
/** The first night after that. */
const NIGHT = '2027-03-01T21:17:00.000Z'
const IN_AUTUMN = '2026-11-11T11:11:00.000Z'
const A_YEAR_AFTER_AUTUMN = '2027-11-11T11:11:00.000Z'

/** Whoever has sent a letter, stands in a list or was pushed was alive then; a letter that waits says nothing. */
const map: DataMap = {
  ...offers,
  letter: { ...table('letter'), signOfLife: { at: 'at', when: { column: 'state', in: ['sent'] } } },
  broadcast: { ...table('broadcast'), signOfLife: { at: 'at' } },
  push: { ...table('push'), signOfLife: { at: 'at' } },
}

function table(name: string): DataMap[string] {
  const found = offers[name]
  if (!found) throw new Error(`no table ${name}`)
  return found
}

const database = testDatabase()
const older = testKeys()
const both: KeyRing = { ...older, pseudonym: [{ id: 'p2', bytes: randomBytes(32) }, ...older.pseudonym] }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await createOffers(pool)
})
afterAll(() => pool.end())

beforeEach(async () => {
  await pool.query('truncate letter, customer, broadcast, push, deletion_bot.suppression')
  await pool.query(
    `insert into customer values (1, $1, '70000 12345', 'Asha@Example.com', $4), (2, $1, $5, null, $4), (3, $3, $2, null, $4)`,
    [SHOP, PHONE, OTHER_SHOP, STOP, SOMEBODY],
  )
})

/** One says at a moment that this business may send no more offers. */
async function says(subject: SubjectIdentifiers, at = STOP, { keys = both, to = SHOP }: { keys?: KeyRing; to?: string } = {}) {
  const pseudonyms = subjectPseudonyms(keys, 'suppression', subject)
  await writing(pool, { lockMs: 1_000, statementMs: 10_000 }, (session) =>
    blockCampaigns(session, { tenants: [to], pseudonyms, at: new Date(at) }),
  )
}

let letters = 0
const writes = (customer: number, at: string, state = 'sent') => {
  letters += 1
  return pool.query('insert into letter values ($1, $2, $3, $4)', [letters, customer, state, at])
}

async function night(now = NIGHT, { with: known = map, keys = both, limitMs = 60_000, catalogue = readCatalogue(pool) } = {}) {
  const failed: string[] = []
  const look = { map: known, catalogue: await catalogue, keys, now: new Date(now), businessMs: limitMs, limitMs }
  const { extended, unseen } = await extendByContact(pool, look, (tenantId) => failed.push(tenantId))
  const forgotten = await expireSuppressions(pool, new Date(now), unseen)
  return { extended, unseen, failed, forgotten }
}

const quiet = { extended: 0, unseen: [], failed: [], forgotten: 0 }

async function ends(): Promise<string[]> {
  const { rows } = await pool.query<{ at: Date }>('select expires_at as at from deletion_bot.suppression order by 1')
  return rows.map(({ at }) => at.toISOString())
}

test('a block goes on until a year after the last contact, ends then, and a second look changes nothing', async () => {
  await says(knownBy('phone', PHONE))
  await writes(1, '2026-05-05T05:05:00Z')
  await writes(1, IN_AUTUMN)
  await writes(1, '2026-06-06T06:06:00Z')
  expect(await night()).toEqual({ ...quiet, extended: 1 })
  expect(await ends()).toEqual([A_YEAR_AFTER_AUTUMN])
  expect(await night()).toEqual(quiet)
  await writes(1, '2027-03-03T03:03:00Z')
  expect(await night('2027-11-11T21:17:00.000Z')).toEqual({ ...quiet, extended: 1 })
  expect(await ends()).toEqual(['2028-03-03T03:03:00.000Z'])
  expect(await night('2028-03-03T21:17:00.000Z')).toEqual({ ...quiet, forgotten: 1 })
})

test('it stands until a night has looked, also after nights in which nothing ran', async () => {
  await says(knownBy('phone', PHONE))
  await writes(1, '2027-03-01T08:59:00Z')
  expect(await tenantsBlocked(pool, new Date(NIGHT))).toEqual([SHOP])
  const later = new Date(new Date(NIGHT).getTime() + 9 * DAY).toISOString()
  expect(await tenantsBlocked(pool, new Date(later))).toEqual([SHOP])
  expect(await night(later)).toEqual({ ...quiet, extended: 1 })
  expect(await ends()).toEqual(['2028-03-01T08:59:00.000Z'])
})

test('what the shop wrote, somebody else, another shop or the customer before the wish is no contact', async () => {
  await says(knownBy('phone', PHONE))
  await writes(1, IN_AUTUMN, 'held')
  await writes(2, IN_AUTUMN)
  await writes(3, IN_AUTUMN)
  await writes(1, '2026-02-28T23:59:00Z')
  expect(await night()).toEqual({ ...quiet, forgotten: 1 })
})

test('whoever else has lapsed goes, and whoever has not is left alone', async () => {
  await says(knownBy('phone', PHONE))
  await says(knownBy('phone', SOMEBODY), '2026-03-01T09:01:00.000Z')
  await says(knownBy('phone', PHONE), '2026-04-01T09:00:00.000Z', { to: OTHER_SHOP })
  await writes(1, IN_AUTUMN)
  await writes(3, IN_AUTUMN)
  expect(await night()).toEqual({ ...quiet, extended: 1, forgotten: 1 })
  expect(await ends()).toEqual(['2027-04-01T09:00:00.000Z', A_YEAR_AFTER_AUTUMN])
})

test.each<[string, SubjectIdentifiers, () => Promise<unknown>]>([
  ['an address, whatever its case', knownBy('email', MAIL), () => writes(1, IN_AUTUMN)],
  ['a list', knownBy('phone', PHONE), () => lists(['+917000088888', '7000012345'], null)],
  ['an id in json', knownBy('user_id', USER), () => lists([], { also: [{ id: 'IN.70009999999' }, { id: USER }] })],
  ['an id at a place of its own', knownBy('user_id', USER), () => pushes(USER)],
])('is known by %s', async (_, subject, makesContact) => {
  await says(subject)
  await makesContact()
  expect(await night()).toEqual({ ...quiet, extended: 1 })
  expect(await ends()).toEqual([A_YEAR_AFTER_AUTUMN])
})

const lists = (numbers: string[], extra: object | null) =>
  pool.query(`insert into broadcast values (1, $1, $2, $3, 'sent', $4)`, [SHOP, numbers, extra, IN_AUTUMN])
const pushes = (to: string) => pool.query(`insert into push values (1, $1, $2, 'sent', $3)`, [SHOP, { to }, IN_AUTUMN])

test('a block under a key that is not written with any more goes on, too', async () => {
  await says(knownBy('phone', PHONE), STOP, { keys: older })
  await writes(1, IN_AUTUMN)
  expect(await night(NIGHT, { keys: testKeys() })).toEqual({ ...quiet, forgotten: 1 })
  await says(knownBy('phone', PHONE), STOP, { keys: older })
  // Under the key that is written with by now: the former one can be destroyed.
  expect(await night()).toEqual({ ...quiet, extended: 1, forgotten: 1 })
  expect(await night()).toEqual(quiet)
  expect(await ends()).toEqual([A_YEAR_AFTER_AUTUMN])
  const { rows } = await pool.query('select key_id, pseudonym as value from deletion_bot.suppression')
  const written = subjectPseudonyms(both, 'suppression', knownBy('phone', PHONE))
  expect(rows.map(({ key_id: keyId, value }) => ({ keyId, value }))).toEqual(written)
})

test('a second wish by the id alone takes along the number that asked with it before', async () => {
  await says({ phones: [PHONE], userIds: [USER], emails: [] })
  await says(knownBy('user_id', USER), '2026-06-10T09:00:00.000Z')
  expect(await night()).toEqual(quiet)
  expect(await ends()).toEqual(['2027-06-10T09:00:00.000Z', '2027-06-10T09:00:00.000Z'])
  await pushes(USER)
  expect(await night('2027-06-10T21:17:00.000Z')).toEqual({ ...quiet, extended: 2 })
  expect(await ends()).toEqual([A_YEAR_AFTER_AUTUMN, A_YEAR_AFTER_AUTUMN])
})

test('a number and an id that asked together stay blocked together, whichever writes, and nobody else does', async () => {
  await says({ phones: [PHONE], userIds: [USER], emails: [] })
  await says(knownBy('phone', SOMEBODY), '2026-03-01T09:00:00.001Z')
  await pushes(USER)
  expect(await night()).toEqual({ ...quiet, extended: 2, forgotten: 1 })
  expect(await ends()).toEqual([A_YEAR_AFTER_AUTUMN, A_YEAR_AFTER_AUTUMN])
})

test('what a clock that ran ahead has dated counts as of now', async () => {
  await says(knownBy('phone', PHONE))
  await writes(1, '2027-03-02T09:00:00Z')
  expect(await night()).toEqual({ ...quiet, extended: 1 })
  expect(await ends()).toEqual(['2028-03-01T21:17:00.000Z'])
})

test('a moment years ahead was none', async () => {
  await says(knownBy('phone', PHONE))
  await writes(1, '2031-01-01T00:00:00Z')
  expect(await night()).toEqual({ ...quiet, forgotten: 1 })
})

test('without signs of life in the map a year from the wish is all that is known', async () => {
  await says(knownBy('phone', PHONE))
  await writes(1, IN_AUTUMN)
  expect(await night('2027-03-01T08:59:00.000Z', { with: offers })).toEqual(quiet)
  expect(await night(NIGHT, { with: offers })).toEqual({ ...quiet, forgotten: 1 })
})

test('blocks of a business that cannot be read stay and stand until a night that can, others’ do not wait for it', async () => {
  await says(knownBy('phone', PHONE))
  await says(knownBy('phone', SOMEBODY), STOP, { to: OTHER_SHOP })
  await writes(1, IN_AUTUMN)
  await pool.query(`alter table customer enable row level security; create role reader; grant all on all tables in schema public to reader;
    grant all on schema deletion_bot to reader; grant all on all tables in schema deletion_bot to reader;
    create policy refused on customer to reader using (shop <> '${SHOP}' or (1 / (id - id)) = 1)`)
  const asReader = new pg.Pool({ connectionString: database.url, max: 2, options: '-c role=reader' })
  const owner = pool
  try {
    pool = asReader
    expect(await night()).toEqual({ extended: 0, unseen: [SHOP], failed: [SHOP], forgotten: 1 })
  } finally {
    pool = owner
    await asReader.end()
  }
  expect(await ends()).toEqual([A_YEAR_LATER])
  expect(await tenantsBlocked(pool, new Date(NIGHT))).toEqual([SHOP])
  expect(await night('2027-03-02T21:17:00.000Z')).toEqual({ ...quiet, extended: 1 })
  expect(await ends()).toEqual([A_YEAR_AFTER_AUTUMN])
})

test('one that is too slow, locked, or has no such column today keeps them as well, and no longer than 35 days', async () => {
  await says(knownBy('phone', PHONE))
  const nightsOn = (days: number) => new Date(new Date(A_YEAR_LATER).getTime() + days * DAY).toISOString()
  expect(await night(NIGHT, { limitMs: 0 })).toEqual({ ...quiet, unseen: [SHOP] })
  const locker = await pool.connect()
  try {
    await locker.query('begin; lock table push in access exclusive mode')
    expect(await night(NIGHT, { limitMs: 300 })).toEqual({ ...quiet, unseen: [SHOP], failed: [SHOP] })
  } finally {
    await locker.query('rollback')
    locker.release()
  }
  await pool.query('alter table customer rename column phone to number')
  try {
    expect(await night(nightsOn(35))).toEqual({ ...quiet, unseen: [SHOP] })
    expect(await tenantsBlocked(pool, new Date(nightsOn(34)))).toEqual([SHOP])
    const beyond = nightsOn(35.1)
    expect(await tenantsBlocked(pool, new Date(beyond))).toEqual([])
    expect(await night(beyond)).toEqual({ ...quiet, unseen: [SHOP], forgotten: 1 })
  } finally {
    await pool.query('alter table customer rename column number to phone')
  }
})
