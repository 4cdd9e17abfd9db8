import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
let test: TestBot

beforeAll(async () => {
  test = await openTestBot(databases)
})
afterAll(() => test.close())

it('the cut-off is the tap, however late it is handled, and the undo window is still whole', async () => {
  const phone = test.phone('rohan')
  await phone.say('delete my data')
  await test.settle()
  await test.tapTitle(phone, 'Delete my data')
  const yes = phone
    .received()
    .at(-1)
    ?.bubble.buttons.find(({ title }) => title === 'Yes, delete it')
  const tappedAt = test.bot.clock.now()
  await phone.tap(yes?.id ?? '')
  await test.pass(10 * 60 * MINUTE)
  const { rows } = await test.bot.lockPool.query<{ confirmed_at: Date; erase_at: Date }>(
    'select confirmed_at, erase_at from erasure_request',
  )
  expect(Number(rows[0]?.confirmed_at) - tappedAt.getTime()).toBeLessThan(1_000)
  expect(Number(rows[0]?.erase_at) - test.bot.clock.now().getTime()).toBe(15 * MINUTE)
})
