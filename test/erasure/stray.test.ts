import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
let test: TestBot

beforeAll(async () => {
  test = await openTestBot(databases)
})
afterAll(() => test.close())

it('a row that names the person in a spelling nobody foresaw makes the erasure partial, and is no mention', async () => {
  const moved = await test.bot.platform.query(`
    update campaign_recipient set phone = 'tel 70.000 26-350'
    where id = (select id from campaign_recipient where phone = '+917000026350' limit 1) returning id`)
  const added = await test.bot.platform.query(`
    update campaign_recipient set phone = 'tel 70.000 26-350'
    where id = (select id from campaign_recipient where phone not like '%7000026350' order by id limit 1) returning id`)
  expect((moved.rowCount ?? 0) + (added.rowCount ?? 0)).toBeGreaterThan(0)
  const phone = test.phone('rohan')
  await phone.say('delete my data')
  await test.settle()
  await test.tapTitle(phone, 'Delete my data')
  await test.tapTitle(phone, 'Yes, delete it')
  await test.pass(15 * MINUTE)
  const { rows } = await test.bot.lockPool.query<{ body: string }>('select body from receipt')
  const receipt = JSON.parse(rows[0]?.body ?? '{}')
  expect(receipt).toMatchObject({ result: 'partial', mentionedElsewhere: [] })
  expect(receipt.rest).toContain('campaign_recipient.phone')
})
