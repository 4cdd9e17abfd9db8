import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measure } from '../../src/jobs/measure.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const YEAR = 366 * DAY

describe('a table whose kept rows cannot be released', { timeout: 120_000 }, () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
    const phone = world.phone('meera')
    for (const words of ['delete my data', 'english']) {
      await phone.say(words)
      await world.settle()
    }
    await world.tapTitle(phone, 'Delete my data')
    await world.tapTitle(phone, 'Yes, delete it')
    for (const pause of [15 * MINUTE, 8 * DAY, 2 * DAY]) await world.pass(pause)
  })
  afterAll(() => world.close())
  const platform = async (text: string) => (await world.bot.platform.query(text)).rows
  const kept = async (table: string) =>
    (await platform(`select 1 from deletion_bot.retained where table_name = '${table}' and settled_at is null`)).length
  const released = async () => {
    const { rows } = await world.bot.lockPool.query<{ body: string }>('select body from receipt order by number')
    return rows.flatMap(({ body }) => (JSON.parse(body) as { released?: { table: string }[] }).released ?? [])
  }

  test('keeps no other from its night, nor its receipt from being said, and staff hear of it', async () => {
    expect([await kept('payment'), await kept('invoice')]).toEqual([1, 1])
    await world.pass(6 * YEAR + 60 * DAY)
    await platform('alter table invoice rename annual_return_due to return_due')
    await nightly(world.bot)
    expect([await kept('payment'), await kept('invoice')]).toEqual([0, 1])
    expect((await released()).map(({ table }) => table)).toContain('payment')
    expect(await world.bot.metrics.text()).toMatch(/alarms_total\{reason="release-fails"\} [1-9]/)
    expect(world.lines.join('\n')).toMatch(/"table":"invoice".*could not be erased: look at `datamap check`/)
  })

  test('is through with its night, and goes the next one after it was mended', async () => {
    await nightly(world.bot)
    expect(await kept('invoice')).toBe(1)
    await platform('alter table invoice rename return_due to annual_return_due')
    await world.pass(DAY)
    await nightly(world.bot)
    expect(await platform('select 1 from deletion_bot.retained')).toEqual([])
    expect((await released()).map(({ table }) => table)).toContain('invoice')
  })

  test('whose name is not there any more is told every night, and nothing of it is signed', async () => {
    await platform(`insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on)
      values ('11111111-1111-4111-8111-111111111111', 'bill', '{"id": 1}', 'cgst-s36', '2027-01-01')`)
    await world.pass(DAY)
    await nightly(world.bot)
    expect(await world.bot.metrics.text()).toMatch(/alarms_total\{reason="kept-rows-unknown"\} 1/)
    await measure(world.bot)
    expect(await world.bot.metrics.text()).toMatch(/kept_rows_waiting\{table="bill"\} 1/)
    expect(world.bot.mapFindings).toContainEqual({ table: 'bill', is: 'kept-rows-unknown', about: 'bill: id' })
    expect(await kept('bill')).toBe(1)
  })
})
