import { beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

describe('when Meta fails', () => {
  const world = scenario()
  beforeEach(() => {
    world.test.graph.faults.clear()
    Object.assign(world.test.graph.faults.behaviour, { statuses: 'normal', duplicateWebhooks: false, pairRate: false })
  })
  /** What each phone heard, without its case numbers and links, must not have stood there twice. */
  const once = (actor: Actor) => expect(new Set(actor.heard()).size).toBe(actor.heard().length)
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await world.test.pass(MINUTE)
  }

  it('server errors delay each message and lose none', async () => {
    const rohan = world.actor('rohan')
    world.test.graph.failNext({ kind: 'server-error', status: 500, sent: false }, 3)
    expect(await rohan.says('delete my data')).toEqual([])
    await minutes(3)
    expect(rohan.heard()).toHaveLength(1)
    expect(rohan.heard()[0]).toContain('ending 6350')
  })

  it('an error after the message had left sends nothing twice, because its status tells', async () => {
    const rohan = world.actor('rohan')
    world.test.graph.failNext({ kind: 'server-error', status: 502, sent: true })
    await rohan.taps('Delete my data')
    await minutes(3)
    expect(rohan.heard().filter((text) => text.includes('If you say yes'))).toHaveLength(1)
    once(rohan)
  })

  it('doubled and reordered statuses, and one before the answer, leave each message read once', async () => {
    const rohan = world.actor('rohan')
    for (const statuses of ['duplicate', 'reordered', 'early'] as const) {
      world.test.graph.faults.behaviour.statuses = statuses
      expect(await rohan.says('help'), statuses).toHaveLength(1)
    }
    expect(await world.bot("select distinct state from outbox_message where what = 'help'")).toEqual([{ state: 'read' }])
  })

  it('every webhook arriving twice changes nothing', async () => {
    const rohan = world.actor('rohan')
    world.test.graph.faults.behaviour.duplicateWebhooks = true
    expect(await rohan.taps('Yes, delete it')).toEqual([expect.stringContaining('Your case: CM-')])
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled'")).toHaveLength(1)
  })

  it('the end of the erasure is told once, by the template, when the window turns out to be closed', async () => {
    const rohan = world.actor('rohan')
    world.test.graph.failNext({ kind: 'fail-later', code: 131047 })
    await world.test.pass(15 * MINUTE)
    await minutes(2)
    const told = rohan.heard().filter((text) => /receipts\//.test(text))
    expect(told).toEqual([expect.stringMatching(/^\[data_deletion_finished\] CM-/)])
  })

  it('what Meta took and could not deliver is sent again a little later, and heard once', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('english')
    world.test.graph.failNext({ kind: 'fail-later', code: 131000 })
    expect(await prakash.says('help')).toEqual([])
    await minutes(1)
    expect(prakash.heard()).toHaveLength(2)
    once(prakash)
  })

  it('who could not be reached and writes again is answered at once, and hears what was missing first', async () => {
    const prakash = world.actor('prakash')
    world.test.graph.failNext({ kind: 'fail-later', code: 131026 })
    expect(await prakash.says('talk to a person')).toEqual([])
    expect(await prakash.says('help')).toEqual([
      expect.stringContaining('A person will answer'),
      expect.stringContaining('Write one of these'),
    ])
  })

  it('a payment that failed stops the channel although Meta had taken the message, which goes out afterwards', async () => {
    const meera = world.actor('meera')
    world.test.graph.failNext({ kind: 'fail-later', code: 131042 })
    expect(await meera.says('help')).toEqual([])
    expect(await world.bot('select stopped_code from channel where stopped_at is not null')).toEqual([{ stopped_code: 131042 }])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="channel-stopped"\} 1/)
    await world.bot('update channel set stopped_at = null, stopped_code = null')
    await minutes(1)
    expect(meera.heard()).toHaveLength(1)
  })

  it('a refusal for good is written down on the request, and what follows still goes out', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    world.test.graph.failNext({ kind: 'refuse', code: 131021 })
    await world.test.pass(15 * MINUTE)
    expect(await world.bot("select detail from request_event where what = 'send-failed'")).toEqual([{ detail: '131021' }])
    expect(await imran.says('status')).toEqual([expect.stringContaining('Your data was erased')])
  })

  it('a message that had arrived in spite of an error is settled by the tap on it, and not sent again', async () => {
    const prakash = world.actor('prakash')
    world.test.graph.faults.behaviour.statuses = 'none'
    world.test.graph.failNext({ kind: 'server-error', status: 500, sent: true })
    await prakash.says('delete my data')
    await prakash.taps('Delete my data')
    await minutes(4)
    expect(prakash.heard().filter((text) => text.includes('ending 1268, so this'))).toHaveLength(1)
    world.test.graph.faults.behaviour.statuses = 'normal'
  })

  it('a refused token stops that channel, raises an alarm, and loses nothing', async () => {
    const sunita = world.actor('sunita')
    world.test.graph.failNext({ kind: 'refuse', code: 190 })
    expect(await sunita.says('delete my data')).toEqual([])
    expect(await world.bot('select stopped_code from channel where stopped_at is not null')).toEqual([{ stopped_code: 190 }])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="channel-stopped"\} 2/)
    await world.test.pass(HOUR / 2)
    expect(sunita.heard()).toEqual([])
    await world.bot('update channel set stopped_at = null, stopped_code = null')
    await minutes(2)
    expect(sunita.heard()[0]).toContain('7914')
    once(sunita)
  })
})

describe('while the channel of a business stands still', () => {
  const world = scenario()

  it('who had written there is answered, and gets their data deleted, on the dedicated number', async () => {
    const inTheShop = world.actor('rohan', 'Akshara Coaching Centre')
    world.test.graph.failNext({ kind: 'refuse', code: 190 })
    expect(await inTheShop.says('delete my data')).toEqual([])
    expect(await world.bot('select stopped_code from channel where stopped_at is not null')).toEqual([{ stopped_code: 190 }])
    const rohan = world.actor('rohan')
    expect(await rohan.says('delete my data')).toEqual([expect.stringContaining('What do you want?')])
    await rohan.taps('Delete my data')
    expect(await rohan.taps('Yes, delete it')).toEqual([expect.stringContaining('Your case: CM-')])
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
    expect(inTheShop.heard()).toEqual([])
    await world.bot('update channel set stopped_at = null, stopped_code = null')
    await world.test.pass(MINUTE)
    expect(inTheShop.heard()[0]).toContain('Akshara Coaching Centre uses CallMissed for this chat')
  })
})

describe('a message that a status gave up on while nobody was there to see to it', () => {
  const world = scenario()

  it('is sent again, once, though no job knows of it', async () => {
    const rohan = world.actor('rohan')
    expect(await rohan.says('help')).toHaveLength(1)
    // The status found the lock of a worker that was still sending, and which died before it had its answer.
    await world.bot(`update outbox_message set state = 'failed', error_code = 131000`)
    await world.bot('delete from graphile_worker._private_jobs')
    await world.test.pass(MINUTE)
    await world.test.pass(MINUTE)
    expect(rohan.heard()).toEqual([rohan.heard()[0], rohan.heard()[0]])
    for (let minute = 0; minute < 3; minute += 1) await world.test.pass(MINUTE)
    expect(rohan.heard()).toHaveLength(2)
  })
})
