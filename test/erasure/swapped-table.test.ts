import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const whose = subjectOf(person)
let pool: pg.Pool

const common = { category: 'messaging', tenant: 'none', scopes: ['number'], datedBy: 'at' } as const
const byPhone = { by: 'column', column: 'phone', holds: 'phone' } as const
/** Stamps refer to visits, so that no one statement picks and deletes these. */
const map: DataMap = {
  visit: {
    ...{ ...common, primaryKey: ['id'], reach: [byPhone], disposition: { do: 'erase' } },
    columns: { id: 'key', phone: 'identifier', media: 'blob key', at: 'time' },
  },
  stamp: {
    ...{
      ...common,
      primaryKey: ['id'],
      reach: [{ by: 'parent', column: 'visit_id', table: 'visit' }],
      disposition: { do: 'erase' },
    },
    columns: { id: 'key', visit_id: 'reference', at: 'time' },
  },
}
const columns = 'id int not null, phone text, media text, at timestamptz not null'

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(`drop table if exists stamp, visit, visit_old; truncate deletion_bot.progress;
    create table visit (${columns}, primary key (id)); create index on visit (phone);
    create table stamp (id int primary key, visit_id int references visit, at timestamptz not null); create index on stamp (visit_id)`)
  await pool.query(`insert into visit values (1, $1, null, '2026-01-01'), (2, $2, null, '2026-01-01')`, [
    person.phone,
    other.phone,
  ])
})

const PARTS = `create table visit_1 partition of visit for values in (1); create table visit_2 partition of visit for values in (2)`
/** The person's visit and somebody else's lie at the same place, each in a part of its own. */
const visits = () =>
  pool.query(`insert into visit values (1, $1, 'media/1', '2026-01-01'), (2, $2, 'media/2', '2026-01-01')`, [
    ...[person.phone, other.phone],
  ])
const left = async () => (await pool.query('select id from visit order by id')).rows.map(({ id }) => id)
const places = async () => (await pool.query('select distinct ctid::text from visit')).rows.length

describe('a table that comes to lie in several parts while an erasure goes by what it was', () => {
  test('loses no row of anybody else, and the person’s goes with the next run', async () => {
    const plan = await planFor(pool, map, whose)
    await pool.query(`alter table stamp drop constraint stamp_visit_id_fkey; alter table visit rename to visit_old;
      create table visit (${columns}, primary key (id)) partition by list (id); ${PARTS}`)
    await visits()
    expect(await places()).toBe(1)
    await execute(pool, plan, whose)
    expect(await left()).toEqual([1, 2])
    const found = await searchResidue(pool, { plan, subject: whose, requestId: REQUEST }, { statementMs: 10_000 })
    expect(found.evidence).toContainEqual({ key: 'visit:erase', remaining: 1 })

    await execute(pool, await planFor(pool, map, whose), whose, { run: 1 })
    expect(await left()).toEqual([2])
  })

  test('loses none either when it had no part yet', async () => {
    await pool.query(`alter table stamp drop constraint stamp_visit_id_fkey; drop table visit;
      create table visit (${columns}, primary key (id)) partition by list (id)`)
    const plan = await planFor(pool, map, whose)
    await pool.query(PARTS)
    await visits()
    expect(await places()).toBe(1)
    await execute(pool, plan, whose)
    expect(await left()).toEqual([2])
  })
})
