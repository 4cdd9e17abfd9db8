import { expect, test } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

const world = scenario()

test('a receipt says when the erasure began, and not when it was over', async () => {
  const { bot } = world.test
  const { checkpoint } = bot
  const { now } = bot.clock
  bot.checkpoint = async (name) => {
    if (name === 'executed') bot.clock.now = () => new Date(now().getTime() + MINUTE)
  }
  const meera = world.actor('meera')
  await meera.says('delete my data')
  await meera.taps('Delete my data')
  await meera.taps('Yes, delete it')
  await world.test.pass(15 * MINUTE)
  bot.checkpoint = checkpoint
  bot.clock.now = now
  const [row] = await world.bot<{ body: string; started: Date }>(
    'select r.body, e.started_at as started from receipt r join erasure_request e on e.id = r.request_id',
  )
  const { times } = JSON.parse(row?.body ?? '{}')
  expect(times.started).toBe(row?.started.toISOString())
  expect(Date.parse(times.finished) - Date.parse(times.started)).toBe(MINUTE)
})
