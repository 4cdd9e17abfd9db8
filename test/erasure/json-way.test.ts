import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { elementsAt, mayHold } from '../../src/erasure/json-way-store.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  await pool.query('create table doc (id int primary key, body jsonb)')
})
afterAll(() => pool.end())

/** As a phone, a number, a truth value, a list and an object may be spelled, with whatever json and jsonpath take for their own. */
const SPELLED = [
  ...['+919812345678', '919812345678', '9812345678', '009198', '0', '-12.50', 'true', 'null', 'IN.12_a', ' 98123 ', ''],
  ...['say "hi" \\ /', 'line\nbreak\u0001', 'नमस्ते 🙂', '["a"]', '{"a": 1}', '@ == $', "it's"],
]
const KEYS = ['contacts', 'input', 'a "key"']
const PATHS = [['contacts', '*', 'input'], ['*'], ['contacts', '*'], ['*', '*', 'input'], ['a "key"', '*', 'contacts', '*']]

const leaf = fc.oneof(
  fc.constantFrom(...SPELLED).map((text) => JSON.stringify(text)),
  fc.constantFrom('919812345678', '919812345678.0', '9.812345678e9', '0', '-12.50', '-12.5', '1e400', 'true', 'false', 'null'),
  fc.constantFrom('"98123456789"', '["a"]', '{"a": 1}', '[]', '{}'),
)
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }).map((parts) => `[${parts.join(',')}]`),
    fc
      .dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 3 })
      .map((fields) => `{${Object.entries(fields).map(([key, value]) => `${JSON.stringify(key)}:${value}`)}}`),
  ),
}))

/** The path's own keys around a value, in as many lists as one likes: neither more nor fewer than the path names. */
const along = (path: readonly string[]) =>
  fc
    .tuple(fc.oneof(leaf, leaf, json), fc.array(fc.nat(2), { minLength: path.length + 1, maxLength: path.length + 1 }))
    .map(([value, lists]) => {
      const listed = (text: string, place: number) => `${'['.repeat(lists[place] ?? 0)}${text}${']'.repeat(lists[place] ?? 0)}`
      const keyed = (text: string, i: number) => (path[i] === '*' ? text : `{${JSON.stringify(path[i])}:${text}}`)
      return path.reduceRight((text, _, i) => listed(keyed(text, i), i), listed(value, path.length))
    })
const world = fc
  .constantFrom(...PATHS)
  .chain((path) =>
    fc.tuple(fc.constant(path), fc.array(fc.oneof(json, along(path)), { minLength: 20, maxLength: 60, size: 'max' })),
  )

async function idsWhere(condition: ReturnType<typeof sql>): Promise<number[]> {
  const query = new PgDialect().sqlToQuery(sql`select id from doc t where ${condition} order by id`)
  return (await pool.query<{ id: number }>(query.sql, query.params)).rows.map(({ id }) => id)
}

test('whatever the path leads to is found, however deep the lists lie in each other and whether it is a text or a number', async () => {
  const column = sql`t.body`
  let hits = 0
  await fc.assert(
    fc.asyncProperty(world, fc.subarray(SPELLED, { minLength: 4 }), async ([path, bodies], spelled) => {
      await pool.query('truncate doc')
      await pool.query('insert into doc select n, body::jsonb from unnest($1::text[]) with ordinality x(body, n)', [bodies])
      const given = sql`${sql.param(spelled)}`
      const reads = sql`exists (select 1 from ${elementsAt(column, path)} f(value) where f.value #>> '{}' = any(${given}::text[]))`
      const wanted = await idsWhere(reads)
      expect(await idsWhere(sql`${mayHold(column, path, given)} and ${reads}`)).toEqual(wanted)
      hits += wanted.length
    }),
    { numRuns: 300 },
  )
  expect(hits).toBeGreaterThan(300)
})

test('nobody without an identifier is found', async () => {
  await pool.query('truncate doc')
  await pool.query(`insert into doc values (1, '{"contacts": [{"input": ""}]}')`)
  expect(await idsWhere(mayHold(sql`t.body`, ['contacts', '*', 'input'], sql`${sql.param([])}`))).toEqual([])
})
