import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unindexedBlobKeys } from '../../src/erasure/blob-index-store.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 1 })
})
afterAll(() => pool.end())

const warnings = async () => unindexedBlobKeys(pool, referenceMap, await readCatalogue(pool))
const ofMessages = [{ table: 'message', column: 'media_key', is: 'unindexed-blob-key' }]

test('an index leads to each blob key of the reference tables', async () => {
  expect(await warnings()).toEqual([])
})

test.each([
  ['is gone', undefined],
  ['begins with another column', 'create index blob_try on message (role, media_key)'],
  [
    'leaves out rows that have a key',
    `create index blob_try on message (media_key) where media_key is not null and role = 'user'`,
  ],
])('a blob key whose index %s is warned about', async (_what, instead) => {
  await pool.query('drop index message_media_key_index')
  try {
    if (instead) await pool.query(instead)
    expect(await warnings()).toEqual(ofMessages)
    await pool.query('create index blob_whole on message (media_key)')
    expect(await warnings()).toEqual([])
  } finally {
    await pool.query('drop index if exists blob_try, blob_whole')
    await pool.query('create index message_media_key_index on message (media_key) where media_key is not null')
  }
})

test('asking who else names a blob reads no whole table', async () => {
  const client = await pool.connect()
  try {
    await client.query('begin; set local enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select 1 from message t where t.media_key = any($1::text[])`,
      [['a', 'b']],
    )
    await client.query('rollback')
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('message_media_key_index')
  } finally {
    client.release()
  }
})
