import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { mayBeUndated } from '../../src/erasure/dated-by-day.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
const OLD = '2026-01-05T00:00:00Z'
const NEWER = '2027-06-01T00:00:00Z'
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table booking (id int primary key, business text not null, phone text, at timestamptz not null);
    create table message (id int primary key, business text not null, phone text, at timestamptz not null);
    create table attachment (id int primary key, booking_id int references booking, message_id int references message, phone text, file text);
    create index on booking (phone); create index on message (phone); create index on attachment (phone);
    create index on attachment (booking_id); create index on attachment (message_id)`)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query('truncate booking, message, attachment, deletion_bot.progress')
  const each = `(1, 'b1', '${person.phone}', '${OLD}'), (2, 'b1', '${person.phone}', '${NEWER}'), (3, 'b2', '${person.phone}', '${OLD}'), (4, 'b1', '${other.phone}', '${OLD}')`
  await pool.query(`insert into booking values ${each}; insert into message values ${each}`)
})

const common = {
  category: 'messaging',
  primaryKey: ['id'],
  scopes: ['number', 'business'],
  disposition: { do: 'erase' },
} as const
const own: TableMap = {
  ...{ ...common, tenant: { column: 'business' }, datedBy: 'at', reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
  columns: { id: 'key', business: 'reference', phone: 'identifier', at: 'time' },
}
/** Of a booking, of a message, or of somebody alone: it bears neither date nor business. */
const map: DataMap = {
  booking: own,
  message: own,
  attachment: {
    ...{ ...common, tenant: 'parent', shared: 'any owner' },
    reach: [
      { by: 'parent', column: 'booking_id', table: 'booking' },
      { by: 'parent', column: 'message_id', table: 'message' },
      { by: 'column', column: 'phone', holds: 'phone' },
    ],
    columns: { id: 'key', booking_id: 'reference', message_id: 'reference', phone: 'identifier', file: 'personal' },
  },
}
const attach = (rows: string) =>
  pool.query(`insert into attachment select *, 'a file' from (values ${rows}) v(id, booking_id, message_id, phone)`)
const left = async () => (await pool.query('select id from attachment order by id')).rows.map(({ id }) => id)

test('a row without a date is as old as the parent that it names, whichever that is', async () => {
  await attach(`(1, 1, null, null), (2, 2, null, null), (3, null, 1, null), (4, null, 2, null), (5, null, 4, '${person.phone}')`)
  const plan = await planFor(pool, map, subject)
  expect((await execute(pool, plan, subject)).is).toBe('done')
  expect(await left()).toEqual([2, 4])
})

test('one that hangs on nothing goes with the erasure, and is left once that is complete', async () => {
  await attach(`(1, null::int, null::int, '${person.phone}'), (2, null, null, '${other.phone}')`)
  const plan = await planFor(pool, map, subject)
  await execute(pool, { ...plan, undatedIsNewer: true }, subject)
  expect(await left()).toEqual([1, 2])
  await execute(pool, plan, subject, { run: 1 })
  expect(await left()).toEqual([2])
})

test('it belongs to the business of the parent that it names', async () => {
  await attach(`(1, null, 1, null::text), (3, null, 3, null), (4, null, 2, null), (5, 3, 1, null)`)
  const plan = await planFor(pool, map, subject, { kind: 'business', tenantId: 'b1' })
  expect((await execute(pool, plan, subject)).is).toBe('done')
  expect(await left()).toEqual([3, 4, 5])
})

test('the check says that such a row may bear no date', async () => {
  const { catalogue } = await planFor(pool, map, subject)
  expect(mayBeUndated(map, catalogue)).toEqual([{ table: 'attachment', column: 'booking_id', is: 'may-be-undated' }])
})

test('a second parent gives what it has from a parent of its own', async () => {
  await pool.query(`
    create table line (id int primary key, booking_id int not null references booking);
    create table memo (id int primary key, message_id int references message, line_id int references line, words text);
    create index on line (booking_id); create index on memo (message_id); create index on memo (line_id);
    insert into line select id, id from booking; insert into memo select id, null, id from line`)
  const byLine: DataMap = {
    ...{ booking: own, message: own },
    line: {
      ...{ ...common, tenant: 'parent', reach: [{ by: 'parent', column: 'booking_id', table: 'booking' }] },
      columns: { id: 'key', booking_id: 'reference' },
    },
    memo: {
      ...{ ...common, tenant: 'parent', shared: 'any owner' },
      reach: [
        { by: 'parent', column: 'message_id', table: 'message' },
        { by: 'parent', column: 'line_id', table: 'line' },
      ],
      columns: { id: 'key', message_id: 'reference', line_id: 'reference', words: 'content' },
    },
  }
  const plan = await planFor(pool, byLine, subject, { kind: 'business', tenantId: 'b1' })
  expect((await execute(pool, plan, subject)).is).toBe('done')
  const memos = (await pool.query('select id from memo order by id')).rows.map(({ id }) => id)
  await pool.query('drop table memo, line')
  // Newer, of another business, somebody else's.
  expect(memos).toEqual([2, 3, 4])
})

test('a second parent that is not there any more keeps nothing else from going', async () => {
  await attach(`(1, 1, null::int, null::text), (3, null, 1, null)`)
  await pool.query('alter table message rename to words')
  const plan = await planFor(pool, map, subject)
  expect(plan.unreachable).toEqual(['message'])
  const done = await execute(pool, plan, subject).finally(() => pool.query('alter table words rename to message'))
  expect(done.is).toBe('done')
  expect(await left()).toEqual([3])
})
