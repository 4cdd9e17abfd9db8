import { describe, expect, it } from 'vitest'
import { envelope } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn, rowsOf, without } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { post, textMessage } from '../support/signed-body.ts'

const FARHAN = { phone: '+917000053076', name: 'Farhan Sheikh' }
const HELD = /\d+ (messages?|recordings?|call|bills?|records?)|Rangoli|Sarees/

describe('a number that may have a new holder', () => {
  const world = scenario()

  it('is told no name and no count, is frozen at once, and has seven days to take it back', async () => {
    const farhan = world.actor('farhan')
    await farhan.says('delete my data')
    await farhan.taps('Something else')
    expect(await farhan.taps('Show what you hold')).toEqual([
      expect.stringContaining('we show no details'),
      expect.stringContaining('What do you want?'),
    ])
    await farhan.taps('Something else')
    expect(await farhan.taps('Only one business')).toEqual([
      expect.stringContaining('we show no details'),
      expect.stringContaining('What do you want?'),
    ])
    await farhan.taps('Delete my data')
    expect(await farhan.taps('Yes, my number')).toEqual([expect.stringContaining('After 7 days it is erased')])
    await farhan.taps('Yes, delete it')
    const [request] = await world.bot<{ suspect: boolean; frozen: boolean; days: number }>(
      "select suspect, frozen_at = confirmed_at as frozen, extract(day from erase_at - confirmed_at)::int as days from erasure_request where state = 'scheduled'",
    )
    expect(request).toEqual({ suspect: true, frozen: true, days: 7 })
    expect(farhan.heard().filter((text) => HELD.test(text))).toEqual([])
  })

  it('can still take it back after six days, and nothing was lost', async () => {
    const farhan = world.actor('farhan')
    const before = rowsOf(await dumpDatabase(world.databases.platformUrl, 'public'), FARHAN)
    await world.test.pass(4 * DAY)
    expect(await farhan.taps('Keep my data')).toEqual([expect.stringContaining('Keep your data, and let businesses')])
    await world.test.pass(2 * DAY)
    expect(await farhan.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    expect(missingIn(before, after).every((row) => /,f,|cancelled/.test(row))).toBe(true)
    expect(await world.platform('select 1 from deletion_bot.suppression')).toEqual([])
  })

  it('is erased after the seven days, told without a count also then and in every status after', async () => {
    const farhan = world.actor('farhan')
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    await farhan.says('delete my data')
    await farhan.taps('Delete my data')
    await farhan.taps('Yes, my number')
    await farhan.taps('Yes, delete it')
    await world.test.pass(7 * DAY - MINUTE)
    expect(await searchDatabase(world.databases.platformUrl, [FARHAN.name])).not.toEqual([])
    await world.test.pass(2 * MINUTE)
    expect(farhan.heard().at(-1)).toMatch(/^\[data_deletion_case_answer\] CM-.*Your data is erased/)
    expect(farhan.heard().join()).not.toContain('/receipts/')
    await farhan.says('status')
    expect(farhan.heard().filter((text) => HELD.test(text))).toEqual([])
    expect(await searchDatabase(world.databases.platformUrl, ['7000053076', FARHAN.name])).toEqual([])
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    expect(missingIn(without(before, rowsOf(before, FARHAN)), after)).toEqual([])
  })
})

describe('a number whose phone changes', () => {
  const world = scenario()

  const say = async (actor: ReturnType<typeof world.actor>, text: string, identity: string) => {
    const { phone } = actor
    const message = textMessage(phone, text, world.test.bot.clock.now())
    const contact = { wa_id: '917000026350', user_id: phone.contact.userId, identity_key_hash: identity }
    const heard = actor.heard().length
    world.alsoSecret(message.id, identity)
    const answer = await post(
      world.test.url,
      phone.channel,
      envelope(phone.channel, { contacts: [contact], messages: [message] }),
    )
    expect(answer.status).toBe(200)
    await world.test.settle()
    return actor.heard().slice(heard)
  }

  it('a new identity key in the middle cancels what was not confirmed, and makes the number suspect', async () => {
    const rohan = world.actor('rohan')
    await say(rohan, 'delete my data', 'DF2lS5v2W6x=')
    await rohan.taps('Delete my data')
    expect(rohan.last().bubble.text).toContain('18 messages')
    const yes = rohan.idOf('Yes, delete it')
    const heard = await say(rohan, 'hello', 'XX9lS5v2W6x=')
    expect(heard[0]).toContain('Your number or phone has changed, so I stopped. Nothing was deleted')
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'cancelled' }])
    await world.test.pass(MINUTE)
    await rohan.does((phone) => phone.tap(yes))
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'cancelled' }])
    await rohan.taps('Delete my data')
    expect(await rohan.taps('Yes, my number')).toEqual([expect.stringContaining('no names and no counts')])
  })

  it('is told once that the bot stopped, however many messages were waiting, and each of them is answered', async () => {
    const imran = world.actor('imran', 'Akshara Coaching Centre')
    await imran.says('delete my data')
    const meera = world.actor('meera')
    const inTheShop = world.actor('meera', 'Rangoli Sarees')
    const contact = (identity: string) => ({
      wa_id: '917000014821',
      user_id: meera.phone.contact.userId,
      identity_key_hash: identity,
    })
    const send = async (text: string, identity: string) => {
      const message = textMessage(meera.phone, text, world.test.bot.clock.now())
      world.alsoSecret(message.id, identity)
      await post(
        world.test.url,
        meera.phone.channel,
        envelope(meera.phone.channel, { contacts: [contact(identity)], messages: [message] }),
      )
    }
    await send('delete my data', 'AA2lS5v2W6x=')
    await world.test.settle()
    await inTheShop.says('delete my data')
    await meera.taps('Delete my data')
    const heard = meera.heard().length
    const heardInTheShop = inTheShop.heard().length
    for (const text of ['hello', 'are you there', 'delete my data']) await send(text, 'BB2lS5v2W6x=')
    await world.test.settle()
    const stopped = (text: string) => text.includes('so I stopped')
    const said = meera.heard().slice(heard)
    expect(said.filter(stopped)).toHaveLength(1)
    expect(said[0]).toContain('so I stopped')
    expect(said).toHaveLength(4)
    expect(said.at(-1)).toContain('What do you want?')
    expect(inTheShop.heard().slice(heardInTheShop).filter(stopped)).toHaveLength(1)
    expect(imran.heard().filter(stopped)).toEqual([])
  })

  it('a changed number in the middle cancels what was not confirmed, also in the person’s other chats', async () => {
    const imran = world.actor('imran')
    const inTheShop = world.actor('imran', 'Akshara Coaching Centre')
    await inTheShop.says('delete my data')
    await inTheShop.taps('Delete this chat')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    const notice = {
      from: '917000075532',
      id: 'wamid.system-notice-1',
      timestamp: String(Math.floor(world.test.bot.clock.now().getTime() / 1000)),
      type: 'system',
      system: { type: 'user_changed_number', body: 'User changed', wa_id: '917000099002', new_wa_id: '917000099002' },
    }
    const answer = await post(world.test.url, imran.phone.channel, envelope(imran.phone.channel, { messages: [notice] }))
    expect(answer.status).toBe(200)
    await world.test.settle()
    const his =
      "person_id in (select person_id from conversation where channel_id in (select id from channel where business like 'Akshara%'))"
    expect(await world.bot(`select state from erasure_request where ${his}`)).toEqual([
      { state: 'cancelled' },
      { state: 'cancelled' },
    ])
    expect(await world.bot('select holds_floor from conversation where holds_floor')).toEqual([])
    expect(
      await world.platform("select 1 from conversation where external_id like '%7000075532' and not ai_autoreply_enabled"),
    ).toEqual([])
    expect(await world.bot("select 1 from person_binding where kind = 'phone' and ended_at is not null")).toHaveLength(1)
  })
})

describe('a number that changes while its erasure is waiting', () => {
  const world = scenario()
  const OLD = '+917000037914'
  const next = { name: 'सुनीता यादव', phone: '+917000099003' }

  const moves = async (from: Actor, to: string) => {
    const id = `wamid.system-notice-${to}`
    world.alsoSecret(id)
    const notice = {
      from: from.phone.contact.phone?.slice(1),
      id,
      timestamp: String(Math.floor(world.test.bot.clock.now().getTime() / 1000)),
      type: 'system',
      system: { type: 'user_changed_number', body: 'User changed', wa_id: to.slice(1), new_wa_id: to.slice(1) },
    }
    await post(world.test.url, from.phone.channel, envelope(from.phone.channel, { messages: [notice] }))
    await world.test.settle()
  }

  it('the request stays as it was, and the person may take it back from the new number', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('delete my data')
    await sunita.says('english')
    await sunita.taps('Delete my data')
    await sunita.taps('Yes, delete it')
    const heard = sunita.heard().length
    await moves(sunita, next.phone)
    expect(sunita.heard().slice(heard)).toEqual([])
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'scheduled' }])
    const onNewPhone = world.actorOf(createPhone(world.test.graph, next, sunita.phone.channel.phoneNumberId))
    await onNewPhone.says('keep my data')
    expect(await onNewPhone.says('keep my data')).toEqual([expect.stringContaining('Your data stays')])
  })

  it('what is erased is what was confirmed, the old number’s rows, and the end is told at the new one', async () => {
    const prakash = world.actor('prakash')
    const moved = { name: 'प्रकाश जाधव', phone: '+917000099004' }
    await world.platform('update conversation set external_id = $2 where external_id = $1', ['+917000026350', moved.phone])
    const ofTheNew = await searchDatabase(world.databases.platformUrl, [moved.phone])
    await prakash.says('delete my data')
    await prakash.says('english')
    await prakash.taps('Delete my data')
    await prakash.taps('Yes, delete it')
    await moves(prakash, moved.phone)
    const onNewPhone = world.actorOf(createPhone(world.test.graph, moved, prakash.phone.channel.phoneNumberId))
    await world.test.pass(15 * MINUTE)
    expect(onNewPhone.heard()).toEqual([expect.stringContaining('Your data is erased')])
    expect(await searchDatabase(world.databases.platformUrl, ['7000041268'])).toEqual([])
    expect(await searchDatabase(world.databases.platformUrl, [moved.phone])).toHaveLength(ofTheNew.length)
  })

  it('the old number, once somebody else has it, is a stranger to all that', async () => {
    const stranger = world.actorOf(
      createPhone(world.test.graph, { name: 'Somebody New', phone: OLD, userId: 'IN.00NewHolder0011223344' }, '106600000000001'),
    )
    const heard = await stranger.says('status')
    expect(heard).toEqual([expect.stringContaining('There is no deletion request from you')])
  })
})
