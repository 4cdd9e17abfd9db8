import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DataMap, Reach } from '../../src/erasure/data-map.ts'
import { freeze } from '../../src/erasure/freeze-store.ts'
import { endFreeze } from '../../src/erasure/thaw-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST } from './support/run.ts'
import { CUT_OFF, people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const byNumber: SubjectIdentifiers = { phones: [person.phone], userIds: [], emails: [] }
const byBoth: SubjectIdentifiers = { ...byNumber, userIds: ['IN.1000000000000001'] }
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table thread (id int primary key, opened_by text, answered_by text, members text[] not null, bot boolean not null, at timestamptz not null);
    create index on thread (opened_by); create index on thread (answered_by); create index on thread using gin (members)`)
})
afterAll(() => pool.end())
beforeEach(() => pool.query('truncate thread, deletion_bot.progress, deletion_bot.freeze_undo'))

/** A member is called by number or by WhatsApp's id, in the same columns. */
const map: DataMap = {
  thread: {
    ...{ category: 'messaging', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at', shared: 'last owner' },
    disposition: { do: 'erase' },
    reach: (['phone', 'user_id'] as const).flatMap((holds): Reach[] => [
      { by: 'column', column: 'opened_by', holds },
      { by: 'column', column: 'answered_by', holds },
      { by: 'array', column: 'members', holds },
    ]),
    freeze: [{ column: 'bot', to: false, holdsFloor: true }],
    columns: {
      id: 'key',
      opened_by: 'identifier',
      answered_by: 'identifier',
      members: 'identifier',
      bot: 'not personal: a switch',
      at: 'time',
    },
  },
}
const open = (id: number, openedBy: string | null, answeredBy: string | null, members: string[]) =>
  pool.query('insert into thread values ($1, $2, $3, $4, true, $5)', [id, openedBy, answeredBy, members, '2026-01-05'])
const threads = async () => (await pool.query('select id, opened_by, answered_by, members, bot from thread order by id')).rows

test.each([
  ['a number', byNumber],
  ['a number and an id', byBoth],
])('whoever is the last in a row takes it along, known by %s', async (_, subject) => {
  await open(1, person.phone, null, [])
  await open(2, null, null, [person.phone])
  await open(3, person.phone, person.phone, [person.phone])
  await open(4, other.phone, null, [])
  await execute(pool, await planFor(pool, map, subject), subject)
  expect((await threads()).map(({ id }) => id)).toEqual([4])
})

test('whoever is named by number and by id is one person, and others are taken out of nothing', async () => {
  await open(1, person.phone, 'IN.1000000000000001', ['IN.1000000000000001', person.phone])
  await open(2, person.phone, 'IN.2000000000000002', [])
  await open(3, other.phone, 'IN.1000000000000001', [person.phone, 'IN.1000000000000001', 'IN.2000000000000002'])
  await execute(pool, await planFor(pool, map, byBoth), byBoth)
  expect(await threads()).toEqual([
    { id: 2, opened_by: null, answered_by: 'IN.2000000000000002', members: [], bot: true },
    { id: 3, opened_by: other.phone, answered_by: null, members: ['IN.2000000000000002'], bot: true },
  ])
})

test('a thread that stays with others is answered again once one of them is erased', async () => {
  await open(1, person.phone, other.phone, [])
  const plan = await planFor(pool, map, byNumber)
  await freeze(pool, { requestId: REQUEST, plan, subject: byNumber, pseudonyms: [], at: CUT_OFF })
  expect(await threads()).toMatchObject([{ bot: false }])
  await execute(pool, plan, byNumber)
  await endFreeze(pool, REQUEST, plan)
  expect(await threads()).toEqual([{ id: 1, opened_by: null, answered_by: other.phone, members: [], bot: true }])
})
