import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/simulator/phone.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { storesForTheShop } from '../support/customer-again.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const COACHING = 'Akshara Coaching Centre'
const CHANNEL = '106600000000033'

describe('in a shop’s chat, somebody whom WhatsApp shows by an id first and by a number later', () => {
  const world = scenario({ withoutInstructions: true })
  let made = 0

  /** Known to the shop by the id; `shown` is the same account once its number shows beside it. */
  async function someone(phone = `+91700006200${made + 1}`) {
    made += 1
    const who = { name: `Later Number${made}`, userId: `IN.6${made}laterTHENUMBER00112233` }
    await storesForTheShop(world, { address: who.userId, name: who.name }, 'is the batch at six full')
    await world.test.pass(MINUTE)
    const hidden = world.actorOf(createPhone(world.test.graph, { ...who, phone: null }, CHANNEL))
    const show = () => world.actorOf(createPhone(world.test.graph, { ...who, phone }, CHANNEL))
    return { ...who, phone, hidden, show }
  }
  const tapsOf = (before: Actor, now: Actor) => (title: string) =>
    now.does((phone) => phone.tap(before.idOf(title), { answers: before.last().wamid }))
  const states = () => world.bot<{ state: string }>('select state from erasure_request order by created_at, id')
  const stateOf = async () => (await states()).at(-1)?.state

  async function scheduled() {
    const one = await someone()
    await one.hidden.says('delete my data')
    await one.hidden.taps('Delete this chat')
    await one.hidden.taps('Yes, delete it')
    expect(await stateOf()).toBe('scheduled')
    await world.test.pass(DAY)
    return one
  }

  it('takes it back by the button that the id was sent', async () => {
    const { hidden, show } = await scheduled()
    const shown = show()
    expect(await tapsOf(hidden, shown)('Keep my data')).toEqual([expect.stringContaining('Keep your data')])
    expect(await shown.taps('Yes, keep it')).toEqual([expect.stringContaining('Your request in this chat is taken back')])
    expect(await stateOf()).toBe('cancelled')
  })

  it('asks how it stands, complains and takes it back in words', async () => {
    const { show } = await scheduled()
    const shown = show()
    expect((await shown.says('what is the status of my deletion')).join()).toMatch(/CM-\w{4}-\w{4}/)
    expect((await shown.says('keep my data')).join()).toContain('Keep your data')
    await shown.taps('Yes, keep it')
    expect(await stateOf()).toBe('cancelled')
  })

  it('confirms what was reviewed', async () => {
    const { hidden, show } = await someone()
    await hidden.says('delete my data')
    await hidden.taps('Delete this chat')
    const shown = show()
    expect((await tapsOf(hidden, shown)('Yes, delete it')).join()).toContain('We have stopped using your data')
    expect(await stateOf()).toBe('scheduled')
    // No number is tied to an id by what a business's channel shows.
    expect(await world.bot("select 1 from person_binding where kind = 'phone'")).toEqual([])
    await shown.says('keep my data')
    await shown.taps('Yes, keep it')
  })

  it('is still the shop’s customer in whatever else they write', async () => {
    const { show } = await scheduled()
    const shown = show()
    const { outcome } = await shown.phone.say('when does the batch begin')
    expect(outcome.body).toBe(JSON.stringify({ taken: [] }))
    await shown.says('keep my data')
    await shown.taps('Yes, keep it')
  })

  it('is whom the number means where that has something open there, and an id alone never speaks for a number', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    await rohan.taps('Yes, delete it')
    const one = await someone(rohan.phone.contact.phone ?? '')
    await one.hidden.says('delete my data')
    await one.hidden.says('no')
    const { outcome } = await one.hidden.phone.tap(rohan.idOf('Keep my data'), { answers: rohan.last().wamid })
    expect(outcome.body).toBe(JSON.stringify({ taken: [] }))
    expect((await one.hidden.says('keep my data')).join()).not.toContain('Keep your data')
    expect(await stateOf()).toBe('scheduled')
    const shown = one.show()
    expect((await shown.says('keep my data')).join()).toContain('Keep your data')
    await shown.taps('Yes, keep it')
    expect(await stateOf()).toBe('cancelled')
  })
})
