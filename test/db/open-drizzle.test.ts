import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let database: BotDatabase
beforeAll(() => {
  // One connection: whoever does not give it back is noticed at once.
  database = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 1_000, onError: () => {} })
})
afterAll(() => database.close())

const answers = async () => (await database.db.execute<{ one: number }>(sql`select 1 as one`)).rows[0]?.one
const codeOf = (error: unknown) => ((error as Error).cause as { code?: string } | undefined)?.code

test('a transaction that cannot begin gives its connection back', async () => {
  // PostgreSQL knows no such level, so that `begin` itself is refused.
  const refused = database.db.transaction(async () => {}, { isolationLevel: 'none at all' as never })
  expect(await refused.catch(codeOf)).toBe('42601')
  expect(await answers()).toBe(1)
})

test('a connection that is lost within a transaction is replaced, and the work’s own error comes out', async () => {
  const lost = database.db.transaction(async (tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`))
  expect(await lost.catch(codeOf)).toBe('57P01')
  expect(await answers()).toBe(1)
})

test('work that fails is rolled back, and the same connection goes on', async () => {
  const pid = async () => (await database.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid
  const before = await pid()
  const failed = database.db.transaction(async (tx) => {
    await tx.execute(sql`create table half_done ()`)
    throw new Error('changed its mind')
  })
  await expect(failed).rejects.toThrow('changed its mind')
  expect((await database.db.execute(sql`select to_regclass('half_done') as found`)).rows).toEqual([{ found: null }])
  expect(await pid()).toBe(before)
})

test('a commit that is refused fails the transaction, and the next one finds a good connection', async () => {
  const refused = database.db.transaction(async (tx) => {
    await tx.execute(sql`create temp table late (id int unique deferrable initially deferred)`)
    await tx.execute(sql`insert into late values (1), (1)`)
  })
  expect(await refused.catch(codeOf)).toBe('23505')
  expect(await answers()).toBe(1)
})
