import { expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const world = scenario()

it('a last sweep that waits for a message to go out writes no receipt every hour', async () => {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  await world.test.pass(15 * MINUTE)
  const receipts = async () => (await world.bot('select 1 from receipt')).length
  expect(await receipts()).toBe(1)
  await world.test.pass(8 * DAY - HOUR)
  await world.bot('update channel set stopped_at = $1', [world.test.bot.clock.now()])
  await rohan.says('help')
  await world.test.pass(HOUR)
  for (let hours = 0; hours < 4; hours += 1) await world.test.pass(HOUR + MINUTE)
  expect(await receipts()).toBe(1)
  expect(await world.bot('select 1 from erasure_request where second_swept_at is null')).toHaveLength(1)
  const askedAgain = () => world.bot("select 1 from processor_task where verb = 'erase-after' and state = 'done'")
  expect(await askedAgain(), 'what is still said there makes an entry anew').toEqual([])
  await world.bot('update channel set stopped_at = null')
  await world.test.pass(HOUR + MINUTE)
  await world.test.pass(HOUR + MINUTE)
  expect(await receipts()).toBe(2)
  expect(await askedAgain()).toHaveLength(1)
  expect(await world.bot('select 1 from erasure_request where subject_sealed is null')).toHaveLength(1)
})
