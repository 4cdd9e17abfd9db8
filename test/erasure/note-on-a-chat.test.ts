import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { withOwnWords } from '../../src/erasure/since-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
const OLD = '2026-01-05T00:00:00Z'
const SINCE = '2026-11-20T10:05:00Z'
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table chat (id int primary key, phone text not null, began timestamptz not null, at timestamptz not null);
    create table word (id int primary key, chat_id int not null references chat, wamid text, at timestamptz not null);
    create table sale (id int primary key, phone text not null, at timestamptz not null);
    create table note (id int primary key, sale_id int references sale, chat_id int references chat, words text);
    create index on chat (phone); create index on word (chat_id); create index on sale (phone); create index on note (sale_id); create index on note (chat_id)`)
})
afterAll(() => pool.end())
// The deletion conversation itself, in the business's own chat, has dated the chat anew.
beforeEach(() =>
  pool.query(`truncate chat, word, sale, note, deletion_bot.progress;
    insert into chat values (1, '${person.phone}', '${OLD}', '${SINCE}');
    insert into word values (1, 1, 'wamid.OLD', '${OLD}'), (2, 1, 'wamid.OURS', '${SINCE}');
    insert into sale values (1, '${person.phone}', '${OLD}'), (2, '${person.phone}', '2026-11-21')`),
)

const common = {
  category: 'messaging',
  tenant: 'none',
  primaryKey: ['id'],
  scopes: ['number'],
  disposition: { do: 'erase' },
} as const
const map: DataMap = {
  chat: {
    ...{ ...common, datedBy: 'at', livesBy: { by: 'word', began: 'began' } },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    columns: { id: 'key', phone: 'identifier', began: 'time', at: 'time' },
  },
  word: {
    ...{ ...common, datedBy: 'at', signOfLife: { at: 'at' }, messageId: { column: 'wamid' } },
    reach: [{ by: 'parent', column: 'chat_id', table: 'chat' }],
    columns: { id: 'key', chat_id: 'reference', wamid: 'identifier', at: 'time' },
  },
  sale: {
    ...{ ...common, datedBy: 'at', reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    columns: { id: 'key', phone: 'identifier', at: 'time' },
  },
  /** On a sale or on a chat, and dated by neither but them. */
  note: {
    ...{ ...common, shared: 'any owner' },
    reach: [
      { by: 'parent', column: 'sale_id', table: 'sale' },
      { by: 'parent', column: 'chat_id', table: 'chat' },
    ],
    columns: { id: 'key', sale_id: 'reference', chat_id: 'reference', words: 'content' },
  },
}
const erase = async () => {
  const plan = await withOwnWords(pool, { plan: await planFor(pool, map, subject), subject }, async () => new Set(['wamid.OURS']))
  await execute(pool, plan, subject)
  return (await pool.query('select id from chat')).rows.length
}

test('a note that has its date from the chat makes nobody a customer again', async () => {
  await pool.query(`insert into note values (1, null, 1, 'likes mangoes')`)
  expect(await erase()).toBe(0)
})

test('a note on a sale of since does', async () => {
  await pool.query(`insert into note values (1, 2, 1, 'likes mangoes')`)
  expect(await erase()).toBe(1)
})
