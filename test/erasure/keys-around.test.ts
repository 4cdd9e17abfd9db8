import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import type { Finding } from '../../src/erasure/finding.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { RequestScope } from '../../src/requests/request.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST } from './support/run.ts'
import { CUT_OFF } from './support/world.ts'

/** A lender whose loans lie in parts by region; what a test does to one part alone, or from another schema, it does itself. */
const lender = `
drop schema if exists crm cascade;
drop table if exists tenant, borrower, loan, reminder cascade;
create table tenant (id text primary key, name text not null, created_at timestamptz not null);
create table borrower (id int primary key, tenant_id text not null references tenant, phone text, at timestamptz not null);
create index on borrower (tenant_id);
create table loan (
  id int not null, region text not null, borrower int, note text, due date not null, at timestamptz not null, primary key (region, id)
) partition by list (region);
create table loan_north partition of loan for values in ('north');
create table loan_south partition of loan for values in ('south');
create index on loan (borrower);
create table reminder (id int primary key, loan int, phone text, at timestamptz not null);
create index on reminder (loan);
insert into tenant values ('a', 'Lender A', '2026-01-01'), ('b', 'Lender B', '2026-01-01');
`
const scopes = ['number', 'business', 'account'] as const
const tenant = { column: 'tenant_id' }
const loan: TableMap = {
  ...{
    category: 'messaging',
    scopes,
    tenant: 'parent',
    primaryKey: ['region', 'id'],
    datedBy: 'at',
    disposition: { do: 'erase' },
  },
  reach: [{ by: 'parent', column: 'borrower', table: 'borrower' }],
  columns: {
    ...{ id: 'key', region: 'key', borrower: 'reference', note: 'content', due: 'time', at: 'time' },
  },
}
const map: DataMap = {
  tenant: {
    ...{
      category: 'account',
      scopes: ['account'],
      tenant: { column: 'id' },
      primaryKey: ['id'],
      datedBy: 'created_at',
      reach: [],
    },
    disposition: { do: 'anonymise', set: { name: { unique: 'erased-' } } },
    columns: { id: 'key', name: 'personal', created_at: 'time' },
  },
  borrower: {
    ...{ category: 'identifiers', scopes, tenant, primaryKey: ['id'], datedBy: 'at', disposition: { do: 'erase' } },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    columns: { id: 'key', tenant_id: 'reference', phone: 'identifier', at: 'time' },
  },
  loan,
  reminder: {
    ...{
      category: 'messaging',
      scopes: ['number'],
      tenant: 'none',
      primaryKey: ['id'],
      datedBy: 'at',
      disposition: { do: 'erase' },
    },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    columns: { id: 'key', loan: 'reference', phone: 'identifier', at: 'time' },
  },
}
const kept: DataMap = {
  ...map,
  loan: { ...loan, disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { note: { to: null } } } },
}
const who: SubjectIdentifiers = { phones: ['+917000000010'], userIds: [], emails: [] }
const BEFORE = '2026-11-01T00:00:00Z'
const AFTER = '2026-11-20T11:00:00Z'

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => pool.query(`${lender} truncate deletion_bot.progress, deletion_bot.retained`))

const borrow = (id: number, at = BEFORE) =>
  pool.query('insert into borrower values ($1, $2, $3, $4)', [id, 'a', '+917000000010', at])
const lend = (id: number, region: string, borrower: number, at: string, due = '2026-12-31') =>
  pool.query('insert into loan values ($1, $2, $3, null, $4, $5)', [id, region, borrower, due, at])
const find = async (tables = map): Promise<Finding[]> =>
  (await inspectMap(pool, { schema: 'public', schemas: { crm: 'the other program’s own' }, tables })).findings
const left = async (table: string) =>
  (await pool.query<{ id: number }>(`select id from ${table} order by id`)).rows.map(({ id }) => id)

async function erase(tables = map, scope: RequestScope = { kind: 'number' }) {
  const subject = scope.kind === 'account' ? { phones: [], userIds: [], emails: [] } : who
  const plan = await planFor(pool, tables, subject, scope, CUT_OFF)
  const done = await execute(pool, plan, subject)
  const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 20_000 })
  return { done, found, verdict: completed(plan, found).is }
}

describe('a foreign key of one part of a table', () => {
  beforeEach(() =>
    pool.query('alter table loan_north add constraint north foreign key (borrower) references borrower on delete cascade'),
  )

  test('takes no row along that is newer than the cut-off', async () => {
    await borrow(1)
    await lend(1, 'north', 1, BEFORE)
    await lend(2, 'north', 1, AFTER)
    const { found, verdict } = await erase()
    expect(await left('loan')).toEqual([2])
    expect(await left('borrower')).toEqual([1])
    expect(found.held).toEqual([{ table: 'borrower', because: 'newer', rows: 1 }])
    expect(verdict).toBe('completed')
  })

  test('takes no row along that the law keeps, and the check names it', async () => {
    await borrow(1)
    await lend(1, 'north', 1, BEFORE)
    const { found } = await erase(kept)
    expect(await left('loan')).toEqual([1])
    expect(found.held).toEqual([{ table: 'borrower', because: 'kept-by-law', rows: 1 }])
    expect(await find(kept)).toContainEqual({ table: 'loan', column: 'borrower', is: 'cascades-onto-kept-rows' })
  })

  test('is one key with its twins on the other parts, and indexed only where each part is', async () => {
    await pool.query('alter table loan_south add constraint south foreign key (borrower) references borrower on delete cascade')
    const keys = async () => (await readCatalogue(pool)).foreignKeys.filter(({ table }) => table === 'loan')
    expect(await keys()).toMatchObject([
      { columns: ['borrower'], references: { table: 'borrower', columns: ['id'] }, indexed: true },
    ])
    await pool.query('drop index loan_borrower_idx; create index on loan_north (borrower)')
    expect(await keys()).toMatchObject([{ indexed: false }])
    expect(await find()).toContainEqual({ table: 'loan', column: 'borrower', is: 'unindexed-foreign-key' })
  })
})

describe('a foreign key onto one part of a table', () => {
  const reminding = {
    ...map,
    reminder: { ...(map.reminder as TableMap), reach: [{ by: 'parent', column: 'loan', table: 'loan' }] },
  } as DataMap
  beforeEach(() =>
    pool.query(`alter table loan add foreign key (borrower) references borrower;
      create unique index only_here on loan_north (id);
      alter table reminder add constraint onto foreign key (loan) references loan_north (id) on delete cascade`),
  )

  test('keeps the row that somebody else’s row refers to', async () => {
    await borrow(1)
    await lend(1, 'north', 1, BEFORE)
    await lend(2, 'north', 1, BEFORE)
    await pool.query(`insert into reminder values (7, 1, '+917000000011', $1)`, [BEFORE])
    const { found, verdict } = await erase()
    expect(await left('reminder')).toEqual([7])
    expect(await left('loan')).toEqual([1])
    expect(found.held).toContainEqual({ table: 'loan', because: 'somebody-else', rows: 1 })
    expect(verdict).toBe('partial')
  })

  test('is no way to rows: what it names in one part may be somebody else’s in the next', async () => {
    expect(await find(reminding)).toContainEqual({ table: 'reminder', column: 'loan', is: 'reaches-nothing' })
  })
})

describe('what stands on one part of a table alone', () => {
  const noted = {
    ...map,
    loan: { ...loan, disposition: { do: 'anonymise', set: { note: { to: '' }, borrower: { to: null } } } },
  } as DataMap
  const alone: [string, string, DataMap, Finding][] = [
    [
      'a trigger that copies',
      `create or replace function keep() returns trigger language plpgsql as $$ begin insert into reminder select 1; return old; end $$;
       create trigger archive after delete on loan_north for each row execute function keep()`,
      map,
      { table: 'loan', is: 'trigger-copies', about: 'archive' },
    ],
    [
      'a unique index',
      'create unique index once on loan_south (note)',
      noted,
      { table: 'loan', column: 'note', is: 'breaks-unique' },
    ],
    [
      'a check',
      `alter table loan_south add constraint told check (note <> '')`,
      noted,
      { table: 'loan', is: 'breaks-check', about: 'told' },
    ],
  ]
  test.each(alone)('%s is found', async (_what, ddl, tables, finding) => {
    expect(await find(tables)).toEqual([])
    await pool.query(ddl)
    expect(await find(tables)).toContainEqual(finding)
  })

  test('a check of one part is tried in the rows of that part', async () => {
    await lend(1, 'north', 1, BEFORE)
    await pool.query(`alter table loan_south add constraint south_only check (region = 'south' or note <> '')`)
    expect(await find(noted)).toEqual([])
  })
})

describe('a foreign key from another schema', () => {
  const lead = (onDelete: string) =>
    pool.query(`create schema crm; create table crm.lead (id int primary key, borrower int constraint far references borrower on delete ${onDelete});
      create index on crm.lead (borrower)`)

  test.each(['cascade', 'set null', 'no action'])(
    'keeps the row that it points at (%s), changes nothing there, and is told',
    async (onDelete) => {
      await lead(onDelete)
      await borrow(1)
      await borrow(2)
      await pool.query('insert into crm.lead values (5, 1)')
      const { found, verdict } = await erase()
      expect(await left('borrower')).toEqual([1])
      expect((await pool.query('select * from crm.lead')).rows).toEqual([{ id: 5, borrower: 1 }])
      expect(found.held).toEqual([{ table: 'borrower', because: 'somebody-else', rows: 1 }])
      expect(verdict).toBe('partial')
      expect(await find()).toEqual([{ table: 'borrower', is: 'held-from-another-schema', about: 'crm.lead: far' }])
    },
  )

  test('from a table that the role may not read keeps every row', async () => {
    await lead('cascade')
    await borrow(1)
    await pool.query('insert into crm.lead values (5, 1)')
    const clerk = `clerk_around_${process.pid}`
    await pool.query(`create role ${clerk}; grant select, update, delete on all tables in schema public to ${clerk}`)
    const { strangers = [] } = await readCatalogue(pool, 'public', clerk)
    await pool.query(`drop owned by ${clerk}; drop role ${clerk}`)
    expect(strangers).toMatchObject([{ table: 'crm.lead', elsewhere: { readable: false } }])
    const own = await planFor(pool, map, who)
    const plan = { ...own, catalogue: { ...own.catalogue, strangers } }
    await execute(pool, plan, who)
    expect(await left('borrower')).toEqual([1])
    const found = await searchResidue(pool, { plan, subject: who, requestId: REQUEST }, { statementMs: 20_000 })
    expect(found.held).toEqual([{ table: 'borrower', because: 'somebody-else', rows: 1 }])
  })

  test('onto what goes only with its account keeps the account’s row, and is told', async () => {
    await pool.query(`create schema crm; create table crm.plan (tenant text constraint priced references tenant on delete cascade);
      create index on crm.plan (tenant); insert into crm.plan values ('a'), ('b')`)
    await borrow(1)
    const { found, verdict } = await erase(map, { kind: 'account', tenantId: 'a' })
    expect((await pool.query('select tenant from crm.plan order by 1')).rows).toEqual([{ tenant: 'a' }, { tenant: 'b' }])
    expect((await pool.query('select id from tenant order by 1')).rows).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(await left('borrower')).toEqual([])
    expect(found.held).toEqual([{ table: 'tenant', because: 'somebody-else', rows: 1 }])
    expect(verdict).toBe('partial')
    expect(await find()).toEqual([{ table: 'tenant', is: 'held-from-another-schema', about: 'crm.plan: priced' }])
  })

  test('is found without an index too, and so is one onto what goes only with its account', async () => {
    await lead('no action')
    await pool.query('drop index crm.lead_borrower_idx, borrower_tenant_id_idx')
    expect(await find()).toEqual(
      expect.arrayContaining([
        { table: 'borrower', column: 'tenant_id', is: 'unindexed-foreign-key' },
        { table: 'crm.lead', column: 'borrower', is: 'unindexed-foreign-key' },
      ]),
    )
  })
})
