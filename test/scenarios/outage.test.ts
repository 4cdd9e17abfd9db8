import { beforeAll, describe, expect, it } from 'vitest'
import { syncTemplates } from '../../src/jobs/sync-templates.ts'
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

describe('words that were handled when WhatsApp’s day was over', () => {
  const world = scenario()
  const UNFINISHED = 'We could not finish this in time, so nothing was deleted.'
  beforeAll(async () => {
    const { bot, graph } = world.test
    const sync = () => syncTemplates(bot, bot.channels.all(), { dryRun: false, now: bot.clock.now() })
    await sync()
    for (const { wabaId } of bot.channels.all()) for (const template of graph.book.of(wabaId)) template.status = 'APPROVED'
    await sync()
  })
  const tooLate = async () =>
    Number(
      /alarms_total\{reason="answered-too-late"\} (\d+)/.exec(await (await fetch(`${world.test.url}/metrics`)).text())?.[1] ?? 0,
    )

  it('are answered by a template: nothing was deleted, and its button begins anew; staff hear of it', async () => {
    const rohan = world.actor('rohan')
    await rohan.phone.say('please delete my data now')
    world.alsoSecret('please delete my data now')
    await world.test.pass(30 * HOUR)
    expect(rohan.heard()).toEqual([expect.stringContaining(UNFINISHED)])
    expect(await tooLate()).toBe(1)
    await world.test.pass(30 * HOUR)
    expect(rohan.heard()).toHaveLength(1)
    expect(await rohan.taps('Delete my data')).toEqual([expect.stringContaining('What do you want?')])
    await rohan.taps('Delete my data')
    expect(await rohan.taps('Yes, delete it')).toEqual([expect.stringContaining('Your case: CM-')])
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
  })

  it('so is a yes, which confirms nothing any more', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    const heard = imran.heard().length
    await imran.phone.tap(imran.idOf('Yes, delete it'))
    await world.test.pass(30 * HOUR)
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining(UNFINISHED)])
    expect(await world.bot('select state from erasure_request order by created_at desc limit 1')).toEqual([{ state: 'expired' }])
  })

  it('and what waited for two days on a channel that stood still', async () => {
    const meera = world.actor('meera')
    await world.bot("update channel set stopped_at = $1, stopped_code = 131042 where mode = 'dedicated'", [
      world.test.bot.clock.now(),
    ])
    expect(await meera.says('delete my data')).toEqual([])
    for (const hours of [1, 23, 24]) await world.test.pass(hours * HOUR)
    expect(meera.heard()).toEqual([])
    await world.bot('update channel set stopped_at = null, stopped_code = null')
    await world.test.pass(MINUTE)
    expect(meera.heard()).toEqual([expect.stringContaining(UNFINISHED)])
  })

  it('in a business’s chat too, which is the business’s again', async () => {
    const sunita = world.actor('sunita', 'Rangoli Sarees')
    await sunita.phone.say('please delete all my data')
    world.alsoSecret('please delete all my data')
    await world.test.pass(30 * HOUR)
    expect(sunita.heard()).toEqual([expect.stringContaining(UNFINISHED)])
    expect(await world.bot('select 1 from conversation where holds_floor')).toEqual([])
    expect(await sunita.taps('Delete my data')).toEqual([expect.stringContaining('Rangoli Sarees uses CallMissed for this chat')])
  })

  it('who heard the closing words in time gets no template', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('delete my data')
    await world.test.pass(23 * HOUR + 50 * MINUTE)
    await world.test.pass(6 * HOUR)
    expect(prakash.heard().filter((text) => text.includes(UNFINISHED))).toEqual([])
    expect(prakash.heard().at(-1)).toContain('Nothing was deleted. Write delete any time.')
  })
})
