import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshMap } from '../../src/jobs/refresh-map.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
let opened: TestBot
let other: pg.Client
beforeAll(async () => {
  opened = await openTestBot(databases)
  other = new pg.Client({ connectionString: databases.platformUrl })
  await other.connect()
})
afterAll(async () => {
  await other.end()
  await opened.close()
})

test('a new table is noticed also while what is kept cannot be read, and what is not compared for long is no fit', async () => {
  const { bot } = opened
  const found = () => bot.mapFindings.map(({ table, is }) => `${table} ${is}`)
  const look = async (ms: number) => {
    await opened.pass(ms)
    await refreshMap(bot)
  }
  expect(found()).toEqual([])
  await other.query('create table newcomer (id int primary key, phone text)')
  await other.query('begin; lock table deletion_bot.retained in access exclusive mode')
  await look(MINUTE)
  expect(found()).toEqual(['newcomer unmapped-table'])
  await look(11 * MINUTE)
  expect(found()).toContain('public not-compared')
  await other.query('rollback; drop table newcomer')
  await look(MINUTE)
  expect(found()).toEqual([])
})
