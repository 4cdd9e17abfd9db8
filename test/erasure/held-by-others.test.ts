import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, Reach, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { heldByOthers } from '../../src/erasure/held-by-others-store.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { shopMap, shopSchema } from './support/shop.ts'

const database = testDatabase()
const shop = testDatabase()
const reference = testDatabases()
let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query(`
    drop table if exists pin, comment, post, writer;
    create table writer (id int primary key, phone text, at timestamptz not null);
    create table post (id int primary key, writer_id int not null references writer, body text, at timestamptz not null);
    create table comment (
      id int primary key, writer_id int references writer, post_id int not null references post on delete cascade,
      parent_id int references comment on delete cascade, body text, at timestamptz not null);
    create table pin (post_id int primary key references post);
    insert into writer values (1, '+917000000831', now()), (2, '+919811111111', now());
    insert into post values (1, 1, 'sale', now());
    insert into comment values (1, 1, 1, null, 'my own word', now()), (2, 1, 1, 1, 'and once more', now());`)
})

const base = { category: 'messaging', primaryKey: ['id'], tenant: 'none', datedBy: 'at', scopes: ['number'] } as const
const goes = (reach: Reach[], columns: TableMap['columns'], more: Partial<TableMap> = {}): TableMap => ({
  ...{ ...base, disposition: { do: 'erase' }, reach, columns, ...more },
})
const written: Reach = { by: 'parent', column: 'writer_id', table: 'writer' }
const map: DataMap = {
  writer: goes([{ by: 'column', column: 'phone', holds: 'phone' }], { id: 'key', phone: 'identifier', at: 'time' }),
  post: goes([written], { id: 'key', writer_id: 'reference', body: 'content', at: 'time' }),
  comment: goes([written], {
    ...{ id: 'key', writer_id: 'reference', post_id: 'reference', parent_id: 'reference', body: 'content', at: 'time' },
  }),
  pin: {
    ...{ ...base, primaryKey: ['post_id'], disposition: { do: 'nothing', because: 'a list' }, reach: [], scopes: [] },
    columns: { post_id: 'reference' },
  },
}
const found = async (tables: DataMap = map) => heldByOthers(pool, tables, await readCatalogue(pool))
const warning = (table: string, column: string, about: string) => ({ table, column, is: 'held-by-others', about })

test('whoever wrote the comment below the own post holds nothing: it goes along', async () => {
  expect(await found()).toEqual([])
})

test('somebody else’s comment below a post, and an answer to a comment, hold them: it is said before anybody asks', async () => {
  await pool.query(`insert into comment values (3, 2, 1, 1, 'theirs', now())`)
  const warnings = await found()
  expect(warnings).toEqual([warning('comment', 'parent_id', 'comment'), warning('comment', 'post_id', 'post')])
  for (const each of warnings) expect(whatToDo(each)).toContain('anonymised instead of erased')
})

test('a table of which nothing goes holds what it points at as soon as it has a row', async () => {
  expect(await found()).toEqual([])
  await pool.query('insert into pin values (1)')
  expect(await found()).toEqual([warning('pin', 'post_id', 'post')])
})

test('nothing is held where the row that is pointed at stays and names nobody, or where the key itself leads there', async () => {
  await pool.query(`insert into comment values (3, 2, 1, 1, 'theirs', now())`)
  const { post, comment } = map as { post: TableMap; comment: TableMap }
  const set = { writer_id: { to: null }, body: { to: null } }
  const anonymous = { ...comment, disposition: { do: 'anonymise', set } } as const
  expect(await found({ ...map, comment: anonymous, post: { ...post, disposition: { do: 'anonymise', set } } })).toEqual([])
  const below: Reach[] = [
    { by: 'parent', column: 'post_id', table: 'post' },
    { by: 'parent', column: 'parent_id', table: 'comment' },
  ]
  expect(await found({ ...map, comment: { ...comment, reach: below } })).toEqual([])
})

test('the reference tables and the shop of these tests hold nobody’s row', async () => {
  for (const [url, tables, schema] of [
    [reference.platformUrl, referenceMap, ''],
    [shop.url, shopMap, shopSchema],
  ] as const) {
    const platform = new pg.Pool({ connectionString: url, max: 1 })
    if (schema) await platform.query(schema)
    expect(await heldByOthers(platform, tables, await readCatalogue(platform))).toEqual([])
    await platform.end()
  }
})
