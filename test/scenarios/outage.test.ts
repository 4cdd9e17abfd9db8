import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

describe('words that were handled hours late', () => {
  const world = scenario()
  const window = async () =>
    (await world.bot<{ last_inbound_at: Date }>('select last_inbound_at from conversation order by created_at desc limit 1'))[0]
      ?.last_inbound_at
  /** Stored by the webhook, and no worker is there. */
  const writes = async (who: 'rohan' | 'imran' | 'meera', text: string) => {
    const at = world.test.bot.clock.now()
    await world.test.phone(who).say(text)
    world.alsoSecret(text)
    return at
  }

  it('are answered, and what nobody answers is closed while WhatsApp still delivers the closing words', async () => {
    const rohan = world.actor('rohan')
    const wrote = await writes('rohan', 'please delete my data now')
    await world.test.pass(20 * HOUR)
    expect(rohan.heard()).toEqual([expect.stringContaining('What do you want?')])
    expect(await window()).toEqual(new Date(Math.floor(wrote.getTime() / 1000) * 1000))
    await rohan.taps('Delete my data', { sentAt: new Date(wrote.getTime() + MINUTE) })
    const heard = rohan.heard().length
    await world.test.pass(3 * HOUR + 45 * MINUTE)
    await world.test.pass(6 * MINUTE)
    expect(rohan.heard().slice(heard).at(-1)).toContain('Nothing was deleted. Write delete any time.')
    expect(rohan.phone.received().at(-1)?.statuses).toContain('delivered')
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'expired' }])
    await world.test.pass(2 * HOUR)
    expect(rohan.heard().filter((text) => text.includes('Nothing was deleted. Write delete any time.'))).toHaveLength(1)
  })

  it('of an older message that Meta brings after a newer one shorten nothing', async () => {
    const meera = world.actor('meera')
    const now = world.test.bot.clock.now()
    await meera.says('delete my data')
    await meera.says('help', { sentAt: new Date(now.getTime() - 5 * HOUR) })
    expect((await window())?.getTime()).toBeGreaterThan(now.getTime() - MINUTE)
    await world.test.pass(20 * HOUR)
    expect(await world.bot('select state from conversation order by created_at desc limit 1')).toEqual([
      { state: 'choosingScope' },
    ])
  })

  it('dated ahead by a wrong clock make WhatsApp’s day no longer', async () => {
    const imran = world.actor('imran')
    const now = world.test.bot.clock.now()
    await imran.says('delete my data', { sentAt: new Date(now.getTime() + 3 * HOUR) })
    expect((await window())?.getTime()).toBeLessThanOrEqual(world.test.bot.clock.now().getTime())
  })
})
