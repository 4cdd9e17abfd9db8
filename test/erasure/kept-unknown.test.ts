import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { countUnknownDue } from '../../src/erasure/kept-unknown-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { compareRenamed, renameKept } from '../../src/erasure/rename-kept-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

const common = { category: 'billing', tenant: 'none', scopes: ['number'], datedBy: 'at' } as const
const bill: TableMap = {
  ...{ ...common, primaryKey: ['id'], reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
  disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
  columns: { id: 'key', phone: 'identifier', due: 'time', at: 'time' },
}
/** Calls are known by two columns, of which the first keeps its name. */
const call: TableMap = { ...bill, primaryKey: ['at', 'id'] }
const map: DataMap = { bill, call }

beforeEach(async () => {
  await pool.query(`drop table if exists bill, bills, call; truncate deletion_bot.retained, deletion_bot.progress;
    create table bill (id int primary key, phone text, due date not null, at timestamptz not null);
    create table call (id int, phone text, due date not null, at timestamptz, primary key (at, id));
    insert into bill select i, '${person.phone}', '2026-12-31', '2026-01-01' from generate_series(1, 5) i;
    insert into call select i, '${person.phone}', '2026-12-31', '2026-01-01'::timestamptz + i * interval '1 day' from generate_series(1, 5) i`)
  const subject = subjectOf(person)
  await execute(pool, await planFor(pool, map, subject), subject)
})

const findings = async (tables: DataMap) => (await inspectMap(pool, { schema: 'public', tables })).findings
const frame = async (tables: DataMap) => keptFrame(tables, await readCatalogue(pool), DAY_AFTER)
const release = async (tables: DataMap, table: string) =>
  releaseBatch(pool, { plan: await frame(tables), now: DAY_AFTER, blobs: memoryBlobs() }, table, { after: undefined, limit: 100 })
const count = async (from: string) => (await pool.query(`select 1 from ${from}`)).rows.length

describe('kept rows of a table that a migration renamed', () => {
  const renamed = { bills: bill, call }
  beforeEach(() => pool.query('alter table bill rename to bills'))

  test('are a finding, though the map fits the database, until the bot is told the new name', async () => {
    expect(await findings(map)).toContainEqual({ table: 'bill', is: 'kept-rows-unknown', about: 'bill: id' })
    const found = await findings(renamed)
    expect(found).toEqual([{ table: 'bill', is: 'kept-rows-unknown', about: 'bill: id' }])
    expect(found.map(whatToDo).join()).toMatch(/bill: id.*retention rename/)
    expect(await renameKept(pool, { from: 'bill', to: 'bills', columns: { id: 'id' } })).toBe(5)
    expect(await findings(renamed)).toEqual([])
  })

  test('are counted while they are due, and go under the new name', async () => {
    expect(await countUnknownDue(pool, await frame(renamed), 'bill')).toBe(5)
    await renameKept(pool, { from: 'bill', to: 'bills', columns: { id: 'id' } })
    expect((await release(renamed, 'bills')).erased).toBe(5)
    expect(await count('bills')).toBe(0)
  })

  test('that were noted under both names go on the later of their days', async () => {
    await pool.query(`insert into deletion_bot.retained
      select request_id, 'bills', primary_key, basis, '2034-01-01', row_mark from deletion_bot.retained where table_name = 'bill' and primary_key = '{"id": 1}'`)
    expect(await renameKept(pool, { from: 'bill', to: 'bills', columns: { id: 'id' } })).toBe(5)
    expect((await release(renamed, 'bills')).erased).toBe(4)
    expect(await count('bills where id = 1')).toBe(1)
  })
})

describe('kept rows whose key a migration renamed', () => {
  const renamed: DataMap = {
    bill: { ...bill, primaryKey: ['bill_id'], columns: { bill_id: 'key', phone: 'identifier', due: 'time', at: 'time' } },
    call: { ...call, primaryKey: ['at', 'nr'], columns: { nr: 'key', phone: 'identifier', due: 'time', at: 'time' } },
  }
  beforeEach(() => pool.query('alter table bill rename id to bill_id; alter table call rename id to nr'))

  test('are a finding, and nobody signs that somebody else has removed them', async () => {
    expect(await findings(renamed)).toEqual([
      { table: 'bill', is: 'kept-rows-unknown', about: 'bill: id' },
      { table: 'call', is: 'kept-rows-unknown', about: 'call: at, id' },
    ])
    for (const table of ['bill', 'call']) {
      expect(await countUnknownDue(pool, await frame(renamed), table)).toBe(5)
      expect(await release(renamed, table)).toMatchObject({ erased: 0, last: undefined })
    }
    expect(await count('deletion_bot.retained where settled_at is not null')).toBe(0)
    expect([await count('bill'), await count('call')]).toEqual([5, 5])
  })

  test('go on their day once the bot has been told the new name', async () => {
    expect(await renameKept(pool, { from: 'bill', to: 'bill', columns: { id: 'bill_id' } })).toBe(5)
    expect(await renameKept(pool, { from: 'call', to: 'call', columns: { at: 'at', id: 'nr' } })).toBe(5)
    expect(await findings(renamed)).toEqual([])
    for (const table of ['bill', 'call']) expect((await release(renamed, table)).erased).toBe(5)
    expect(await count(`deletion_bot.retained where outcome = 'erased'`)).toBe(10)
    expect([await count('bill'), await count('call')]).toEqual([0, 0])
  })
})

describe('kept rows that would be noted by a column which names other rows', () => {
  const [, another] = people
  if (!another) throw new Error('nobody else')
  const renamed: DataMap = {
    bill: { ...bill, primaryKey: ['nr'], columns: { id: 'key', nr: 'key', phone: 'identifier', due: 'time', at: 'time' } },
    call,
  }
  const compared = async (column: string) =>
    compareRenamed(pool, await frame(renamed), { from: 'bill', to: 'bill', columns: { id: column } })
  beforeEach(() =>
    pool.query(`alter table bill add nr int; update bill set nr = id;
      alter table bill drop constraint bill_pkey; alter table bill add primary key (nr)`),
  )

  test('are seen to be the same where the column has the same values', async () => {
    expect(await compared('nr')).toEqual({ rows: 5, missing: 0, doubled: 0, others: 0 })
  })

  test('are told from a living customer’s, also of the same day, from rows of another day, and from none', async () => {
    await pool.query(`update bill set nr = nr + 100;
      insert into bill (id, nr, phone, due, at) values (6, 1, '${another.phone}', '2026-12-31', '2026-01-01'), (7, 2, null, '2026-12-31', '2026-02-02')`)
    expect(await compared('nr')).toEqual({ rows: 5, missing: 3, doubled: 0, others: 2 })
  })

  test('are told from rows that several share', async () => {
    await pool.query(
      'alter table bill drop constraint bill_pkey; alter table bill alter nr drop not null; update bill set nr = 1',
    )
    expect(await compared('nr')).toEqual({ rows: 5, missing: 4, doubled: 1, others: 0 })
  })

  test('are compared to the last one where there are many', async () => {
    await pool.query(`insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, row_mark)
      select request_id, 'bill', jsonb_build_object('id', 1000 + i), basis, release_on, row_mark
      from deletion_bot.retained, generate_series(1, 2500) i where table_name = 'bill' and primary_key = '{"id": 1}'`)
    expect(await compared('nr')).toEqual({ rows: 2505, missing: 2500, doubled: 0, others: 0 })
  })
})

test('rows that row-level security may hide are not taken for removed', async () => {
  const catalogue = await readCatalogue(pool)
  const hidden = { ...catalogue, tables: { ...catalogue.tables, bill: { ...catalogue.tables.bill, hidesRows: true as const } } }
  const plan = keptFrame(map, hidden as typeof catalogue, DAY_AFTER)
  await pool.query('delete from bill')
  await releaseBatch(pool, { plan, now: DAY_AFTER, blobs: memoryBlobs() }, 'bill', { after: undefined, limit: 100 })
  expect(await count('deletion_bot.retained where settled_at is not null')).toBe(0)
  expect(await countUnknownDue(pool, plan, 'bill')).toBe(5)
})
