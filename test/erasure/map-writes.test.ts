import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import type { Finding } from '../../src/erasure/finding.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { refusedWith } from '../../src/erasure/sqlstate.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor } from './support/run.ts'

/** A club: bills that the law keeps, a member who may be billed, a circle of friends, and a card that its owner prefers. */
const schema = `
drop table if exists club, member, bill, circle, card cascade;
create table club (id int primary key);
create table member (
  id int primary key, club_id int not null references club, phone text, email text, nick varchar(60) not null unique, card_id int, at timestamptz not null,
  constraint reachable check (phone is not null or email is not null));
create index on member (phone);
create table card (id int primary key, member_id int not null references member, at timestamptz not null);
create index on card (member_id);
alter table member add constraint prefers foreign key (card_id) references card;
create index on member (card_id);
create table bill (id int primary key, club_id int not null references club, member_id int references member, due date not null, at timestamptz not null);
create index on bill (member_id);
create table circle (id int primary key, phones text[] not null, host text, at timestamptz not null);
insert into club values (1);
insert into member values (1, 1, '+917000000851', 'a@example.test', 'a', null, '2026-01-01');
insert into circle values (1, '{+917000000851,+917000000852}', null, '2026-01-01'), (2, '{+917000000851}', '+917000000853', '2026-01-01');
`
const scopes = ['number', 'business', 'account'] as const
const tenant = { column: 'club_id' }
const common = { primaryKey: ['id'], datedBy: 'at', scopes, disposition: { do: 'erase' } } as const
const member: TableMap = {
  ...{ ...common, category: 'account', tenant, whenHeld: { email: { unique: 'erased@' } }, detachFirst: ['card_id'] },
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
  columns: {
    ...{ id: 'key', club_id: 'reference', phone: 'identifier', email: 'identifier', nick: 'personal', card_id: 'reference' },
    at: 'time',
  },
}
const map: DataMap = {
  club: {
    ...{ category: 'account', primaryKey: ['id'], tenant: { column: 'id' }, reach: [], scopes: [], columns: { id: 'key' } },
    disposition: { do: 'nothing', because: 'a business' },
  },
  member,
  card: {
    ...{ ...common, category: 'messaging', tenant: 'parent', columns: { id: 'key', member_id: 'reference', at: 'time' } },
    reach: [{ by: 'parent', column: 'member_id', table: 'member' }],
  },
  bill: {
    ...{ ...common, category: 'billing', tenant },
    reach: [{ by: 'parent', column: 'member_id', table: 'member' }],
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { id: 'key', club_id: 'reference', member_id: 'reference', due: 'time', at: 'time' },
  },
  circle: {
    ...{ ...common, scopes: ['number'], category: 'messaging', tenant: 'none', shared: 'last owner' },
    reach: [
      { by: 'array', column: 'phones', holds: 'phone' },
      { by: 'column', column: 'host', holds: 'phone' },
    ],
    columns: { id: 'key', phones: 'identifier', host: 'identifier', at: 'time' },
  },
}
const withMember = (to: Partial<TableMap>): DataMap => ({ ...map, member: { ...member, ...to } })

const database = testDatabase()
let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
})
afterAll(() => pool.end())
beforeEach(() => pool.query(schema))

const find = async (tables: DataMap = map): Promise<Finding[]> => (await inspectMap(pool, { schema: 'public', tables })).findings

test('nothing is found where everything that may be written fits', async () => {
  expect(await find()).toEqual([])
})

describe('what is written into a row that a kept one holds', () => {
  test('is tried with the checks, where the map says nothing and every column is emptied', async () => {
    expect(await find(withMember({ whenHeld: {} }))).toEqual([{ table: 'member', is: 'breaks-check', about: 'reachable' }])
  })

  test('is tried where the map says it', async () => {
    const cases: [TableMap['whenHeld'], Finding][] = [
      [
        { email: { unique: 'erased@' }, nick: { to: null } },
        { table: 'member', column: 'nick', is: 'breaks-not-null' },
      ],
      [
        { email: { unique: 'erased@' }, nick: { to: 'gone' } },
        { table: 'member', column: 'nick', is: 'breaks-unique' },
      ],
      [
        { email: { unique: 'erased@' }, nick: { unique: `${'x'.repeat(40)}-` } },
        { table: 'member', column: 'nick', is: 'does-not-fit' },
      ],
    ]
    for (const [whenHeld, finding] of cases) expect(await find(withMember({ whenHeld: whenHeld ?? {} }))).toContainEqual(finding)
  })
})

test('what a member’s own profile writes is tried like any other', async () => {
  const profile = (set: Record<string, { to: string | null } | { unique: string }>): Partial<TableMap> => ({
    profile: { do: 'anonymise', set },
  })
  expect(await find(withMember(profile({ nick: { unique: 'erased-' }, phone: { to: null } })))).toEqual([])
  expect(await find(withMember(profile({ nick: { to: null } })))).toContainEqual({
    ...{ table: 'member', column: 'nick', is: 'breaks-not-null' },
  })
  expect(await find(withMember(profile({ phone: { to: null }, email: { to: null } })))).toContainEqual({
    ...{ table: 'member', is: 'breaks-check', about: 'reachable' },
  })
})

describe('a shared row that somebody leaves', () => {
  test.each([
    ['may be too short a list', 'check (cardinality(phones) >= 2)'],
    ['may have lost its host', 'check (cardinality(phones) >= 2 or host is not null)'],
  ])('%s for a check', async (_what, check) => {
    await pool.query(`delete from circle where id = 2; alter table circle add constraint enough ${check}`)
    expect(await find()).toContainEqual({ table: 'circle', is: 'breaks-check', about: 'enough' })
  })

  test('is fine for one that lets the others go on', async () => {
    await pool.query('alter table circle add constraint somebody check (cardinality(phones) > 0 or host is not null)')
    expect(await find()).toEqual([])
  })
})

test('a column that is emptied first is tried with the checks', async () => {
  await pool.query(`insert into card values (1, 1, '2026-01-01'); update member set card_id = 1;
    alter table member add constraint carded check (card_id is not null)`)
  expect(await find()).toContainEqual({ table: 'member', is: 'breaks-check', about: 'carded' })
})

describe('where only one row may lack a value', () => {
  const collides = (table: string, column: string): Finding => ({ table, column, is: 'breaks-unique' })

  test('a column that is emptied first would collide, and so would one that somebody is taken out of', async () => {
    await pool.query('alter table member add constraint own_card unique nulls not distinct (card_id)')
    expect(await find()).toEqual([collides('member', 'card_id')])
    await pool.query(`alter table member drop constraint own_card; delete from circle where host is null;
      alter table circle add constraint hosts_one unique nulls not distinct (host)`)
    expect(await find()).toEqual([collides('circle', 'host')])
  })

  test('of each key, each value that is emptied stays apart', async () => {
    await pool.query(`alter table member add constraint own_card unique nulls not distinct (id, card_id);
      alter table circle add constraint hosts_one unique nulls not distinct (id, host)`)
    expect(await find()).toEqual([])
  })

  test('somebody with two such rows is not erased by half: the database refuses for good, which parks the request', async () => {
    await pool.query(`insert into member values (2, 1, '+917000000851', null, 'b', null, '2026-01-01');
      insert into card values (1, 1, '2026-01-01'), (2, 2, '2026-01-01'); update member set card_id = id`)
    await pool.query('alter table member add constraint own_card unique nulls not distinct (card_id)')
    await installOwnSchema(pool)
    const subject = { phones: ['+917000000851'], userIds: [], emails: [] }
    const before = (await pool.query('select * from member order by id')).rows
    const failed = await execute(pool, await planFor(pool, map, subject), subject).catch((error: unknown) => error)
    expect(refusedWith(failed)).toBe('23505')
    expect((await pool.query('select * from member order by id')).rows).toEqual(before)
  })
})

test('a row that stays anonymous for a person, and is kept below a bill when the account goes, must have a key that can be noted', async () => {
  const disposition: TableMap['disposition'] = {
    do: 'anonymise',
    set: { phone: { to: null }, email: { unique: 'erased@' }, nick: { unique: 'erased-' } },
  }
  const keyed = (scopes: TableMap['scopes']) =>
    withMember({ disposition, scopes, columns: { ...member.columns, id: 'identifier' } })
  const isNoted = ({ table, is }: Finding) => table === 'member' && is === 'key-names-the-person'
  expect((await find(keyed(['number', 'business', 'account']))).filter(isNoted)).toHaveLength(1)
  expect((await find(keyed(['number', 'business']))).filter(isNoted)).toEqual([])
})
