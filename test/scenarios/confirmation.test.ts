import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/simulator/phone.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

const DELETE = 'Delete my data'
const YES = 'Yes, delete it'

describe('what counts as a yes', () => {
  const world = scenario()
  const states = () => world.bot<{ state: string }>('select state from erasure_request order by created_at')

  /** Up to message 2, for whoever has nothing open yet. */
  async function reviewed(key: Parameters<typeof world.actor>[0]): Promise<Actor> {
    const actor = world.actor(key)
    await actor.says('delete my data')
    await actor.taps(DELETE)
    expect(actor.last().bubble.text).toContain('If you say yes')
    return actor
  }

  it('a button of an earlier prompt brings the same review again with a fresh one', async () => {
    const rohan = await reviewed('rohan')
    const stale = rohan.idOf(YES)
    await rohan.says('delete my data')
    const fresh = rohan.idOf(YES)
    expect(fresh).not.toBe(stale)
    expect(await rohan.does((phone) => phone.tap(stale))).toEqual([expect.stringContaining('That button is too old')])
    expect(rohan.last().bubble.text).toContain('18 messages')
    expect(await states()).toEqual([{ state: 'awaiting_confirmation' }])
  })

  it('a button of another person’s prompt confirms neither one nor the other', async () => {
    const rohan = world.actor('rohan')
    const imran = await reviewed('imran')
    expect(await imran.does((phone) => phone.tap(rohan.idOf(YES)))).toEqual([expect.stringContaining('That button is too old')])
    expect(await states()).toEqual([{ state: 'awaiting_confirmation' }, { state: 'awaiting_confirmation' }])
  })

  it('a tap with the right id from another sender is nothing to the person whose prompt it was', async () => {
    const imran = world.actor('imran')
    const stranger = world.actorOf(
      createPhone(world.test.graph, { name: 'Somebody Unknown', phone: '+917000099001' }, imran.phone.channel.phoneNumberId),
    )
    const heard = await stranger.does((phone) => phone.tap(imran.idOf(YES), { answers: imran.last().wamid }))
    expect(heard.join()).not.toMatch(/5532|messages, with|CM-/)
    expect(await states()).toEqual([{ state: 'awaiting_confirmation' }, { state: 'awaiting_confirmation' }])
    expect(imran.last().bubble.text).toContain('If you say yes')
  })

  it('the right button as an answer to another of our messages does not count', async () => {
    const imran = world.actor('imran')
    const first = imran.phone.received()[0]?.wamid ?? ''
    expect(await imran.taps(YES, { answers: first })).toEqual([expect.stringContaining('That button is too old')])
    expect(await imran.taps(YES, { answers: 'wamid.HBgMOTk5OTk5OTk5OTk5' })).toEqual([expect.stringContaining('too old')])
  })

  it('a forwarded confirmation does not count', async () => {
    const imran = world.actor('imran')
    expect(await imran.taps(YES, { forwarded: true })).toEqual([expect.stringContaining('A forwarded message does not count')])
    const code = /DELETE (\d{3})/.exec(imran.last().bubble.text)?.[1]
    expect(await imran.says(`DELETE ${code}`, { forwarded: true })).toEqual([expect.stringContaining('forwarded')])
  })

  it('an edited message does not count, whatever it was edited to', async () => {
    const imran = world.actor('imran')
    const code = /DELETE (\d{3})/.exec(imran.last().bubble.text)?.[1]
    const { wamid } = await imran.phone.say('wait')
    await world.test.settle()
    expect(await imran.does((phone) => phone.edit(wamid, `DELETE ${code}`))).toEqual([
      expect.stringContaining('cannot see changed messages'),
    ])
    expect(await states()).toEqual([{ state: 'awaiting_confirmation' }, { state: 'awaiting_confirmation' }])
  })

  it('yes-words and thumbs are answered "tap the button", and are no misunderstandings', async () => {
    const imran = world.actor('imran')
    for (const word of ['yes', 'ok', '👍', 'yes delete']) {
      expect(await imran.says(word), word).toEqual([expect.stringContaining('Please tap a button in the message above')])
    }
    const prompt = imran.phone.received().findLast(({ bubble }) => bubble.buttons.length > 0)?.wamid ?? ''
    expect(await imran.does((phone) => phone.react(prompt, '👍'))).toEqual([expect.stringContaining('Please tap a button')])
    expect(await imran.does((phone) => phone.react(prompt))).toEqual([])
    expect(await imran.says('haan')).toEqual([expect.stringContaining('Please tap a button')])
    expect(await states()).toEqual([{ state: 'awaiting_confirmation' }, { state: 'awaiting_confirmation' }])
  })

  it('in a business’s chat a thumb is answered where it is about our question, and not about a message of the business', async () => {
    const sunita = world.actor('sunita', 'Rangoli Sarees')
    await sunita.says('delete my data')
    await sunita.says('english')
    expect(await sunita.does((phone) => phone.react('wamid.of.the.shop', '👍'))).toEqual([])
    const prompt = sunita.last().wamid
    expect(await sunita.does((phone) => phone.react(prompt, '👍'))).toEqual([expect.stringContaining('Please tap a button')])
  })

  it('a wrong code may be tried again, and the third time brings a new code', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('delete my data')
    await prakash.says('english')
    await prakash.taps(DELETE)
    const code = /DELETE (\d{3})/.exec(prakash.last().bubble.text)?.[1] ?? ''
    const wrong = code === '111' ? '222' : '111'
    expect(await prakash.says(`DELETE ${wrong}`)).toEqual([expect.stringContaining('2 more times')])
    expect(await prakash.says(`delete${wrong}`)).toEqual([expect.stringContaining('1 more time')])
    expect(await prakash.says(`Delete ${wrong}`)).toEqual([expect.stringContaining('wrong three times')])
    const renewed = /DELETE (\d{3})/.exec(prakash.last().bubble.text)?.[1] ?? ''
    if (renewed !== code) expect(await prakash.says(`DELETE ${code}`)).toEqual([expect.stringContaining('2 more times')])
    expect(await prakash.says(`delete ${renewed}`)).toEqual([expect.stringContaining('We have stopped using your data')])
    expect((await states()).at(-1)).toEqual({ state: 'scheduled' })
  })

  it('a confirmation written more than a day before it arrives does not count', async () => {
    const rohan = world.actor('rohan')
    const now = world.test.bot.clock.now().getTime()
    expect(await rohan.taps(YES, { sentAt: new Date(now - DAY - MINUTE) })).toEqual([expect.stringContaining('too old')])
    expect(await rohan.taps(YES, { sentAt: new Date(now - 23 * HOUR) })).toEqual([
      expect.stringContaining('We have stopped using'),
    ])
  })

  it('a second tap on a used button opens no second request', async () => {
    const rohan = world.actor('rohan')
    const used = rohan.idOf(YES)
    const heard = await rohan.does((phone) => phone.tap(used))
    expect(heard).toEqual([expect.stringContaining('We are not using your data')])
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled'")).toHaveLength(2)
  })
})
