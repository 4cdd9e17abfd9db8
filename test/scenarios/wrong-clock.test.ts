import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

const YEARS = 400 * DAY

describe('a clock that ran ahead for a while', () => {
  const world = scenario()

  it('keeps no message waiting for as long as it was wrong', async () => {
    const rohan = world.actor('rohan')
    await world.test.pass(YEARS)
    world.test.graph.failNext({ kind: 'server-error', status: 500, sent: false }, 1)
    expect(await rohan.says('delete my data')).toEqual([])
    await world.test.pass(-YEARS)
    await world.test.pass(MINUTE)
    expect(rohan.heard()).toHaveLength(1)
    expect(await rohan.says('help')).toHaveLength(1)
  })

  it('keeps no erasure waiting that had not begun', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('delete my data')
    await sunita.taps('Delete my data')
    await sunita.taps('Yes, delete it')
    const { config } = world.test.bot
    const usual = config.maxErasuresPerHour
    Object.assign(config, { maxErasuresPerHour: 0 })
    await world.test.pass(YEARS)
    Object.assign(config, { maxErasuresPerHour: usual })
    await world.test.pass(-YEARS)
    expect(await world.bot(`select state from erasure_request where state = 'scheduled'`)).toHaveLength(1)
    await world.test.pass(15 * MINUTE)
    await world.test.pass(3 * MINUTE)
    expect(await world.bot(`select state from erasure_request where state = 'completed'`)).toHaveLength(1)
  })

  it('keeps no business waiting for its word', async () => {
    await world.test.pass(YEARS)
    await world.bot(`update business_notice set state = 'pending', next_attempt_at = $1`, [world.test.bot.clock.now()])
    await world.test.pass(-YEARS)
    await world.test.pass(MINUTE)
    expect(await world.bot(`select distinct state from business_notice where state = 'pending'`)).toEqual([])
  })

  it('keeps no mail waiting', async () => {
    const later = new Date(world.test.bot.clock.now().getTime() + YEARS)
    const one = '(select id from mail_message order by id limit 1)'
    await world.bot(`update mail_message set state = 'pending', sealed = 'x', next_attempt_at = $1 where id = ${one}`, [later])
    const [before] = await world.bot<{ attempts: number }>(`select attempts from mail_message where id = ${one}`)
    await world.test.pass(MINUTE)
    expect(await world.bot(`select attempts from mail_message where id = ${one}`)).toEqual([
      { attempts: (before?.attempts ?? 0) + 1 },
    ])
  })
})
