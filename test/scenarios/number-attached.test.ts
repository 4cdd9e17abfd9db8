import { describe, expect, it } from 'vitest'
import { unseal } from '../../src/runtime/keys.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { DAY } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const DEDICATED = '106600000000001'

/** Known by the number from a shop's chat; on CallMissed's own number WhatsApp shows an id alone, until the number is attached there. */
describe('a number that WhatsApp attaches for somebody takes along what it alone led to', () => {
  const world = scenario({ withoutInstructions: true })
  let made = 0

  function hidden(name: string, hiddenPhone: string): Actor {
    made += 1
    return world.actorOf(
      createPhone(world.test.graph, { name, phone: null, hiddenPhone, userId: `IN.8${made}attachedNUMBER0011223344` }, DEDICATED),
    )
  }
  async function attaches(name: string, phone: string) {
    const who = hidden(name, phone)
    await who.says('delete my data')
    return who.does((mine) => mine.shareContact(phone, 'contact_request'))
  }
  const stateOf = async () =>
    (await world.bot<{ state: string }>('select state from erasure_request order by created_at, id')).at(-1)?.state

  it('the way back in the shop’s chat', async () => {
    const shop = world.actor('rohan', 'Akshara Coaching Centre')
    await shop.says('delete my data')
    await shop.taps('Delete this chat')
    await shop.taps('Yes, delete it')
    expect(await stateOf()).toBe('scheduled')
    await world.test.pass(DAY)
    await attaches('Rohan Das', shop.phone.contact.phone ?? '')
    expect((await shop.taps('Keep my data')).join()).toContain('Keep your data')
    expect((await shop.taps('Yes, keep it')).join()).toContain('Your request in this chat is taken back')
    expect(await world.bot("select 1 from erasure_request where state in ('scheduled', 'running')")).toEqual([])
  })

  it('and its card stays without the number', async () => {
    const cards = await world.bot<{ sealed: string }>("select sealed from inbox_event where content_type = 'contacts'")
    expect(cards.map(({ sealed }) => JSON.parse(unseal(world.test.bot.keys, 'inbox', sealed)).content)).toEqual([
      { type: 'contacts', contacts: [{ origin: 'contact_request', phones: [] }] },
    ])
  })

  it('what waits to be said there, and what is not heard yet', async () => {
    const shop = world.actor('imran', 'Akshara Coaching Centre')
    await shop.says('delete my data')
    await shop.taps('Delete this chat')
    const channel = "update channel set stopped_at = $1 where phone_number_id = '106600000000033'"
    await world.bot(channel, [world.test.bot.clock.now()])
    await shop.taps('Yes, delete it')
    await shop.phone.say('what is the status of my deletion')
    await attaches('Imran Qureshi', shop.phone.contact.phone ?? '')
    await world.bot(channel, [null])
    await world.test.pass(60_000)
    expect(shop.heard().join()).toContain('We have stopped using your data')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
    expect(await world.bot('select 1 from inbox_event where handled_at is null')).toEqual([])
    await shop.taps('Keep my data')
    await shop.taps('Yes, keep it')
  })

  it('a review that is open there ends, for it did not speak of what is asked now', async () => {
    const shop = world.actor('sunita', 'Rangoli Sarees')
    await shop.says('english')
    await shop.says('delete my data')
    await shop.taps('Delete this chat')
    await attaches('Sunita Pawar', shop.phone.contact.phone ?? '')
    const [said = ''] = shop.heard().slice(-1)
    await shop.taps('Yes, delete it')
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled' and channel_id is not null")).toEqual([])
    expect(said).not.toBe('')
  })

  it('but no chat that an id of the former person still leads to', async () => {
    const phone = '+917000063001'
    const first = world.actorOf(
      createPhone(world.test.graph, { name: 'First Holder', phone, userId: 'IN.9FirstHOLDER00112233445' }, DEDICATED),
    )
    await first.says('english')
    await first.says('complain')
    const chats = () => world.bot<{ id: string; person_id: string }>('select id, person_id from conversation order by id')
    const before = await chats()
    await attaches('Next Holder', phone)
    const after = await chats()
    expect(after).toEqual(expect.arrayContaining(before))
  })
})
