import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { executePlan } from '../../src/erasure/execute.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table call (id int primary key, phone text, sound text, at timestamptz not null);
    create table photo (id int primary key, phone text, sound text, at timestamptz not null);
    insert into call values (1, '${person?.phone}', 'calls/1', '2026-01-01');
    insert into photo values (1, '${person?.phone}', 'photos/1', '2026-01-01')`)
})
afterAll(() => pool.end())

const call: TableMap = {
  ...{
    category: 'messaging',
    tenant: 'none',
    primaryKey: ['id'],
    scopes: ['number'],
    datedBy: 'at',
    disposition: { do: 'erase' },
  },
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
  columns: { id: 'key', phone: 'identifier', sound: 'blob key', at: 'time' },
}
const map: DataMap = { call, photo: call }

test('a row whose recording will not go keeps no row of another table that lies at the same place in it', async () => {
  const { rows } = await pool.query('select c.ctid = p.ctid as same from call c, photo p')
  expect(rows).toEqual([{ same: true }])
  const plan = await planFor(pool, map, subject)
  const blobs = memoryBlobs(['calls/1'])
  await executePlan(pool, blobs, { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => NOW })
  expect(blobs.removed).toEqual(['photos/1'])
  expect((await pool.query('select 1 from photo')).rows).toEqual([])
  expect((await pool.query('select 1 from call')).rows).toHaveLength(1)
})
