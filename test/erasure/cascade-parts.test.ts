import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await installOwnSchema(pool)
  await pool.query(`create table call (id int primary key, phone text, blob text, at timestamptz not null) partition by range (id);
    create table call_a partition of call for values from (0) to (30);
    create table call_b partition of call for values from (30) to (1000);
    create index on call (phone);
    create table turn (id int primary key, call_id int not null references call on delete cascade);
    create index on turn (call_id)`)
})
afterAll(() => pool.end())

const common = {
  category: 'messaging',
  tenant: 'none',
  primaryKey: ['id'],
  scopes: ['number'],
  disposition: { do: 'erase' },
} as const
const map: DataMap = {
  call: {
    ...{ ...common, datedBy: 'at', reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    columns: { id: 'key', phone: 'identifier', blob: 'blob key', at: 'time' },
  },
  turn: {
    ...{ ...common, reach: [{ by: 'parent', column: 'call_id', table: 'call' }] },
    columns: { id: 'key', call_id: 'reference' },
  },
}

test('rows of a table in several parts go with what hangs on them, those with recordings as well', async () => {
  await pool.query(
    `insert into call select i, case when i % 2 = 0 then $1 else $2 end, case when i % 10 = 0 then 'r/' || i end, '2026-01-01' from generate_series(1, 120) i`,
    [person.phone, other.phone],
  )
  await pool.query('insert into turn select i, 1 + (i - 1) % 120 from generate_series(1, 240) i')
  const done = await carryOut(pool, memoryBlobs(), {
    ...{ requestId: REQUEST, run: 0, plan: await planFor(pool, map, subject), subject, pseudonyms: [], now: () => NOW },
    sizes: { first: 4, least: 4, most: 8, slice: 4, ahead: 40 },
  })
  expect(Object.fromEntries(done.steps.map(({ step, rows }) => [step.table, rows]))).toMatchObject({ call: 60, turn: 120 })
  const { rows } = await pool.query(
    'select count(distinct c.id)::int as calls, count(t.id)::int as turns from call c left join turn t on t.call_id = c.id',
  )
  expect(rows).toEqual([{ calls: 60, turns: 120 }])
})
