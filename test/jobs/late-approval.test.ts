import { beforeAll, expect, test } from 'vitest'
import { carryOut } from '../../src/jobs/carry-out.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { requestByReference } from '../../src/requests/request-store.ts'
import { scenario } from '../support/scenario.ts'

const HOUR = 3_600_000
const world = scenario()
let reference = ''

beforeAll(async () => {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
})

test('a hold that ends before a second person has looked at it lapses with its end, and holds nothing', async () => {
  const { bot } = world.test
  const request = await requestByReference(bot.db, reference)
  if (!request) throw new Error('no request')
  const until = new Date(bot.clock.now().getTime() + 5 * HOUR)
  const by = { id: 'staff:demo-asha', role: 'support' as const, reason: 'technical-fault' }
  const done = await proposeAction(bot, request, { what: 'hold', until }, by)
  if (done.is !== 'proposed') throw new Error(done.is)
  expect(done.proposal.lapsesAt).toEqual(until)
  const late = new Date(until.getTime() + HOUR)
  const held = await bot.db.transaction((tx) => carryOut(bot, tx, request, { ...done.proposal, what: 'hold' }, late))
  expect(held).toBeUndefined()
  expect((await requestByReference(bot.db, reference))?.state).toBe('scheduled')
  const inTime = await bot.db.transaction((tx) => carryOut(bot, tx, request, { ...done.proposal, what: 'hold' }, bot.clock.now()))
  expect(inTime?.state).toBe('on_hold')
})
