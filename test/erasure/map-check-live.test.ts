import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ForeignKeyRule } from '../../src/erasure/catalogue.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { parseMapFile } from '../../src/erasure/data-map-file.ts'
import type { Finding } from '../../src/erasure/finding.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { unindexedWays } from '../../src/erasure/way-index-store.ts'
import { expectedForeignKeys } from '../../src/platform/expected-keys.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { shopMap, shopSchema } from './support/shop.ts'

const database = testDatabase()
const reference = testDatabases()
let pool: pg.Pool
let platform: pg.Pool
let expected: readonly ForeignKeyRule[]

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  platform = new pg.Pool({ connectionString: reference.platformUrl, max: 2 })
  await pool.query(shopSchema)
  await pool.query(`create role clerk_${process.pid}`)
  await pool.query(`grant select, update, delete on all tables in schema public to clerk_${process.pid}`)
  expected = (await readCatalogue(pool)).foreignKeys
})
afterAll(async () => {
  await pool.query(`drop owned by clerk_${process.pid}; drop role clerk_${process.pid}`)
  await Promise.all([pool.end(), platform.end()])
})

const find = async (tables: DataMap = shopMap, role?: string): Promise<Finding[]> =>
  (await inspectMap(pool, { schema: 'public', tables, foreignKeys: expected }, role)).findings
const change = (table: string, to: Partial<TableMap>): DataMap => ({
  ...shopMap,
  [table]: { ...(shopMap[table] as TableMap), ...to },
})

test('nothing is found where the migrations stand as they were written', async () => {
  expect(await find()).toEqual([])
  expect(
    (await inspectMap(platform, { schema: 'public', tables: referenceMap, foreignKeys: expectedForeignKeys() })).findings,
  ).toEqual([])
  expect(expectedForeignKeys().length).toBeGreaterThan(20)
})

test('a way whose types cannot be compared is named, and neither the check nor the look for indexes breaks off on it', async () => {
  const tables: DataMap = {
    ...change('usage', { reach: [{ by: 'parent', column: 'thread_id', table: 'contact' }] }),
    bill: {
      ...(shopMap.bill as TableMap),
      reach: [...(shopMap.bill?.reach ?? []), { by: 'parent', column: 'total', table: 'contact' }],
    },
  }
  const { catalogue, findings } = await inspectMap(pool, { schema: 'public', tables, foreignKeys: expected })
  expect(findings.filter(({ is }) => is === 'types-differ')).toEqual([
    { table: 'bill', column: 'total', is: 'types-differ', about: 'contact.id: integer ≠ uuid' },
    { table: 'usage', column: 'thread_id', is: 'types-differ', about: 'contact.id: bigint ≠ uuid' },
  ])
  expect(await unindexedWays(pool, tables, catalogue)).not.toContainEqual(expect.objectContaining({ column: 'total' }))
})

describe('a database that was changed behind the map', () => {
  let undo = ''
  afterEach(() => pool.query(undo))
  const changes: [string, string, string, Finding[]][] = [
    [
      'a foreign key now takes its children along',
      'alter table bill drop constraint bill_contact_id_fkey, add constraint other foreign key (contact_id) references contact on delete restrict',
      'alter table bill drop constraint other, add constraint bill_contact_id_fkey foreign key (contact_id) references contact on delete set null',
      [{ table: 'bill', column: 'contact_id', is: 'foreign-key-differs', about: 'SET NULL' }],
    ],
    [
      'a foreign key is gone',
      'alter table mark drop constraint mark_note_id_fkey',
      'alter table mark add foreign key (note_id) references note on delete cascade',
      [{ table: 'mark', column: 'note_id', is: 'foreign-key-gone', about: 'mark (note_id) to note' }],
    ],
    [
      'a foreign key is new',
      'alter table usage add constraint fresh foreign key (id) references note',
      'alter table usage drop constraint fresh',
      [{ table: 'usage', column: 'id', is: 'foreign-key-new', about: 'fresh' }],
    ],
    [
      'another schema refers to a table',
      'create schema crm; create table crm.lead (contact uuid constraint far references contact); create index on crm.lead (contact)',
      'drop schema crm cascade',
      [
        { table: 'crm.*', is: 'unmapped-schema', about: 'crm' },
        { table: 'contact', is: 'held-from-another-schema', about: 'crm.lead: far' },
      ],
    ],
    [
      'deleted rows are copied elsewhere',
      `create function keep() returns trigger language plpgsql as $$ begin insert into delivery select 1; return old; end $$;
       create trigger archive after delete on contact for each row execute function keep()`,
      'drop function keep cascade',
      [{ table: 'contact', is: 'trigger-copies', about: 'archive' }],
    ],
    [
      'another table is changed as rows are deleted',
      `create function tidy() returns trigger language plpgsql as $$ begin update target t set status = 'sent'; return old; end $$;
       create trigger sums after delete on contact for each row execute function tidy()`,
      'drop function tidy cascade',
      [{ table: 'contact', is: 'trigger-copies', about: 'sums' }],
    ],
    [
      'a trigger refuses deletes',
      `create function refuse() returns trigger language plpgsql as $$ begin if tg_op = 'DELETE' then raise exception 'never'; end if; return new; end $$;
       create trigger refusing after delete or update on note for each row execute function refuse()`,
      'drop function refuse cascade',
      [{ table: 'note', is: 'trigger-keeps-rows', about: 'refusing' }],
    ],
    [
      'a trigger only notes the time',
      `create function touch() returns trigger language plpgsql as $$ begin new.created_at = now(); return new; end $$;
       create trigger touched before update on note for each row execute function touch()`,
      'drop function touch cascade',
      [],
    ],
    [
      'two erased rows may not have the same value at the same time',
      'alter table target add constraint apart exclude using btree (variables with =)',
      'alter table target drop constraint apart',
      [{ table: 'target', column: 'variables', is: 'breaks-unique' }],
    ],
    [
      'only one row may lack a value',
      'alter table usage add constraint one unique nulls not distinct (ip)',
      'alter table usage drop constraint one',
      [{ table: 'usage', column: 'ip', is: 'breaks-unique' }],
    ],
    [
      'only one row of a thread may lack a value, and none has a thread afterwards',
      'alter table usage add constraint one unique nulls not distinct (thread_id, ip)',
      'alter table usage drop constraint one',
      ['thread_id', 'ip'].map((column) => ({ table: 'usage', column, is: 'breaks-unique' })),
    ],
    [
      'only one row of a number may lack a value',
      'alter table usage add constraint one unique nulls not distinct (id, ip)',
      'alter table usage drop constraint one',
      [],
    ],
    [
      'others refer to what would be written over',
      'create schema crm; create table crm.lead (number text constraint far references target (phone) on update cascade); create index on crm.lead (number)',
      'drop schema crm cascade',
      [
        { table: 'crm.*', is: 'unmapped-schema', about: 'crm' },
        { table: 'target', column: 'phone', is: 'cannot-be-written' },
      ],
    ],
    [
      'a rule copies them',
      'create rule shadow as on delete to contact do also insert into usage select 1',
      'drop rule shadow on contact',
      [{ table: 'contact', is: 'trigger-copies', about: 'shadow' }],
    ],
    [
      'a trigger turns deletes into nothing',
      `create function soft() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger never before delete on note for each row execute function soft()`,
      'drop function soft cascade',
      [{ table: 'note', is: 'trigger-keeps-rows', about: 'never' }],
    ],
    [
      'a copy was made of a personal table',
      'create materialized view contacts_by_day as select phone, created_at from contact',
      'drop materialized view contacts_by_day',
      [{ table: 'contacts_by_day', is: 'unmapped-table' }],
    ],
    [
      'an heir of a personal table appeared',
      'create table vip (rank int) inherits (contact)',
      'drop table vip',
      [{ table: 'vip', is: 'unmapped-table' }],
    ],
    [
      'a table lies on another server',
      'create foreign data wrapper far; create server there foreign data wrapper far; create foreign table abroad (phone text) server there',
      'drop foreign data wrapper far cascade',
      [{ table: 'abroad', is: 'unmapped-table' }],
    ],
    [
      'a check no longer lets an erased value in',
      `alter table target add constraint dialable check (phone ~ '^[+0-9]')`,
      'alter table target drop constraint dialable',
      [{ table: 'target', is: 'breaks-check', about: 'dialable' }],
    ],
    [
      'a check that looks at two columns, one of them kept, is tried in real rows',
      `insert into tenant values ('00000000-0000-4000-8000-00000000000a', 'Shop');
       insert into target values (1, '00000000-0000-4000-8000-00000000000a', '+917000000001', '{"name": "x"}', 'sent', now());
       alter table target add constraint told check (status <> 'sent' or variables <> '{}')`,
      'alter table target drop constraint told; delete from target; delete from tenant',
      [{ table: 'target', is: 'breaks-check', about: 'told' }],
    ],
    [
      'a check that breaks only far behind the first rows, in a table too big to be tried whole',
      `insert into tenant values ('00000000-0000-4000-8000-00000000000a', 'Shop');
       insert into target select i, '00000000-0000-4000-8000-00000000000a', '+9170' || lpad(i::text, 8, '0'), '{}',
         case when i <= 20000 then 'pending' else 'sent' end, now() from generate_series(1, 30000) i;
       update target set variables = '{"name": "x"}' where status = 'sent'; analyze target;
       alter table target add constraint told check (status <> 'sent' or variables <> '{}')`,
      'alter table target drop constraint told; delete from target; delete from tenant',
      [{ table: 'target', is: 'breaks-check', about: 'told' }],
    ],
    [
      'a unique index over an expression would make two erased rows collide',
      'create unique index once on target (lower(variables::text))',
      'drop index once',
      [{ table: 'target', column: 'variables', is: 'breaks-unique' }],
    ],
  ]
  test.each(changes)('%s', async (_what, ddl, back, findings) => {
    undo = back
    await pool.query(ddl)
    const found = await find()
    expect(found).toEqual(findings)
    for (const finding of found) expect(whatToDo(finding)).toMatch(/^[A-Z][^%]{20,}\.$/)
  })
})

describe('the role that will erase', () => {
  const clerk = `clerk_${process.pid}`
  test('needs no more than what the map has written, and is missed where it is missing', async () => {
    expect(await find(shopMap, clerk)).toEqual([])
    await pool.query(`revoke delete on note from ${clerk}; revoke update on usage from ${clerk}`)
    const found = await find(shopMap, clerk)
    await pool.query(`grant delete on note to ${clerk}; grant update on usage to ${clerk}`)
    expect(found).toEqual([
      { table: 'note', is: 'right-missing', about: 'delete' },
      { table: 'usage', is: 'right-missing', about: 'update' },
    ])
  })

  test('must see every row', async () => {
    await pool.query(`alter table contact enable row level security`)
    const hidden = await find(shopMap, clerk)
    const owner = await find()
    await pool.query(`create policy all_of_them on contact for all to ${clerk} using (true)`)
    const open = await find(shopMap, clerk)
    await pool.query('create policy but_not_these on contact as restrictive for all using (phone is not null)')
    const restricted = await find(shopMap, clerk)
    await pool.query(
      'drop policy all_of_them on contact; drop policy but_not_these on contact; alter table contact disable row level security',
    )
    expect([hidden, open, restricted]).toEqual([
      [{ table: 'contact', is: 'hides-rows' }],
      [],
      [{ table: 'contact', is: 'hides-rows' }],
    ])
    expect(owner).toEqual([])
  })
})

describe('a map that would not do what it says', () => {
  const contact = shopMap.contact as TableMap
  const cases: [string, DataMap, Finding][] = [
    [
      'two numbers in one row and nobody said whose it is',
      change('contact', { reach: [...contact.reach, { by: 'column', column: 'name', holds: 'phone' }] }),
      { table: 'contact', column: 'name', is: 'owner-unstated' },
    ],
    [
      'two ways that lead elsewhere, and no column that says whose it is',
      change('usage', {
        reach: [...(shopMap.usage as TableMap).reach, { by: 'json', column: 'ip', path: ['x'], holds: 'phone' }],
      }),
      { table: 'usage', column: 'ip', is: 'owner-unstated' },
    ],
    [
      'many people in one json value, and nobody said whose it is',
      change('delivery', { shared: undefined as never }),
      { table: 'delivery', column: 'payload', is: 'owner-unstated' },
    ],
    [
      'a shared row whose owner may not be taken out',
      change('thread', { shared: 'last owner' }),
      { table: 'thread', is: 'cannot-be-shared' },
    ],
    [
      'several recordings in one value',
      change('delivery', { columns: { ...(shopMap.delivery as TableMap).columns, payload: 'blob key' } }),
      { table: 'delivery', column: 'payload', is: 'several-blob-keys' },
    ],
    [
      'a column to empty first that may not be empty',
      change('note', { detachFirst: ['thread_id'] }),
      { table: 'note', column: 'thread_id', is: 'cannot-be-detached' },
    ],
    [
      'a kept row remembered by a key that names the person',
      change('bill', { columns: { ...(shopMap.bill as TableMap).columns, id: 'identifier' } }),
      { table: 'bill', column: 'id', is: 'key-names-the-person' },
    ],
    [
      'an array way over what is no array',
      change('contact', { reach: [{ by: 'array', column: 'phone', holds: 'phone' }], shared: 'any owner' }),
      { table: 'contact', column: 'phone', is: 'reaches-nothing' },
    ],
  ]
  test.each(cases)('%s', async (_what, map, finding) => {
    expect(await find(map)).toContainEqual(finding)
  })

  test('that copies is no better for a table of copies that is erased as well, and the finding says so', () => {
    expect(whatToDo({ table: 'contact', is: 'trigger-copies', about: 'keep' })).toContain('newer than the wish, and stays')
  })

  test('a named trigger with its reason is no finding', async () => {
    await pool.query(`create function keep() returns trigger language plpgsql as $$ begin insert into delivery select 1; return old; end $$;
      create trigger archive after delete on contact for each row execute function keep()`)
    const found = await find(change('contact', { triggers: { archive: 'keeps a sum without names' } }))
    await pool.query('drop function keep cascade')
    expect(found).toEqual([])
  })
})

describe('other schemas of the same database', () => {
  const inspect = async (schemas?: Record<string, string>) =>
    (await inspectMap(pool, { schema: 'public', tables: shopMap, foreignKeys: expected, ...(schemas ? { schemas } : {}) }))
      .findings
  afterEach(() => pool.query('drop schema if exists billing, "Odd Tools", parts cascade; drop extension if exists btree_gin'))

  test('are named each by its own finding while tables lie there, whoever may fill them', async () => {
    await pool.query(`create schema billing; create schema "Odd Tools"; create view billing.shown as select 1`)
    expect(await inspect()).toEqual([])
    await pool.query(
      'create table billing.card (holder text); create materialized view "Odd Tools".copy as select * from contact',
    )
    const found = await inspect()
    expect(found).toEqual([
      { table: 'Odd Tools.*', is: 'unmapped-schema', about: 'Odd Tools' },
      { table: 'billing.*', is: 'unmapped-schema', about: 'billing' },
    ])
    expect(found.map(whatToDo).join()).toContain('schema billing')
    expect(await inspect({ billing: 'erased by the billing service itself' })).toMatchObject([{ about: 'Odd Tools' }])
  })

  test('are none where an extension, a migration’s list or this bot keeps its own tables, or a mapped table its partitions', async () => {
    await pool.query(`create schema "Odd Tools"; create table "Odd Tools".job (command text);
      create table "Odd Tools".__drizzle_migrations (hash text);
      create extension btree_gin; alter extension btree_gin add table "Odd Tools".job;
      create schema if not exists deletion_bot; create table if not exists deletion_bot.progress (step int);
      create schema parts; create table log_line (at timestamptz) partition by range (at);
      create table parts.log_2026 partition of log_line for values from ('2026-01-01') to ('2027-01-01')`)
    expect((await inspect()).map(({ table }) => table)).toEqual(['log_line'])
    await pool.query('drop table log_line; drop schema deletion_bot cascade')
  })
})

describe('a business’s id', () => {
  const inspect = async (type: string, id: string, answer: 'key' | 'personal' = 'key') => {
    await pool.query(
      `create schema firm; create table firm.note (id int primary key, firm ${type}); insert into firm.note values (1, ${id})`,
    )
    const note: TableMap = {
      ...{ category: 'messaging', primaryKey: ['id'], tenant: { column: 'firm' }, reach: [], scopes: ['account'] },
      ...{ disposition: { do: 'erase' }, columns: { id: 'key', firm: answer } },
    }
    const { findings } = await inspectMap(pool, {
      schema: 'firm',
      tables: { note },
      schemas: { public: 'another test’s tables' },
    })
    await pool.query('drop schema firm cascade')
    return findings
  }
  const NOT = [{ table: 'note', column: 'firm', is: 'tenant-cannot-be-noted' }]

  test.each([
    ['bigint', '-7', []],
    ['uuid', 'gen_random_uuid()', []],
    ['text', `'tnt_9fK2-x'`, []],
    ['text', 'null', []],
    ['text', `'Meera Tailors'`, NOT],
    ['text', `'+917000014821'`, NOT],
    ['text', `repeat('x', 65)`, NOT],
    ['numeric', '1.5', NOT],
  ])('of type %s may be %s', async (type, id, expected) => {
    expect(await inspect(type, id)).toEqual(expected)
  })

  test('that names a person is noted nowhere', async () => {
    expect(await inspect('text', `'meera'`, 'personal')).toEqual(NOT)
  })
})

describe('a map file', () => {
  test('may be the tables alone, as before, which then lie in public', () => {
    expect(parseMapFile(JSON.stringify(shopMap))).toEqual({ schema: 'public', tables: shopMap })
  })

  test('leaves out other schemas about which nobody has decided yet', () => {
    const file = { format: 1, schema: 'public', tables: {}, schemas: { a: 'unanswered', b: 'no person stands there' } }
    expect(parseMapFile(JSON.stringify(file))).toEqual({ schema: 'public', tables: {}, schemas: { b: 'no person stands there' } })
  })

  test('says what is wrong with it, and where', () => {
    expect(() => parseMapFile('{')).toThrow('not JSON')
    expect(() =>
      parseMapFile(JSON.stringify({ ...shopMap, contact: { ...shopMap.contact, disposition: { do: 'forget' } } })),
    ).toThrow(/contact.*disposition|does not fit at contact/)
    expect(() => parseMapFile(JSON.stringify({ format: 1, schema: '', tables: {} }))).toThrow(/schema/)
  })
})
