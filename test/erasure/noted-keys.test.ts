import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { freeze } from '../../src/erasure/freeze-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { thaw } from '../../src/erasure/thaw-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, REQUEST } from './support/run.ts'
import { snapshot } from './support/world.ts'

/** A carrier's schema: calls by month, whose key holds a moment; a table named by its month; one named beyond ASCII. */
const carrier = `
create table line (id int primary key, phone text, state text not null default 'open', at timestamptz not null);
create table call (
  id int not null, at timestamptz not null, line int not null references line, phone text, state text not null default 'open', due date not null,
  primary key (at, id)) partition by range (at);
create table call_2026 partition of call for values from ('2026-01-01') to ('2027-01-01');
create table call_rest partition of call default;
create index on call (line);
create table message_202611 (id int primary key, phone text, at timestamptz not null);
create table message_202612 (id int primary key, phone text, at timestamptz not null);
create table "Grüße" (id int primary key, phone text, at timestamptz not null);
`
const TABLES = ['line', 'call', 'message_202611', 'message_202612', 'Grüße'] as const
const common = { category: 'messaging', scopes: ['number'], tenant: 'none', primaryKey: ['id'], datedBy: 'at' } as const
const message: TableMap = {
  ...common,
  disposition: { do: 'erase' },
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
  columns: { id: 'key', phone: 'identifier', at: 'time' },
}
const state = 'not personal: a state'
const line: TableMap = { ...message, columns: { ...message.columns, state }, freeze: [{ column: 'state', to: 'closed' }] }
const map: DataMap = {
  line,
  call: {
    ...{ ...common, primaryKey: ['at', 'id'], freeze: [{ column: 'state', to: 'closed' }] },
    reach: [
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'parent', column: 'line', table: 'line' },
    ],
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
    columns: { id: 'key', at: 'key', line: 'reference', phone: 'identifier', state, due: 'time' },
  },
  message_202611: message,
  message_202612: message,
  Grüße: message,
}
const mine = '+917000000010'
const who: SubjectIdentifiers = { phones: [mine], userIds: [], emails: [] }
const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(carrier)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(`truncate ${TABLES.map((table) => `"${table}"`).join(', ')};
    truncate deletion_bot.progress, deletion_bot.retained, deletion_bot.freeze_undo;
    insert into line values (1, '${mine}', 'open', '2025-01-01'), (2, '+917000000011', 'open', '2025-01-01');
    insert into call values
      (1, '2026-10-01 05:30:00.123456+05:30', 1, '${mine}', 'open', '2026-12-31'), (2, '2025-10-01', 1, null, 'open', '2026-12-31'),
      (1, '-infinity', 1, null, 'open', '2026-12-31'), (3, '2026-10-01', 2, '+917000000011', 'open', '2026-12-31'),
      (4, '2019-10-01', 2, '${mine}', 'open', '2015-12-31');
    insert into message_202611 values (1, '${mine}', '2026-11-01'), (2, '+917000000011', '2026-11-01');
    insert into message_202612 select id, phone, at from message_202611 where id = 1;
    insert into "Grüße" values (1, '${mine}', '2026-11-01')`)
})

test('a row whose key holds a moment is kept until its day, and goes the day after', async () => {
  const plan = await planFor(pool, map, who)
  const done = await execute(pool, plan, who)
  expect(done.steps.filter(({ rows }) => rows > 0).map(({ step, rows }) => [step.key, rows])).toEqual(
    expect.arrayContaining([
      ['call:retain', 3],
      ['call:erase', 1],
      ['message_202611:erase', 1],
      ['message_202612:erase', 1],
      ['Grüße:erase', 1],
    ]),
  )
  const found = await searchResidue(pool, { plan, subject: who, requestId: REQUEST }, { statementMs: 20_000 })
  expect(completed(plan, found)).toEqual({ is: 'completed' })
  expect(found.held).toEqual([{ table: 'line', because: 'kept-by-law', rows: 1 }])
  const again = await execute(pool, plan, who, { run: 1 })
  expect(again.steps.filter(({ rows }) => rows > 0)).toEqual([])

  const { rows } = await pool.query<{ key: unknown }>(
    `select primary_key as key from deletion_bot.retained where table_name = 'call' order by primary_key ->> 'at'`,
  )
  expect(rows.map(({ key }) => key)).toEqual([
    { at: '-infinity', id: 1 },
    { at: '2025-10-01T00:00:00Z', id: 2 },
    { at: '2026-10-01T00:00:00.123456Z', id: 1 },
  ])
  for (const [day, left] of [
    ['2032-12-31', 4],
    ['2033-01-01', 1],
  ] as const) {
    const now = new Date(`${day}T03:00:00Z`)
    const frame = keptFrame(map, await readCatalogue(pool), now)
    await releaseBatch(pool, { plan: frame, now, blobs: memoryBlobs() }, 'call', { after: undefined, limit: 100 })
    expect((await pool.query('select 1 from call')).rows.length).toBe(left)
  }
})

test('a row whose key holds a moment is frozen, and as it was when that is taken back', async () => {
  const before = await snapshot(pool, TABLES)
  const plan = await planFor(pool, map, who)
  expect((await freeze(pool, { plan, subject: who, pseudonyms: [], at: plan.cutOff, requestId: REQUEST })).rows).toBe(5)
  expect((await pool.query(`select 1 from call where state = 'closed'`)).rows.length).toBe(4)
  await thaw(pool, REQUEST)
  expect(await snapshot(pool, TABLES)).toEqual(before)
})

describe('what could not be noted is found before anything is erased', () => {
  const find = async (tables: DataMap) => (await inspectMap(pool, { schema: 'public', tables })).findings
  const change = (table: string, to: Partial<TableMap>): DataMap => ({ ...map, [table]: { ...(map[table] as TableMap), ...to } })

  test('nothing here, as it stands', async () => {
    expect(await find(map)).toEqual([])
  })

  test('a frozen column with a blank or a number in it', async () => {
    await pool.query(`update line set state = 'in progress' where id = 2`)
    expect(await find(map)).toEqual([{ table: 'line', column: 'state', is: 'value-cannot-be-noted' }])
    const only = { column: 'state', to: 'closed', when: { column: 'state', in: ['open'] } } as const
    expect(await find(change('line', { freeze: [only] }))).toEqual([])
    const worded = { ...only, when: { column: 'state', in: ['open', 'in progress'] } } as const
    expect(await find(change('line', { freeze: [worded] }))).toContainEqual({
      table: 'line',
      column: 'state',
      is: 'value-cannot-be-noted',
    })
  })

  test('the key of a table that kept rows refer to, where it is the person’s number', async () => {
    await pool.query(
      'create table account (phone text primary key, at timestamptz not null); alter table line add owner text references account',
    )
    const account: TableMap = { ...message, primaryKey: ['phone'], columns: { phone: 'key', at: 'time' } }
    const tables = { ...change('line', { columns: { ...line.columns, owner: 'reference' } }), account }
    const found = await find(tables)
    await pool.query(`insert into account values ('${mine}', now())`)
    const filled = await find(tables)
    await pool.query('alter table line drop owner; drop table account')
    expect(found).toContainEqual({ table: 'account', column: 'phone', is: 'key-names-the-person' })
    expect(filled).toContainEqual({ table: 'account', is: 'key-cannot-be-noted' })
  })

  test('the key of a kept row that is a reference to the person’s number', async () => {
    await pool.query(`create table account (phone text primary key, at timestamptz not null);
      create table fee (phone text references account, at timestamptz, due date not null, primary key (phone, at))`)
    const account: TableMap = { ...message, primaryKey: ['phone'], columns: { phone: 'identifier', at: 'time' } }
    const call = map.call as TableMap
    const fee: TableMap = {
      ...{ ...common, primaryKey: ['phone', 'at'], disposition: { ...call.disposition, blank: {} } as TableMap['disposition'] },
      reach: [{ by: 'parent', column: 'phone', table: 'account' }],
      columns: { phone: 'reference', at: 'key', due: 'time' },
    }
    const found = await find({ ...map, account, fee })
    await pool.query('drop table fee, account')
    expect(found).toContainEqual({ table: 'fee', column: 'phone', is: 'key-names-the-person' })
  })
})
