import { describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

describe('a question that nobody answers', () => {
  const world = scenario()

  it('is repeated once, and only once', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    const heard = rohan.heard().length
    await world.test.pass(59 * MINUTE)
    expect(rohan.heard()).toHaveLength(heard)
    await world.test.pass(2 * MINUTE)
    expect(rohan.heard().slice(heard)).toEqual([expect.stringContaining('You have not answered yet. Nothing is deleted so far.')])
    for (let hour = 2; hour <= 23; hour += 3) await world.test.pass(3 * HOUR - 10 * MINUTE)
    expect(rohan.heard()).toHaveLength(heard + 1)
  })

  it('is closed inside WhatsApp’s day, with "nothing was deleted", and counted for the staff', async () => {
    const rohan = world.actor('rohan')
    await world.test.pass(10 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Nothing was deleted. Write delete any time.')
    expect(rohan.phone.received().at(-1)?.statuses).toContain('read')
    expect(await world.bot('select state, frozen_at, confirmed_at from erasure_request')).toEqual([
      { state: 'expired', frozen_at: null, confirmed_at: null },
    ])
    expect(await world.bot("select what from request_event where what = 'expired'")).toHaveLength(1)
    await world.test.pass(2 * DAY)
    expect(rohan.heard().at(-1)).toContain('Nothing was deleted')
  })

  it('its old button brings the question anew, not a deletion', async () => {
    const rohan = world.actor('rohan')
    const heard = await rohan.taps('Yes, delete it')
    expect(heard.join()).toContain('That button is too old')
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled'")).toEqual([])
  })
})

describe('what the bot itself forgets', () => {
  const world = scenario({ withoutInstructions: true })
  const sealed = async () => {
    const [row] = await world.bot<{ inbox: number; outbox: number; snapshots: number; addresses: number }>(
      `select (select count(*)::int from inbox_event where sealed is not null) as inbox,
        (select count(*)::int from outbox_message where sealed is not null) as outbox,
        (select count(*)::int from conversation where snapshot_sealed is not null) as snapshots,
        (select count(*)::int from person_binding where address_sealed is not null) as addresses`,
    )
    return row
  }
  const night = () => expire(world.test.bot)

  it('keeps what is needed while a request is open', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    expect(meera.last().bubble.text).toMatch(/on 26 Nov 2026/)
    await meera.taps('Yes, delete it')
    await world.bot(
      "update erasure_request set erase_at = erase_at + interval '40 days', deadline_at = deadline_at + interval '40 days'",
    )
    await world.test.pass(35 * DAY)
    await night()
    expect(await sealed()).toMatchObject({ snapshots: 1, addresses: 2 })
    expect(await world.bot('select 1 from erasure_request where subject_sealed is not null')).toHaveLength(1)
    await world.test.pass(9 * DAY)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    expect(meera.heard().at(-1)).toContain('data_deletion_finished')
  })

  it('words are gone thirty days after the end, and addresses with the second sweep', async () => {
    await world.test.pass(8 * DAY + HOUR)
    expect(await sealed()).toMatchObject({ addresses: 0 })
    await world.test.pass(31 * DAY)
    await night()
    expect(await sealed()).toEqual({ inbox: 0, outbox: 0, snapshots: 0, addresses: 0 })
  })

  it('who only asked something is forgotten thirty days after the answer was due', async () => {
    const leela = world.actor('leela')
    await leela.says('delete my data')
    await leela.says('talk to a person')
    expect((await sealed())?.addresses).toBe(2)
    await world.test.pass(29 * DAY)
    await night()
    expect((await sealed())?.addresses).toBe(2)
    await world.test.pass(8 * DAY)
    await night()
    expect(await sealed()).toEqual({ inbox: 0, outbox: 0, snapshots: 0, addresses: 0 })
  })

  it('events and notices go after a year; receipts and the chain stay', async () => {
    await world.test.pass(366 * DAY)
    await night()
    expect(await world.bot('select 1 from inbox_event')).toEqual([])
    expect(await world.bot('select 1 from outbox_message')).toEqual([])
    expect(await world.bot('select 1 from replay_entry')).toEqual([])
    expect(await world.bot('select 1 from ledger_entry')).toHaveLength(2)
    expect(await world.platform('select 1 from deletion_bot.suppression')).toEqual([])
  })

  it('an answer is still there after all that', async () => {
    const leela = world.actor('leela')
    expect(await leela.says('status')).toEqual([expect.stringContaining('There is no deletion request')])
  })
})

describe('a complaint that staff have not answered yet', () => {
  const world = scenario()

  it('keeps the way to answer it beyond the second sweep, until thirty days after the answer was due', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(await rohan.says('COMPLAIN')).toEqual([expect.stringContaining('A person looks into your complaint')])
    await world.test.pass(8 * DAY + HOUR)
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toHaveLength(1)
    const addresses = () => world.bot('select 1 from person_binding where address_sealed is not null')
    expect(await addresses()).toHaveLength(2)
    await world.test.pass(24 * DAY)
    await expire(world.test.bot)
    expect(await addresses()).toHaveLength(2)
    await world.test.pass(31 * DAY)
    await expire(world.test.bot)
    expect(await addresses()).toEqual([])
  })
})
