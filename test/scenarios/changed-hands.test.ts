import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { replyToPerson } from '../../src/jobs/reply-to-person.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { envelope } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { post, textMessage } from '../support/signed-body.ts'

const DEDICATED = '106600000000001'
const NEW_HOLDER = { name: 'Next Holder', userId: 'IN.77nExTHoLdEr00112233' }

describe('a number that turns up with somebody else', () => {
  const world = scenario()

  it('attached by WhatsApp for another id than it was known with: no names, no counts, seven days', async () => {
    const meera = world.actor('meera')
    await meera.says('status')
    const hidden = world.actorOf(createPhone(world.test.graph, { ...NEW_HOLDER, phone: null }, DEDICATED))
    await hidden.says('delete my data')
    await hidden.does((phone) => phone.shareContact('+917000014821', 'contact_request'))
    const ringing = world.actorOf(createPhone(world.test.graph, { ...NEW_HOLDER, phone: '+917000014821' }, DEDICATED))
    const taps = (title: string) => hidden.does((phone) => phone.tap(ringing.idOf(title), { answers: ringing.last().wamid }))
    await taps('Delete my data')
    expect(ringing.last().bubble.text).toContain('Is it your number?')
  })
})

describe('somebody who moves to a number that another person had', () => {
  const world = scenario()

  it('is told no name and no count of what is held there', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('status')
    await moves(rohan, '+917000014821', 'IN.88moved00112233445566')
    const moved = world.actorOf(
      createPhone(world.test.graph, { name: 'Rohan', phone: '+917000014821', userId: 'IN.88moved00112233445566' }, DEDICATED),
    )
    await moved.says('delete my data')
    await moved.taps('Delete my data')
    expect(moved.last().bubble.text).toContain('Is it your number?')
  })

  it('also where the other person is known here', async () => {
    const imran = world.actor('imran')
    await imran.says('status')
    const sunita = world.actor('sunita')
    await sunita.says('english')
    await sunita.says('delete my data')
    await sunita.taps('Delete my data')
    const to = sunita.phone.contact.phone ?? ''
    await moves(imran, to, 'IN.99moved00112233445566')
    const moved = world.actorOf(
      createPhone(world.test.graph, { name: 'Imran', phone: to, userId: 'IN.99moved00112233445566' }, DEDICATED),
    )
    const heard = await moved.says('hello')
    expect(heard.join()).not.toMatch(/we hold/)
  })

  async function moves(actor: Actor, to: string, userId: string): Promise<void> {
    const { phone } = actor
    const id = `wamid.moves-${to}`
    world.alsoSecret(id)
    const notice = {
      from: phone.contact.phone?.slice(1),
      id,
      timestamp: String(Math.floor(world.test.bot.clock.now().getTime() / 1000)),
      type: 'system',
      system: {
        type: 'user_changed_number',
        body: 'moved',
        wa_id: to.slice(1),
        user_id: userId,
        previous_user_id: phone.contact.userId,
      },
    }
    const answer = await post(world.test.url, phone.channel, envelope(phone.channel, { messages: [notice] }))
    expect(answer.status).toBe(200)
    await world.test.settle()
  }
})

describe('a key that a business’s own channel shows of a number', () => {
  const world = scenario()

  it('is not compared with the one that CallMissed’s channel shows', async () => {
    const inTheShop = world.actor('meera', 'Rangoli Sarees')
    const meera = world.actor('meera')
    const shows = async (actor: Actor, text: string, identity: string) => {
      const { phone } = actor
      const message = textMessage(phone, text, world.test.bot.clock.now())
      world.alsoSecret(message.id, identity)
      const contact = { wa_id: '917000014821', user_id: phone.contact.userId, identity_key_hash: identity }
      const body = envelope(phone.channel, { contacts: [contact], messages: [message] })
      expect((await post(world.test.url, phone.channel, body)).status).toBe(200)
      await world.test.settle()
    }
    await shows(inTheShop, 'delete my data', 'AAshop5v2W6x=')
    await shows(meera, 'delete my data', 'BBours5v2W6x=')
    await meera.taps('Delete my data')
    expect(meera.last().bubble.text).toContain('212 messages')
    expect([...meera.heard(), ...inTheShop.heard()].join()).not.toContain('so I stopped')
  })
})

describe('a number that WhatsApp attached, and whose messages reach somebody else', () => {
  const world = scenario()

  it('is shown no count, and has seven days', async () => {
    const hidden = world.actorOf(createPhone(world.test.graph, { ...NEW_HOLDER, phone: null }, DEDICATED))
    await hidden.says('delete my data')
    await hidden.does((phone) => phone.shareContact('+917000014821', 'contact_request'))
    // The phone that rings is Meera's: each status says so.
    const meera = world.actor('meera')
    const taps = (title: string) => hidden.does((phone) => phone.tap(meera.idOf(title), { answers: meera.last().wamid }))
    await taps('Delete my data')
    expect(meera.last().bubble.text).toContain('we hold chats or calls of yours')
    await taps('Yes, delete it')
    const rows = await world.bot(
      "select suspect, extract(day from erase_at - confirmed_at)::int as days from erasure_request where state = 'scheduled'",
    )
    expect(rows).toEqual([{ suspect: true, days: 7 }])
  })
})

describe('a confirmation that reached somebody else, as a later status says', () => {
  const world = scenario()

  it('is not carried out after a quarter of an hour: the number is suspect, has seven days, and hears of them', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    const [sent] = await world.bot<{ id: string }>(
      "select id from outbox_message where state <> 'pending' order by created_at desc limit 1",
    )
    const status = {
      id: meera.last().wamid,
      status: 'read',
      timestamp: String(Math.floor(world.test.bot.clock.now().getTime() / 1000) + 60),
      recipient_id: '917000014821',
      recipient_user_id: NEW_HOLDER.userId,
      biz_opaque_callback_data: sent?.id,
    }
    await world.test.pass(60_000)
    const { channel } = meera.phone
    expect((await post(world.test.url, channel, envelope(channel, { statuses: [status] }))).status).toBe(200)
    await world.test.settle()
    const heard = meera.heard().length
    await world.test.pass(15 * 60_000)
    const rows = 'select state, suspect, extract(day from erase_at - confirmed_at)::int as days from erasure_request'
    expect(await world.bot(rows)).toEqual([{ state: 'scheduled', suspect: true, days: 7 }])
    const said = meera.heard().slice(heard)
    expect(said[0]).toContain('You can take your deletion back for longer')
    expect(said.join()).not.toMatch(/Rangoli|212/)
    await world.test.pass(7 * 24 * 3_600_000)
    expect(await world.bot('select state, suspect from erasure_request')).toEqual([{ state: 'completed', suspect: true }])
    expect(meera.heard().at(-1)).not.toMatch(/212/)
  })
})

describe('what staff answer to somebody whose number shows another identity since', () => {
  const world = scenario()
  const text = 'We looked into what you told us about your knee.'
  const by = { id: 'staff:one', role: 'support', reason: 'apology' } as const
  const shows = async (actor: Actor, words: string, identity: string) => {
    const { phone } = actor
    const message = textMessage(phone, words, world.test.bot.clock.now())
    world.alsoSecret(message.id, identity, text)
    const contact = { wa_id: '917000014821', user_id: phone.contact.userId, identity_key_hash: identity }
    const body = envelope(phone.channel, { contacts: [contact], messages: [message] })
    expect((await post(world.test.url, phone.channel, body)).status).toBe(200)
    await world.test.settle()
    return actor.heard().at(-1) ?? ''
  }
  const caseOf = async (heard: string) => {
    const row = await caseByReference(world.test.bot.db, /CM-\w{4}-\w{4}/.exec(heard)?.[0] ?? '')
    if (!row) throw new Error('There is no such case.')
    return row
  }

  it('is sent while the identity is the same, and not once it is another, neither in a case nor about a request', async () => {
    const { bot } = world.test
    const meera = world.actor('meera')
    await shows(meera, 'delete my data', 'AAfirst5v2W6x=')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    const opened = await caseOf(await shows(meera, 'complain', 'AAfirst5v2W6x='))
    const [request] = await world.bot<{ id: string }>("select id from erasure_request where state = 'scheduled'")
    const asked = async () => (await loadRequest(bot.db, request?.id ?? '')) ?? expect.unreachable()
    expect((await answerCase(bot, opened, { text }, bot.clock.now())).is).toBe('answered')
    expect(await replyToPerson(bot, await asked(), text, by)).toBe('replied')
    await world.test.pass(1000)
    expect(meera.heard().filter((said) => said.includes(text))).toHaveLength(2)
    await shows(meera, 'hello', 'BBsecond5v2W6x=')
    expect(await answerCase(bot, opened, { text, outcome: 'upheld' }, bot.clock.now())).toEqual({ is: 'changed-hands' })
    expect(await replyToPerson(bot, await asked(), text, by)).toBe('changed-hands')
    await world.test.pass(1000)
    expect(meera.heard().filter((said) => said.includes(text))).toHaveLength(2)
    expect(await world.bot('select closed_at from case_file')).toEqual([{ closed_at: null }])
  })

  it('goes to whoever complains from then on, in a case of their own', async () => {
    const { bot } = world.test
    const meera = world.actor('meera')
    const opened = await caseOf(await shows(meera, 'complain', 'BBsecond5v2W6x='))
    expect(await world.bot('select outcome from case_file order by opened_at')).toEqual([
      { outcome: 'unreachable' },
      { outcome: null },
    ])
    expect(await shows(meera, 'complain', 'BBsecond5v2W6x=')).toContain(opened.reference)
    expect((await answerCase(bot, opened, { text }, bot.clock.now())).is).toBe('answered')
  })

  it('gives no link to the page of what was asked for before', async () => {
    const said = await shows(world.actor('meera'), 'status', 'BBsecond5v2W6x=')
    const [request] = await world.bot<{ reference: string }>('select reference from erasure_request')
    expect(said).toContain(request?.reference)
    expect(said).not.toContain('/r/')
  })
})

describe('a number that is registered with an account, and of which no business holds anything', () => {
  const world = scenario()

  it('hears no more of the account than whoever has none, before a change of hands and after it', async () => {
    const [none = ''] = await world.actor('leela').says('delete my data')
    const vikram = world.actor('vikram')
    const { phone } = vikram
    const shows = async (text: string, identity: string) => {
      const heard = vikram.heard().length
      const message = textMessage(phone, text, world.test.bot.clock.now())
      world.alsoSecret(message.id, identity)
      const contact = { wa_id: phone.contact.phone?.slice(1), user_id: phone.contact.userId, identity_key_hash: identity }
      const body = envelope(phone.channel, { contacts: [contact], messages: [message] })
      expect((await post(world.test.url, phone.channel, body)).status).toBe(200)
      await world.test.settle()
      return vikram.heard().slice(heard).join()
    }
    await shows('english', 'AAowner5v2W6x=')
    const ofNobody = none.replace(/\d{4}/, '')
    expect(ofNobody).toContain('Do you have a CallMissed account? To close it, write: my CallMissed account.')
    for (const identity of ['AAowner5v2W6x=', 'BBnextx5v2W6x='])
      expect((await shows('delete my data', identity)).replace(/\d{4}/, '')).toBe(ofNobody)
  })
})
