import { Client } from 'pg'
import { expect, test } from 'vitest'
import { migrateBot, pendingBotMigrations } from '../../src/db/migrate.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'

const empty = testDatabase()
const ready = testDatabases()

test('an empty database has every migration pending, and none once migrated by three processes at the same moment', async () => {
  expect(await pendingBotMigrations(empty.url)).toBeGreaterThan(0)
  await Promise.all([migrateBot(empty.url), migrateBot(empty.url), migrateBot(empty.url)])
  expect(await pendingBotMigrations(empty.url)).toBe(0)
})

test('a test file starts with nothing pending', async () => {
  expect(await pendingBotMigrations(ready.botUrl)).toBe(0)
})

test('a database that cannot be reached is an error, not "nothing pending"', async () => {
  const closed = new URL(ready.botUrl)
  closed.pathname = '/no_such_database'
  await expect(pendingBotMigrations(closed.href)).rejects.toThrow('does not exist')
})

test('what one test file writes into the platform stays in its own copy', async () => {
  const names = await Promise.all([nameOf(ready.platformUrl), nameOf(ready.botUrl), nameOf(empty.url)])
  expect(new Set(names).size).toBe(3)
})

async function nameOf(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  await client.end()
  return rows[0]?.name
}
