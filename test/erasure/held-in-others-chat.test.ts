import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { executePlan } from '../../src/erasure/execute.ts'
import { placeHold } from '../../src/erasure/hold-register-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [caller, held, stranger] = people
if (!caller || !held || !stranger) throw new Error('nobody')
const subject = subjectOf(caller)
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table chat (id int primary key, phone text not null, at timestamptz not null);
    create table call (id int primary key, chat_id int references chat, caller text, at timestamptz not null);
    create index on chat (phone); create index on call (chat_id); create index on call (caller)`)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query('truncate chat, call, deletion_bot.progress, deletion_bot.legal_hold cascade')
  await pool.query(`insert into chat values (1, '${held?.phone}', '2026-01-05'), (2, '${caller?.phone}', '2026-01-05')`)
  await pool.query(`insert into call values (1, 1, '${caller?.phone}', '2026-01-05'), (2, 2, null, '2026-01-05')`)
})

const common = {
  category: 'messaging',
  tenant: 'none',
  primaryKey: ['id'],
  scopes: ['number'],
  datedBy: 'at',
  disposition: { do: 'erase' },
} as const
const map: DataMap = {
  chat: {
    ...{ ...common, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    columns: { id: 'key', phone: 'identifier', at: 'time' },
  },
  /** The caller's, and that chat's. */
  call: {
    ...{ ...common, shared: 'any owner' },
    reach: [
      { by: 'parent', column: 'chat_id', table: 'chat' },
      { by: 'column', column: 'caller', holds: 'phone' },
    ],
    columns: { id: 'key', chat_id: 'reference', caller: 'identifier', at: 'time' },
  },
}
const nameOf = ({ phones, userIds, emails }: SubjectIdentifiers) =>
  [...phones, ...userIds, ...emails].map((name) => ({ keyId: 'k1', value: sha256Hex(name) }))
const hold = (phone: string) =>
  placeHold(pool, {
    id: randomUUID(),
    target: { scope: 'subject', pseudonyms: nameOf({ phones: [phone], userIds: [], emails: [] }) },
    reason: 'court_order',
    from: new Date('2026-01-01T00:00:00Z'),
    until: null,
  })
const run = async (by = map) => {
  const plan = await planFor(pool, by, subject)
  const whose = { pseudonyms: nameOf(subject), nameOf, now: () => NOW }
  return (await executePlan(pool, memoryBlobs(), { requestId: REQUEST, run: 0, plan, subject, ...whose })).is
}
const calls = async () => (await pool.query('select id from call order by id')).rows.map(({ id }) => id)

test('a call in the chat of somebody who is held stays, though its caller asks', async () => {
  await hold(held.phone)
  expect(await run()).toBe('held')
  expect(await calls()).toEqual([1, 2])
})

test('a hold on somebody whose chat has none of their calls keeps nothing of it', async () => {
  await hold(stranger.phone)
  expect(await run()).toBe('done')
  expect(await calls()).toEqual([])
})

test('a row that is the caller’s alone by its own number goes, whoever’s chat it hangs on', async () => {
  await hold(held.phone)
  expect(await run({ ...map, call: { ...(map.call as TableMap), shared: 'own number' } })).toBe('done')
  expect(await calls()).toEqual([])
})
