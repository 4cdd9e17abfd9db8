import { describe, expect, it } from 'vitest'
import { createTimekeeper } from '../../src/db/timekeeper.ts'
import { beatWebhook } from '../../src/jobs/keep-pulse.ts'
import { readiness } from '../../src/jobs/readiness.ts'
import { MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  expect(actor.last().bubble.text).toContain('We have stopped using your data')
}

describe('a webhook that was away', () => {
  const world = scenario()
  const state = async () =>
    (await world.bot<{ state: string }>('select state from erasure_request order by created_at desc limit 1'))[0]?.state
  const waits = async () =>
    (await world.bot<{ detail: string }>("select detail from request_event where what = 'awaits-webhook' order by id")).map(
      ({ detail }) => detail,
    )
  /** As if the last beat had been this long ago. */
  const silentFor = (milliseconds: number) =>
    world.bot(`update webhook_pulse set seen_at = seen_at - $1 * interval '1 millisecond'`, [milliseconds])

  it('puts nothing off while it is there', async () => {
    const meera = world.actor('meera')
    await beatWebhook(world.test.bot)
    await confirmed(meera)
    await silentFor(20_000)
    await beatWebhook(world.test.bot)
    await world.test.pass(15 * MINUTE)
    expect(await state()).toBe('completed')
    expect(await waits()).toEqual([])
  })

  it('keeps whoever wanted their data kept meanwhile: nothing begins before Meta has delivered again', async () => {
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    const keep = rohan.idOf('Keep my data')
    const inTime = new Date(world.test.bot.clock.now().getTime() + 14 * MINUTE)
    await silentFor(20 * MINUTE)
    await world.test.pass(16 * MINUTE)
    expect([await state(), await waits()]).toEqual(['scheduled', ['deaf']])
    await beatWebhook(world.test.bot)
    await world.test.pass(2 * MINUTE)
    expect([await state(), await waits()]).toEqual(['scheduled', ['deaf', 'redelivering']])
    await rohan.does((phone) => phone.tap(keep, { sentAt: inTime }))
    expect(await rohan.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await state()).toBe('cancelled')
  })

  it('keeps nobody waiting for longer than Meta’s first redeliveries take', async () => {
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    const [pause] = await world.bot<{ minutes: number }>(
      `select extract(epoch from redelivered_until - now()) / 60 as minutes from webhook_pulse`,
    )
    expect(Number(pause?.minutes)).toBeGreaterThan(10)
    expect(Number(pause?.minutes)).toBeLessThanOrEqual(15)
    await beatWebhook(world.test.bot)
    await world.bot('update webhook_pulse set redelivered_until = now()')
    await world.test.pass(16 * MINUTE)
    expect(await state()).toBe('completed')
  })
})

describe('a webhook that is there, and whose inbox is blocked', () => {
  const world = scenario()
  const state = async () => (await world.bot<{ state: string }>('select state from erasure_request'))[0]?.state

  it('keeps whoever tapped meanwhile: what was refused comes again before anything begins', async () => {
    const { bot } = world.test
    await beatWebhook(bot)
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    const keep = rohan.idOf('Keep my data')
    await world.test.pass(15 * MINUTE - 1_000)
    const inTime = bot.clock.now()
    const blocker = await bot.lockPool.connect()
    await blocker.query('begin; lock table inbox_event in access exclusive mode')
    const refused = await rohan.phone.tap(keep)
    await blocker.query('rollback')
    blocker.release()
    expect(refused.outcome.status).toBe(503)
    await beatWebhook(bot)
    await world.test.pass(2_000)
    expect(await state()).toBe('scheduled')
    await rohan.does((phone) => phone.tap(keep, { sentAt: inTime }))
    expect(await rohan.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await state()).toBe('cancelled')
  })

  it('that is refused while the plan is made keeps it from beginning, too', async () => {
    const { bot } = world.test
    const meera = world.actor('meera')
    await confirmed(meera)
    await world.bot('update webhook_pulse set redelivered_until = now()')
    const [request] = await world.bot<{ id: string }>('select id from erasure_request order by created_at desc limit 1')
    const { checkpoint } = bot
    bot.checkpoint = async (name) => {
      if (name === 'planned') bot.refusals.note()
      if (name === 'planned') await beatWebhook(bot)
    }
    await world.test.pass(15 * MINUTE)
    bot.checkpoint = checkpoint
    const lines = await world.bot<{ what: string }>('select what from request_event where request_id = $1 order by id', [
      request?.id,
    ])
    expect(lines.map(({ what }) => what)).toContain('awaits-webhook')
    expect(lines.map(({ what }) => what)).not.toContain('running')
  })
})

describe('a worker whose clock is wrong', () => {
  const world = scenario()

  it('is not ready, answers nobody and erases nothing, and does all of it when the clock is right', async () => {
    const { bot } = world.test
    const sunita = world.actor('sunita')
    await sunita.says('english')
    await confirmed(sunita)
    const usual = bot.timekeeper
    // The tests' clock is days away from the database's: this machine's own would be wrong by as much.
    bot.timekeeper = createTimekeeper(bot.db, { now: bot.clock.now, isReal: true })
    expect(await readiness(bot)).toMatchObject({ ready: false, clock: 'wrong', clockHint: expect.stringContaining('NTP') })
    expect(await sunita.says('status')).toEqual([])
    await world.test.pass(16 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'scheduled' }])
    bot.timekeeper = usual
    expect(await readiness(bot)).toMatchObject({ ready: true, clock: 'right' })
    await world.test.pass(MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
  })
})
