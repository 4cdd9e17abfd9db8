import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { brake } from '../../src/erasure/brake.ts'
import { readBrakeFacts } from '../../src/erasure/brake-store.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { isGuardedNumber } from '../../src/erasure/guarded-store.ts'
import { findStrangeNumbers } from '../../src/erasure/map-check-numbers-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { askOwners, decided, proposeMap, unansweredIn } from '../../src/erasure/propose-map.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { readSamples } from '../../src/erasure/sample-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST } from './support/run.ts'
import { snapshot } from './support/world.ts'

/** Two businesses whose answers stand in the customer's chat under their own number. */
const schema = `
drop table if exists business, employee, chat, message cascade;
create table business (id text primary key, name text not null, phone text, created_at timestamptz not null);
create table employee (id int primary key, business_id text not null references business, mobile text);
create table chat (id int primary key, business_id text not null references business, customer_phone text, contact jsonb, created_at timestamptz not null);
create index on chat (customer_phone);
create table message (id int primary key, chat_id int not null references chat, sender_phone text, body text, created_at timestamptz not null);
create index on message (chat_id);
create index on message (sender_phone);
insert into business values ('a', 'Shop A', '+91 70000 00801', '2026-01-01'), ('b', 'Shop B', '07000000802', '2026-01-01');
insert into employee values (1, 'a', '+917000000811'), (2, 'b', '+917000000812');
`
const X: SubjectIdentifiers = { phones: ['+917000000821'], userIds: [], emails: [] }
const Y: SubjectIdentifiers = { phones: ['+917000000822'], userIds: [], emails: [] }
const at = '2026-02-01'
const scopes = ['number', 'business'] as const
const common = { primaryKey: ['id'], datedBy: 'created_at', scopes }
const nobodys = { reach: [], disposition: { do: 'nothing', because: 'no customer' }, scopes: [], primaryKey: ['id'] } as const
const message: TableMap = {
  ...{ ...common, category: 'messaging', tenant: 'parent', disposition: { do: 'erase' } },
  reach: [
    { by: 'column', column: 'sender_phone', holds: 'phone' },
    { by: 'parent', column: 'chat_id', table: 'chat' },
  ],
  columns: { id: 'key', chat_id: 'reference', sender_phone: 'identifier', body: 'content', created_at: 'time' },
}
const map: DataMap = {
  business: {
    ...{ ...nobodys, category: 'account', tenant: { column: 'id' }, guards: { column: 'phone', whose: 'business' } },
    columns: { id: 'key', name: 'not personal: a business', phone: 'identifier', created_at: 'time' },
  },
  employee: {
    ...{ ...nobodys, category: 'account', tenant: { column: 'business_id' }, guards: { column: 'mobile', whose: 'staff' } },
    columns: { id: 'key', business_id: 'reference', mobile: 'identifier' },
  },
  chat: {
    ...{ ...common, category: 'messaging', tenant: { column: 'business_id' }, disposition: { do: 'erase' } },
    reach: [
      { by: 'column', column: 'customer_phone', holds: 'phone' },
      { by: 'json', column: 'contact', path: ['phone'], holds: 'phone' },
    ],
    columns: {
      ...{ id: 'key', business_id: 'reference', customer_phone: 'identifier', contact: 'content', created_at: 'time' },
    },
  },
  message,
}
const unguarded: DataMap = { ...map, business: { ...(map.business as TableMap), guards: undefined } as unknown as TableMap }

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(schema)
  await pool.query('truncate deletion_bot.progress, deletion_bot.retained')
})

const chat = (id: number, business: string, phone: string | undefined, contact: string | null = null) =>
  pool.query('insert into chat values ($1, $2, $3, $4, $5)', [id, business, phone, contact && { phone: contact }, at])
const say = (id: number, chatId: number, sender: string | null | undefined) =>
  pool.query('insert into message values ($1, $2, $3, $4, $5)', [id, chatId, sender, 'hello', at])
const idsOf = async (table: string) =>
  (await pool.query<{ id: number }>(`select id from ${table} order by id`)).rows.map(({ id }) => id)

async function erase(subject: SubjectIdentifiers) {
  const plan = await planFor(pool, map, subject)
  const counts = await countPlan(pool, plan, subject, { atMost: 1_000, statementMs: 10_000 })
  const done = await execute(pool, plan, subject)
  expect(done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
  const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
  return { found, verdict: completed(plan, found).is }
}

describe('what the business said in a customer’s chat', () => {
  test('goes with the chat, however the business’s own number or its staff’s is spelled there', async () => {
    await chat(1, 'a', X.phones[0])
    const spelled = ['+917000000801', '917000000801', '07000000801', '7000000801', '+91 7000-000801', '00917000000801']
    for (const [i, sender] of [...spelled, X.phones[0], '7000000811'].entries()) await say(i + 1, 1, sender)
    await chat(2, 'a', Y.phones[0])
    await say(20, 2, '+917000000801')
    await say(21, 2, Y.phones[0])
    const { verdict, found } = await erase(X)
    expect(await idsOf('message')).toEqual([20, 21])
    expect(await idsOf('chat')).toEqual([2])
    expect(found.residue).toEqual([])
    expect(verdict).toBe('completed')
  })

  test('goes where the way to the chat is no foreign key', async () => {
    await pool.query('alter table message drop constraint message_chat_id_fkey')
    await chat(1, 'b', X.phones[0])
    await say(1, 1, '7000000802')
    await erase(X)
    expect(await idsOf('message')).toEqual([])
  })
})

describe('whose number it is in a chat', () => {
  /** How many pages are read to tell it of every row of a chat. */
  async function pagesRead(tables: DataMap): Promise<number> {
    await pool.query('vacuum analyze business, employee, chat, message')
    const plan = await planFor(pool, tables, X)
    const guarded = isGuardedNumber(plan, 'message', 't', sql`t.sender_phone`, ['business', 'staff'])
    const query = new PgDialect().sqlToQuery(sql`explain (analyze, buffers, format json)
      select count(*) from message t where ${guarded}`)
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(query.sql, query.params)
    const [{ Plan }] = rows[0]?.['QUERY PLAN'] ?? [{ Plan: {} }]
    return (Plan['Shared Hit Blocks'] ?? Number.NaN) + (Plan['Shared Read Blocks'] ?? Number.NaN)
  }
  const many = async () => {
    await pool.query(`insert into business select 'n' || i, 'Shop', '+91700' || (1000000 + i), '2026-01-01' from generate_series(1, 20000) i;
      insert into employee select 10 + i, 'n' || i, '+91701' || (1000000 + i) from generate_series(1, 20000) i`)
  }
  beforeEach(async () => {
    await pool.query('create index on employee (business_id); create index on business (phone)')
    await chat(1, 'a', X.phones[0])
    for (const [i, sender] of ['7000000801', '+917000000811', Y.phones[0], X.phones[0]].entries()) await say(i + 1, 1, sender)
  })

  test('costs no more where the platform has twenty thousand businesses', async () => {
    const few = await pagesRead(map)
    await many()
    expect(await pagesRead(map)).toBeLessThan(few + 40)
  })

  test('nor where a table does not say whose it is, as long as the number is spelled as usual', async () => {
    const nobodysRows: DataMap = { ...map, message: { ...message, tenant: 'none' } }
    await pool.query(`delete from message; update business set phone = '+917000000801' where id = 'a'`)
    for (const [i, sender] of ['+917000000801', '917000000801', '7000000801', '07000000801'].entries())
      await say(i + 1, 1, sender)
    const few = await pagesRead(nobodysRows)
    await many()
    expect(await pagesRead(nobodysRows)).toBeLessThan(few + 40)
  })

  test('is found out all the same where it is spelled as nobody else does', async () => {
    const nobodysRows: DataMap = { ...map, message: { ...message, tenant: 'none' } }
    const plan = await planFor(pool, nobodysRows, X)
    const guarded = isGuardedNumber(plan, 'message', 't', sql`t.sender_phone`, ['business'])
    const query = new PgDialect().sqlToQuery(sql`select t.id from message t where ${guarded} order by 1`)
    expect((await pool.query(query.sql, query.params)).rows).toEqual([{ id: 1 }])
  })
})

describe('somebody else who wrote in a customer’s chat', () => {
  const others = [
    ['another customer', '+917000000822'],
    ['the owner of another business, who is a customer here', '+917000000802'],
    ['staff of another business', '+917000000812'],
    ['somebody abroad whose number ends like the business’s', '+447000000801'],
    ['somebody whose number begins like the business’s', '+91700000080'],
  ]
  test.each(others)('keeps it: %s', async (_who, sender) => {
    await chat(1, 'a', X.phones[0])
    await say(1, 1, sender)
    await say(2, 1, X.phones[0])
    const before = await snapshot(pool, ['chat'])
    const { verdict } = await erase(X)
    expect(await idsOf('message')).toEqual([1])
    expect(await snapshot(pool, ['chat'])).toEqual(before)
    expect(verdict).toBe('partial')
  })

  test('keeps a chat of their own, in which the customer is only named: staff are customers there', async () => {
    await chat(1, 'a', '+917000000811', X.phones[0])
    await say(1, 1, '+917000000811')
    const before = await snapshot(pool, ['chat', 'message'])
    await erase(X)
    expect(await snapshot(pool, ['chat', 'message'])).toEqual(before)
  })
})

test('an erasure by the business’s number itself still waits for staff', async () => {
  await chat(1, 'a', X.phones[0])
  await say(1, 1, '+917000000801')
  const business: SubjectIdentifiers = { phones: ['+917000000801'], userIds: [], emails: [] }
  await pool.query("update business set phone = '+917000000801' where id = 'a'")
  const plan = await planFor(pool, map, business)
  const counts = await countPlan(pool, plan, business, { atMost: 1_000, statementMs: 10_000 })
  const facts = await readBrakeFacts(pool, plan, business, counts, { statementMs: 10_000 })
  expect(brake(business, counts, facts, { rowsMax: 1_000 })).toEqual({ stop: 'business-number' })
})

describe('a map that does not know the business’s numbers', () => {
  beforeEach(async () => {
    for (let id = 1; id <= 30; id += 1) {
      const phone = `+9170000009${String(id).padStart(2, '0')}`
      await chat(id, 'a', phone)
      await say(3 * id, id, phone.slice(3))
      await say(3 * id + 1, id, '917000000801')
      await say(3 * id + 2, id, phone)
    }
  })
  const findings = async (tables: DataMap) =>
    (await inspectMap(pool, { schema: 'public', tables })).findings.filter(({ is }) => is.startsWith('owner'))
  const unclear = [{ table: 'message', column: 'sender_phone', is: 'owner-unclear' }]

  test('is told that such rows would be left behind', async () => {
    expect(await findings(unguarded)).toEqual(unclear)
    await pool.query("update business set phone = '+917000000899' where id = 'a'")
    expect(await findings(map)).toEqual(unclear)
  })

  test('is fine once it knows them, or says whose the rows are, or where only some are somebody else’s', async () => {
    expect(await findings(map)).toEqual([])
    for (const shared of ['own number', 'any owner'] as const)
      expect(await findings({ ...unguarded, message: { ...message, shared } })).toEqual([])
    await pool.query('delete from message where id > 30 and id % 3 = 1')
    expect(await findings(unguarded)).toEqual([])
  })

  test('is not proposed without the question', async () => {
    const catalogue = await readCatalogue(pool)
    const proposed = proposeMap(catalogue, await readSamples(pool, catalogue))
    expect(await findStrangeNumbers(pool, decided(proposed.tables), catalogue)).toEqual([])
    await pool.query('alter table business drop column phone')
    const less = await readCatalogue(pool)
    const again = proposeMap(less, await readSamples(pool, less))
    const asked = askOwners(again, await findStrangeNumbers(pool, decided(again.tables), less))
    expect(unansweredIn(asked)).toContain('message.shared')
    expect(asked.guesses['message.shared']).toMatch(/^unanswered: 33 % of the numbers in sender_phone/)
  })
})
