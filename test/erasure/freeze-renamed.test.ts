import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { placesIn, renameFrozen, unknownFrozen } from '../../src/erasure/freeze-places-store.ts'
import { freeze } from '../../src/erasure/freeze-store.ts'
import { forgetTakenBack } from '../../src/erasure/stopped-store.ts'
import { endFreeze, thaw } from '../../src/erasure/thaw-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { planFor, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, NOW, people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const whose = subjectOf(person)
let pool: pg.Pool

const common: Omit<TableMap, 'columns'> = {
  ...{ category: 'messaging', primaryKey: ['id'], tenant: 'none', scopes: ['number'], datedBy: 'at' },
  ...{ reach: [{ by: 'column', column: 'phone', holds: 'phone' }], disposition: { do: 'erase' } },
}
const columns = { id: 'key', phone: 'identifier', at: 'time' } as const
const map: DataMap = {
  chat: {
    ...{ ...common, freeze: [{ column: 'autoreply', to: false, holdsFloor: true }] },
    columns: { ...columns, autoreply: 'not personal: a switch' },
  },
  offer: {
    ...{ ...common, freeze: [{ column: 'status', to: 'off', when: { column: 'status', in: ['on'] } }] },
    columns: { ...columns, status: 'not personal: a switch' },
  },
}

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(`drop table if exists chat, chats, offer; truncate deletion_bot.freeze_undo, deletion_bot.stopped;
    create table chat (id int primary key, phone text, at timestamptz not null, autoreply boolean not null);
    create table offer (id int primary key, phone text, at timestamptz not null, status text);
    insert into chat values (1, '${person.phone}', '2026-01-01', true), (2, '${person.phone}', '2026-01-01', true);
    insert into offer values (1, '${person.phone}', '2026-01-01', 'on')`)
  const plan = await planFor(pool, map, whose)
  expect((await freeze(pool, { plan, subject: whose, pseudonyms: [], at: CUT_OFF, requestId: REQUEST })).rows).toBe(3)
})

const undo = () => thaw(pool, REQUEST, 'public', NOW)
const lines = async () =>
  (await pool.query('select distinct table_name as name from deletion_bot.freeze_undo order by 1')).rows.map(({ name }) => name)
const replies = async (table: string) =>
  (await pool.query(`select autoreply from ${table} order by id`)).rows.map(({ autoreply }) => autoreply)
const offers = async () => (await pool.query('select * from offer')).rows

/** What a migration does between the freeze and its end, and which table cannot be restored then. */
const migrations: [string, string, string][] = [
  ['a table was renamed', 'alter table chat rename to chats', 'chat'],
  ['a table was dropped', 'drop table chat', 'chat'],
  ['its key was renamed', 'alter table chat rename id to nr', 'chat'],
  ['the frozen column was dropped', 'alter table offer drop column status', 'offer'],
  ['the frozen column was renamed', 'alter table offer rename status to state', 'offer'],
]

describe.each(migrations)('%s while somebody was frozen:', (_, migration, lost) => {
  test('the erasure comes to its end, and says what was lost', async () => {
    const plan = await planFor(pool, map, whose)
    await pool.query(migration)
    expect((await endFreeze(pool, REQUEST, plan)).lost).toEqual([lost])
    expect(await lines()).toEqual([])
  })

  test('an undo restores everything else, and remembers what it could not', async () => {
    await pool.query(migration)
    const { rows, lost: stays } = await undo()
    expect([stays, rows]).toEqual([[lost], lost === 'chat' ? 1 : 2])
    expect(await lines()).toEqual([lost])
    if (lost === 'chat') expect(await offers()).toMatchObject([{ status: 'on' }])
    else expect(await replies('chat')).toEqual([true, true])
    expect((await undo()).rows).toBe(0)
  })

  test('it is a warning with a way out', async () => {
    expect(await unknownFrozen(pool, 'public')).toEqual([])
    await pool.query(migration)
    const warnings = await unknownFrozen(pool, 'public')
    const about = lost === 'chat' ? 'chat.autoreply: id' : 'offer.status: id'
    expect(warnings).toEqual([{ table: lost, is: 'frozen-rows-unknown', about }])
    expect(warnings.map(whatToDo).join()).toContain(`(${about})`)
  })
})

describe.each([
  ['a uuid', `alter table chat alter id type uuid using md5(id::text)::uuid`],
  ['a day', `alter table chat alter id type date using '2026-01-01'::date + id`],
  ['json, which nothing is compared with', `alter table chat drop constraint chat_pkey, alter id type json using to_json(id)`],
])('the key became %s under its name while somebody was frozen:', (_, migration) => {
  test('the erasure comes to its end, and says what was lost', async () => {
    const plan = await planFor(pool, map, whose)
    await pool.query(migration)
    expect((await endFreeze(pool, REQUEST, plan)).lost).toEqual(['chat'])
    expect(await lines()).toEqual([])
  })

  test('an undo restores everything else, no other row is touched, and it comes to its end', async () => {
    await pool.query(migration)
    expect(await undo()).toEqual({ rows: 1, lost: ['chat'] })
    expect(await replies('chat').catch(() => [false, false])).toEqual([false, false])
    expect(await offers()).toMatchObject([{ status: 'on' }])
    expect((await undo()).rows).toBe(0)
  })
})

test.each(['bigint', 'text', 'numeric'])('a key that became %s still finds its rows', async (type) => {
  await pool.query(`alter table chat alter id type ${type}`)
  expect(await undo()).toEqual({ rows: 3, lost: [] })
  expect(await replies('chat')).toEqual([true, true])
})

test('a customer’s newer chat whose switch is of another type keeps the erasure from nothing', async () => {
  await pool.query(`update chat set at = '2027-01-01' where id = 1`)
  const plan = await planFor(pool, map, whose)
  await pool.query(`alter table chat add constraint silent check (not autoreply) not valid`)
  expect((await endFreeze(pool, REQUEST, plan)).lost).toEqual(['chat'])
  expect(await lines()).toEqual([])
})

test('an undo restores, under today’s names, what it could not find', async () => {
  await pool.query(
    'alter table chat rename to chats; alter table chats rename id to nr; alter table chats rename autoreply to replies',
  )
  await undo()
  const [place] = await placesIn(pool, 'public', 'chat')
  if (!place) throw new Error('nothing is noted')
  const moved = await renameFrozen(pool, { place, to: 'chats', columns: { id: 'nr' }, column: 'replies' })
  expect(moved).toEqual({ rows: 2, takenBack: [{ requestId: REQUEST, at: NOW }] })
  expect(await unknownFrozen(pool, 'public')).toEqual([])
  expect(await undo()).toEqual({ rows: 2, lost: [] })
  expect((await pool.query('select replies from chats')).rows).toEqual([{ replies: true }, { replies: true }])
  expect(await lines()).toEqual([])
})

test('a former value that the database takes no longer keeps nothing else frozen', async () => {
  await pool.query(`alter table offer add constraint off_only check (status <> 'on') not valid`)
  expect(await undo()).toEqual({ rows: 2, lost: ['offer'] })
  expect(await replies('chat')).toEqual([true, true])
  expect(await offers()).toMatchObject([{ status: 'off' }])
})

test('what nobody could restore is forgotten with the line that says it was taken back', async () => {
  await pool.query('drop table chat')
  await undo()
  expect(await forgetTakenBack(pool, NOW)).toBe(0)
  expect(await lines()).toEqual(['chat'])
  expect(await forgetTakenBack(pool, new Date(NOW.getTime() + 1))).toBe(1)
  expect(await lines()).toEqual([])
})

test('a chat’s floor that cannot be given back is let go of all the same', async () => {
  await pool.query('alter table chat rename to chats')
  expect((await thaw(pool, REQUEST)).lost).toEqual(['chat'])
  expect(await lines()).toEqual([])
})
