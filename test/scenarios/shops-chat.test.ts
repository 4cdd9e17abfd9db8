import { afterEach, describe, expect, it } from 'vitest'
import type { Json } from '../../src/simulator/json.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn, rowsOf, without } from '../support/rows-of.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const COACHING = 'Akshara Coaching Centre'
const ROHAN = { phone: '+917000026350', name: 'Rohan Das' }
const KAVYA = { phone: null, userId: 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3', name: 'Kavya Reddy' }

describe('in a shop’s own chat', () => {
  let crash = ''
  const world = scenario({
    checkpoint: async (name) => {
      if (name === crash) throw new Error('stopped by the test')
    },
  })
  const autoreply = async () => {
    const rows = await world.platform<{ on: boolean }>(
      "select distinct ai_autoreply_enabled as on from conversation where external_id like '%7000026350'",
    )
    return rows.map(({ on }) => on)
  }
  const floor = async () => (await world.bot('select 1 from conversation where holds_floor')).length
  afterEach(() => {
    crash = ''
  })

  it('the shop’s bot is silent while ours has the floor, and speaks again after a no', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    expect(rohan.last().bubble.text).toMatch(/^Akshara Coaching Centre uses CallMissed for this chat/)
    expect(await autoreply()).toEqual([false])
    await rohan.taps('Delete this chat')
    await rohan.taps('No, keep it')
    expect(await autoreply()).toEqual([true])
    expect(await floor()).toBe(0)
  })

  it('a message that fits nothing goes back to the shop at once, without a word from us', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    expect(await rohan.says('at what time does the maths batch begin')).toEqual([])
    expect(await autoreply()).toEqual([true])
    expect(await floor()).toBe(0)
    const { outcome } = await rohan.phone.say('are you there, teacher?')
    expect(outcome.body).toBe(JSON.stringify({ taken: [] }))
  })

  it.each<[string, Json & { type: string }]>([
    [
      'its menu',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'order:confirm', title: 'Confirm order' } },
      },
    ],
    ['a template', { type: 'button', button: { payload: 'yes', text: 'Yes' } }],
  ])('so does a tap on a button of %s, while our question is open', async (_, content) => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    expect(await rohan.does((phone) => phone.send(content, { answers: 'wamid.HBgMOTE3MDAwMDkwMzMzFQIAERgSUw==' }))).toEqual([])
    expect(await autoreply()).toEqual([true])
    expect(await floor()).toBe(0)
    // Our own older button is ours.
    expect((await rohan.taps('Delete this chat')).join()).toContain('too old')
    await rohan.says('no')
  })

  it('the floor goes back when the question expires, and nothing was deleted', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    await world.test.pass(HOUR)
    expect(await autoreply()).toEqual([false])
    await world.test.pass(22 * HOUR + 50 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Nothing was deleted')
    expect(await autoreply()).toEqual([true])
    expect(await world.bot("select 1 from erasure_request where state = 'expired'")).toHaveLength(1)
  })

  it('a value that the shop itself had switched off stays off', async () => {
    const rohan = world.actor('rohan', COACHING)
    await world.platform("update conversation set ai_autoreply_enabled = false where external_id like '%7000026350'")
    await rohan.says('delete my data')
    await rohan.says('no')
    expect(await autoreply()).toEqual([false])
    await world.platform("update conversation set ai_autoreply_enabled = true where external_id like '%7000026350'")
  })

  it('a crash while the erasure runs keeps nothing: done with the next try, and told once', async () => {
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    expect(rohan.last().bubble.text).toMatch(/Akshara Coaching Centre, number ending 6350: we hold 18 messages/)
    await rohan.taps('Yes, delete it')
    crash = 'executed'
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('We have stopped using your data')
    crash = ''
    await world.test.pass(MINUTE)
    expect(rohan.heard().at(-1)).toMatch(/Your data with .+ is erased: 18 messages/)
    expect(rohan.heard().filter((text) => /Your data with .+ is erased/.test(text))).toHaveLength(1)
    expect(await world.bot('select number from receipt')).toEqual([{ number: 0 }])
    expect(await floor()).toBe(0)
    expect(await searchDatabase(world.databases.platformUrl, [ROHAN.name, '7000026350'])).toEqual([])
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    expect(missingIn(without(before, rowsOf(before, ROHAN)), after)).toEqual([])
  })

  it('somebody whose number no shop sees is erased by the id that this shop knows', async () => {
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    const kavya = world.actor('kavya', COACHING)
    await kavya.says('delete my data')
    expect(kavya.last().bubble.text).toContain('This is only about this chat.')
    await kavya.taps('Delete this chat')
    expect(kavya.last().bubble.text).toMatch(/this chat: we hold 14 messages/)
    await kavya.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(kavya.heard().at(-1)).toMatch(/Your data with .+ is erased: 14 messages/)
    expect(await searchDatabase(world.databases.platformUrl, [KAVYA.name, KAVYA.userId])).toEqual([])
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    expect(missingIn(without(before, rowsOf(before, KAVYA)), after)).toEqual([])
    await world.test.pass(8 * DAY + MINUTE)
    expect(await world.bot('select 1 from erasure_request where subject_sealed is not null')).toEqual([])
  })
})
