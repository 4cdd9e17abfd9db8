import { describe, expect, it } from 'vitest'
import { envelope } from '../../src/simulator/envelope.ts'
import { MINUTE } from '../support/bot.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn } from '../support/rows-of.ts'
import { scenario } from '../support/scenario.ts'
import { post, textMessage } from '../support/signed-body.ts'

const SAREES = 'Rangoli Sarees'
const CLINIC = 'Sahyadri Family Clinic'

describe('what a channel may ask for', () => {
  const world = scenario()

  it('a body signed with another channel’s secret is 401, and leaves nothing', async () => {
    const onDedicated = world.actor('meera')
    const onSarees = world.actor('meera', SAREES)
    await world.test.settle()
    const before = await dumpDatabase(world.databases.botUrl)
    const message = textMessage(onDedicated.phone, 'delete my data', world.test.bot.clock.now())
    const body = envelope(onDedicated.phone.channel, { messages: [message] })
    const signedByTheShop = await post(world.test.url, onSarees.phone.channel, body)
    expect(signedByTheShop.status).toBe(401)
    const mixed = envelope(onSarees.phone.channel, { messages: [textMessage(onSarees.phone, 'delete my data', new Date())] })
    const entry = [...(mixed.entry as unknown[]), ...(body.entry as unknown[])]
    expect((await post(world.test.url, onSarees.phone.channel, { ...mixed, entry })).status).toBe(401)
    await world.test.settle()
    expect(missingIn(await dumpDatabase(world.databases.botUrl), before)).toEqual([])
    expect(onDedicated.heard()).toEqual([])
  })

  it('an ordinary message to a shop leaves no row, no log line and no answer', async () => {
    const meera = world.actor('meera', SAREES)
    const before = await dumpDatabase(world.databases.botUrl)
    const lines = world.test.lines.length
    for (const text of ['do you have silk sarees in blue', 'STOP', 'please delete my order number 55', 'hello there friend']) {
      const { outcome } = await meera.phone.say(text)
      expect(outcome).toEqual({ status: 200, body: JSON.stringify({ taken: [] }) })
      expect(await searchDatabase(world.databases.botUrl, [text])).toEqual([])
    }
    await meera.phone.photo('our living room')
    await world.test.settle()
    expect(meera.heard()).toEqual([])
    expect(missingIn(await dumpDatabase(world.databases.botUrl), before)).toEqual([])
    expect(world.test.lines.slice(lines)).toEqual([])
  })

  it('a shop’s own number offers that shop alone, and a link for the rest', async () => {
    const meera = world.actor('meera', SAREES)
    expect(await meera.says('please delete my data')).toEqual([
      expect.stringMatching(/^Rangoli Sarees uses CallMissed for this chat/),
    ])
    await meera.taps('Something else')
    expect(meera.last().bubble.list?.rows.map(({ title }) => title)).not.toContain('Only one business')
    expect(await meera.taps('Other businesses')).toEqual([expect.stringContaining('https://wa.me/917000090001')])
  })

  it('a tap for the whole number, played into a shop’s chat, brings that shop’s review at the most', async () => {
    const onDedicated = world.actor('meera')
    const onSarees = world.actor('meera', SAREES)
    await onDedicated.says('delete my data')
    await onDedicated.taps('Delete my data')
    const yes = onDedicated.idOf('Yes, delete it')
    await onSarees.says('delete my data')
    await onSarees.does((phone) => phone.tap(yes, { answers: null }))
    await onSarees.does((phone) => phone.tap(yes.replace(':confirm', ':delete'), { answers: null }))
    await onSarees.taps('Delete this chat')
    expect(onSarees.last().bubble.text).toContain(SAREES)
    expect(onSarees.last().bubble.text).not.toMatch(/212|2 businesses|DELETE \d/)
    await onSarees.does((phone) => phone.tap(yes, { answers: null }))
    const code = /DELETE (\d{3})/.exec(onDedicated.last().bubble.text)?.[1]
    await onSarees.says(`DELETE ${code}`)
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled'")).toEqual([])
    await onSarees.taps('Yes, delete it')
    expect(await world.bot("select scope, tenant_id from erasure_request where state = 'scheduled'")).toEqual([
      { scope: 'business', tenant_id: '5a4ee500-0000-4000-a000-000000000001' },
    ])
  })

  it('a shop may not take back what was asked for on the dedicated number, nor hear of it', async () => {
    const onDedicated = world.actor('meera')
    const onClinic = world.actor('meera', CLINIC)
    await onDedicated.taps('Yes, delete it')
    expect(onDedicated.last().bubble.text).toContain('We have stopped using your data')
    expect(await onClinic.says('is my data deleted?')).toEqual([
      expect.stringContaining('You have asked for no deletion in this chat'),
    ])
    await onClinic.does((phone) => phone.tap(onDedicated.idOf('Keep my data'), { answers: null }))
    await onClinic.says('keep my data')
    await onClinic.says('keep my data')
    expect(await world.bot("select count(*)::int as open from erasure_request where state = 'scheduled'")).toEqual([{ open: 2 }])
  })

  it('the dedicated number can take back what was asked for in a shop’s chat, and that chat hears of it', async () => {
    const rohan = world.actor('rohan')
    const inTheShop = world.actor('rohan', 'Akshara Coaching Centre')
    await inTheShop.says('delete my data')
    await inTheShop.taps('Delete this chat')
    await inTheShop.taps('Yes, delete it')
    const autoreply = "select distinct ai_autoreply_enabled as on from conversation where external_id like '%7000026350'"
    expect(await world.platform(autoreply)).toEqual([{ on: false }])
    expect(await rohan.says('status')).toEqual([expect.stringContaining('We are not using your data')])
    await rohan.taps('Keep my data')
    expect(await rohan.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(inTheShop.heard().at(-1)).toContain('Your request was taken back')
    expect(await world.platform(autoreply)).toEqual([{ on: true }])
    expect(
      await world.bot(
        'select state, holds_floor from conversation c join channel on channel.id = channel_id where business like $1',
        ['Akshara%'],
      ),
    ).toEqual([{ state: 'done', holds_floor: false }])
  })
})

describe('without WHATSAPP_DISPLAY_NUMBER', () => {
  const world = scenario()

  it('a shop’s own number names the mail address for the rest', async () => {
    const meera = world.actor('meera', SAREES)
    await world.bot("update channel set display_number = '' where mode = 'dedicated'")
    await world.test.pass(MINUTE)
    await world.test.bot.channels.renewed()
    await meera.says('please delete my data')
    await meera.taps('Something else')
    const [said] = await meera.taps('Other businesses')
    expect(said).toContain('support@callmissed.com')
    expect(said).not.toContain('wa.me')
  })
})
