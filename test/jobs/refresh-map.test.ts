import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readiness } from '../../src/jobs/readiness.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
let world: TestBot
beforeAll(async () => {
  world = await openTestBot(databases)
})
afterAll(() => world.close())

const metric = async () => /data_map_findings (\d+)/.exec(await (await fetch(`${world.url}/metrics`)).text())?.[1]

describe('a migration that comes while the bot runs', () => {
  test('shows in /readyz and the metrics within a minute, and goes again when the map fits', async () => {
    const { bot } = world
    const catalogue = bot.catalogue
    expect(await readiness(bot)).toMatchObject({ dataMap: 'fits', dataMapFindings: 0 })
    await bot.platform.query('alter table message add column nickname text')
    await world.pass(MINUTE)
    expect(await readiness(bot)).toMatchObject({ ready: false, dataMap: 'drifted', dataMapFindings: 1 })
    expect(bot.mapFindings).toEqual([{ table: 'message', column: 'nickname', is: 'unmapped-column' }])
    expect(bot.catalogue).not.toBe(catalogue)
    expect(await metric()).toBe('1')
    await bot.platform.query('alter table message drop column nickname')
    await world.pass(MINUTE)
    expect(await readiness(bot)).toMatchObject({ dataMap: 'fits', dataMapFindings: 0 })
    expect(await metric()).toBe('0')
  })

  test('leaves the catalogue the same object while nothing changes, so that statements stay written', async () => {
    const { catalogue } = world.bot
    await world.pass(MINUTE)
    await readiness(world.bot)
    expect(world.bot.catalogue).toBe(catalogue)
  })

  test('makes the erasure that meets it partial', async () => {
    const phone = world.phone('meera')
    await phone.say('delete my data')
    await world.settle()
    await world.tapTitle(phone, 'Delete my data')
    await world.tapTitle(phone, 'Yes, delete it')
    await world.bot.platform.query('create table a_new_table (id int primary key)')
    await world.pass(15 * MINUTE)
    const { rows } = await world.bot.lockPool.query('select state from erasure_request')
    expect(rows).toEqual([{ state: 'partial' }])
  })
})
