import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { placeHold } from '../../src/erasure/hold-register-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
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
const release = async () => {
  const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
  return releaseBatch(pool, { plan, now: DAY_AFTER, blobs: memoryBlobs() }, 'log', { after: undefined, limit: 100 })
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
