import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { heldOf } from '../../src/erasure/held-store.ts'
import { placeHold } from '../../src/erasure/hold-register-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
/** The law keeps the logs until the year's end. */
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await installOwnSchema(pool)
  await pool.query(`
    create table log (id int primary key, phone text, due date not null, at timestamptz not null);
    create index on log (phone);
    create table message (id int primary key, phone text, at timestamptz not null);
    create index on message (phone)`)
})
afterAll(() => pool.end())
beforeEach(() =>
  pool.query(`truncate log, message, deletion_bot.retained, deletion_bot.progress, deletion_bot.kept_subject, deletion_bot.legal_hold;
    insert into log select i, '${person.phone}', '2026-12-31', '2026-02-01' from generate_series(1, 10) i;
    insert into message select i, '${person.phone}', '2026-02-01' from generate_series(1, 30) i`),
)

const common = { category: 'messaging', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' } as const
const reach = [{ by: 'column', column: 'phone', holds: 'phone' }] as const
const map: DataMap = {
  log: {
    ...{ ...common, reach: [...reach] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
    columns: { id: 'key', phone: 'identifier', due: 'time', at: 'time' },
  },
  message: {
    ...{ ...common, reach: [...reach], disposition: { do: 'erase' } },
    columns: { id: 'key', phone: 'identifier', at: 'time' },
  },
}

const nameOf = ({ phones, userIds, emails }: SubjectIdentifiers) =>
  [...phones, ...userIds, ...emails].map((name) => ({ keyId: 'k1', value: sha256Hex(name) }))
const hold = (...names: string[]) =>
  placeHold(pool, {
    id: randomUUID(),
    target: { scope: 'subject', pseudonyms: nameOf({ phones: names, userIds: [], emails: [] }) },
    reason: 'court_order',
    from: NOW,
    until: null,
  })
const erase = async (checkpoint: (name: string) => Promise<void> | void) => {
  const plan = await planFor(pool, map, subject)
  const whose = { subject, pseudonyms: nameOf(subject), nameOf }
  const sizes = { first: 5, least: 5, most: 10, slice: 5, ahead: 20 }
  return carryOut(pool, memoryBlobs(), { requestId: REQUEST, run: 0, plan, ...whose, sizes, now: () => NOW, checkpoint })
}
const release = async (limit = 100) => {
  const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
  return releaseBatch(pool, { plan, now: DAY_AFTER, blobs: memoryBlobs() }, 'log', { after: undefined, limit })
}
const count = async (from: string) => (await pool.query(`select 1 from ${from}`)).rows.length

describe('a hold on somebody of whom an erasure that is not at its end has kept rows', () => {
  test('that ends the erasure keeps them on their day', async () => {
    let seen = 0
    const done = await erase(async (name) => {
      if (name.startsWith('committed log') && ++seen === 1) await hold(person.phone)
    })
    expect(done.is).toBe('held')
    const noted = await count('deletion_bot.retained')
    expect(noted).toBeGreaterThan(0)
    expect(await release()).toMatchObject({ erased: 0, held: { length: noted } })
    expect(await count('log')).toBe(10)
  })

  test('keeps them also where the process died before it', async () => {
    const dying = erase((name) => {
      if (name.startsWith('committed log')) throw new Error('died')
    })
    await expect(dying).rejects.toThrow('died')
    await hold(person.phone)
    const noted = await count('deletion_bot.retained')
    expect(noted).toBeGreaterThan(0)
    expect(await release()).toMatchObject({ erased: 0, held: { length: noted } })
  })

  test('that is on somebody else keeps none of them', async () => {
    await erase(() => {})
    await hold(other.phone)
    expect(await release()).toMatchObject({ erased: 10, held: [] })
  })
})

describe('somebody who asked by an id, and whose kept rows bore a number', () => {
  const asked: SubjectIdentifiers = { phones: [], userIds: ['IN.abcDEF123456'], emails: [] }
  const MANY = 1_100
  const number = (i: number) => `+91700${1_000_000 + i}`
  const known = async () => (await pool.query('select whose from deletion_bot.kept_subject')).rows.map(({ whose }) => whose)
  beforeAll(() =>
    pool.query(`
      create table card (id int primary key, user_id text, phone text, at timestamptz not null);
      create index on card (phone); create index on card (user_id);
      create table bill (id int primary key, user_id text, phone text, card_id int references card, due date not null, at timestamptz not null);
      create index on bill (phone); create index on bill (user_id); create index on bill (card_id);
      create table payment (id int primary key, card_id int not null references card, due date not null, at timestamptz not null);
      create index on payment (card_id)`),
  )
  beforeEach(() => pool.query('truncate card, bill, payment'))

  const ids = { id: 'key', user_id: 'identifier', phone: 'identifier', at: 'time' } as const
  const names = [
    { by: 'column', column: 'user_id', holds: 'user_id' },
    { by: 'column', column: 'phone', holds: 'phone' },
  ] as const
  const keptBy = [{ basis: 'cgst-s36', from: 'due' }]
  const blank = { user_id: { to: null }, phone: { to: null } } as const
  const bills: DataMap = {
    card: { ...common, reach: [...names], disposition: { do: 'erase' }, columns: ids },
    bill: {
      ...{ ...common, reach: [...names], disposition: { do: 'retain', keptBy, blank } },
      columns: { ...ids, card_id: 'reference', due: 'time' },
    },
    payment: {
      ...{ ...common, reach: [{ by: 'parent', column: 'card_id', table: 'card' }] },
      disposition: { do: 'retain', keptBy, blank: {} },
      columns: { id: 'key', card_id: 'reference', due: 'time', at: 'time' },
    },
  }
  const eraseAsked = async () => {
    const plan = await planFor(pool, bills, asked)
    const whose = { subject: asked, pseudonyms: nameOf(asked), nameOf }
    const done = await carryOut(pool, memoryBlobs(), { requestId: REQUEST, run: 0, plan, ...whose, now: () => NOW })
    expect(done.is).toBe('done')
    await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })
  }
  const releaseAll = async () => {
    const plan = keptFrame(bills, await readCatalogue(pool), DAY_AFTER)
    const sum = { erased: 0, held: 0 }
    for (const table of ['payment', 'bill', 'card']) {
      const night = { plan, now: DAY_AFTER, blobs: memoryBlobs() }
      const { erased, held } = await releaseBatch(pool, night, table, { after: undefined, limit: 5_000 })
      sum.erased += erased
      sum.held += held.length
    }
    return sum
  }
  const [day, due] = ["'2026-02-01'", "'2026-12-31'"]
  const worlds = [
    ['in themselves', `insert into bill values (1, '${asked.userIds}', '${person.phone}', null, ${due}, ${day})`, 1],
    [
      'in what they hang on',
      `insert into card values (1, '${asked.userIds}', '${person.phone}', ${day}); insert into payment values (1, 1, ${due}, ${day})`,
      2,
    ],
    [
      'in what they refer to',
      `insert into card values (1, '${asked.userIds}', '${person.phone}', ${day}); insert into bill values (1, '${asked.userIds}', null, 1, ${due}, ${day})`,
      2,
    ],
  ] as const
  test.each(worlds)('%s: a later hold on the number keeps them, and its end lets them go', async (_where, rows, count_) => {
    await pool.query(rows)
    await eraseAsked()
    await hold(other.phone)
    await hold(person.phone)
    expect(await releaseAll()).toEqual({ erased: 0, held: count_ })
    await pool.query('delete from deletion_bot.legal_hold')
    expect(await releaseAll()).toEqual({ erased: count_, held: 0 })
  })

  test('a hold on a stranger keeps none of them, and a stranger who asks what is held hears nothing of them', async () => {
    await pool.query(worlds[0][1])
    await eraseAsked()
    const heldOfNumber = (phone: string) => heldOf(pool, { requestIds: [], pseudonyms: nameOf({ ...subject, phones: [phone] }) })
    expect(await heldOfNumber(person.phone)).toEqual([])
    expect(await heldOf(pool, { requestIds: [], pseudonyms: nameOf(asked) })).toMatchObject([{ table: 'bill', rows: 1 }])
    await hold(other.phone)
    expect(await releaseAll()).toEqual({ erased: 1, held: 0 })
  })

  test('of very many names so many are noted, and whoever is held may be one of the others', async () => {
    await pool.query(
      `insert into bill select i, '${asked.userIds}', '+91700' || (1000000 + i), null, ${due}, ${day} from generate_series(1, ${MANY}) i`,
    )
    await eraseAsked()
    const noted = await known()
    expect(noted).toHaveLength(1 + 1_001)
    expect(noted).toContain('others')
    await hold(number(MANY))
    expect(await releaseAll()).toEqual({ erased: 0, held: MANY })
  })
})

test('many holds on people are compared with very many names within the time that a statement has', async () => {
  const [ROWS, HOLDS, NAMES] = [500, 200, 1_000]
  await pool.query(`insert into log select i, '${person.phone}', '2026-12-31', '2026-02-01' from generate_series(11, ${ROWS}) i`)
  await erase(() => {})
  await pool.query(`
    insert into deletion_bot.kept_subject (request_id, key_id, pseudonym, whose)
      select '${REQUEST}', 'k1', encode(sha256(('row ' || i)::bytea), 'hex'), 'named' from generate_series(1, ${NAMES}) i;
    insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, also, reason, held_from)
      select gen_random_uuid(), 'subject', 'k1', encode(sha256(('hold ' || i)::bytea), 'hex'),
        jsonb_build_array(jsonb_build_object('keyId', 'k0', 'value', encode(sha256(('older ' || i)::bytea), 'hex'))), 'court_order', '2026-01-01'
      from generate_series(1, ${HOLDS}) i`)
  expect(await release(ROWS)).toMatchObject({ erased: ROWS, held: [] })
})
