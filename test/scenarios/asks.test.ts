import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

describe('what else a person may ask', () => {
  const world = scenario()
  const cases = () => world.bot<{ about: string }>('select about from case_file order by opened_at, about')

  it('help, thanks and a greeting are answered in a line or two', async () => {
    const rohan = world.actor('rohan')
    expect(await rohan.says('help')).toEqual([expect.stringContaining('Write one of these')])
    expect(await rohan.says('thank you')).toEqual(['You are welcome.'])
    expect(await rohan.says('status')).toEqual([expect.stringContaining('There is no deletion request from you')])
  })

  it('"what do you hold about me?" shows it, and three looks a day are enough', async () => {
    const meera = world.actor('meera')
    await meera.says('what data do you have about me')
    expect(meera.last().bubble.text).toMatch(/we hold 212 messages and 3 call recordings, with 2 businesses\./)
    expect(meera.last().bubble.text).toContain('1 bill stays until')
    expect(meera.last().bubble.text).toContain('kept 30 days')
    await meera.says('no')
    for (let look = 2; look <= 3; look += 1) {
      await meera.says('show my data')
      expect(meera.last().bubble.text).toContain('212 messages')
      await meera.says('no')
    }
    const heard = await meera.says('show my data')
    expect(heard.join()).toContain('You have looked three times today')
    expect(heard.join()).not.toContain('212')
    await meera.taps('Delete my data')
    expect(meera.last().bubble.text).toContain('we hold chats or calls of yours')
    expect(meera.last().bubble.text).toContain('is erased. Nobody can bring it back')
    await meera.says('no')
  })

  it('a language by name changes what is open, and stays', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.says('language')
    await rohan.taps('मराठी')
    expect(rohan.last().bubble.text).toContain('6350')
    expect(rohan.last().bubble.buttons[0]?.title).toMatch(/डेटा/)
    await rohan.says('delete my data')
    expect(rohan.last().bubble.buttons[0]?.title).toBe('हो, डिलीट करा')
    await rohan.says('english')
    await rohan.says('no')
  })

  it('a complaint opens one case with a date, however often it is said', async () => {
    const rohan = world.actor('rohan')
    expect(await rohan.says('COMPLAIN')).toEqual([expect.stringMatching(/answers in this chat by 23 Dec 2026\.\nYour case: CM-/)])
    const reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
    expect(await rohan.says('I want to complain')).toEqual([expect.stringContaining(reference)])
    expect(await cases()).toEqual([{ about: 'complaint' }])
  })

  it('the status of a wish that waits for a yes names the case, and asks again', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    const heard = await rohan.says('status')
    expect(heard).toEqual([
      expect.stringMatching(/^Your request waits for your yes\. Nothing is deleted so far\.\nYour complaint CM-\S+ is open/),
      expect.stringContaining('Delete? (No button?'),
    ])
    await rohan.says('no')
  })

  it('a person is asked for, and says when an answer comes', async () => {
    const rohan = world.actor('rohan')
    expect(await rohan.says('talk to a person')).toEqual([
      expect.stringMatching(/A person will answer in this chat by 26 Nov 2026/),
    ])
    expect(await cases()).toEqual([{ about: 'complaint' }, { about: 'person' }])
  })

  it('somebody else’s data: care, a list of steps, a case in one tap, and never "write from that number"', async () => {
    const imran = world.actor('imran')
    const told = [
      ['my father died, delete his data', 'sorry for your loss'],
      ['my mother is in hospital, delete her data', 'We wish them well'],
      ['delete data of my child, he is 9 years old', 'It is good that you look after this'],
    ] as const
    for (const [text, care] of told) {
      const heard = await imran.says(text)
      expect(heard.join(), text).toContain(care)
      expect(heard.join(), text).toContain('1. Tap the button')
      expect(heard.join(), text).not.toMatch(/write from/i)
    }
    expect(await imran.taps('Open a case')).toEqual([expect.stringContaining('Take your time')])
    expect(await cases()).toContainEqual({ about: 'care' })
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled'")).toEqual([])
  })

  it('another number in the wish asks which is meant, and deletes neither by itself', async () => {
    const imran = world.actor('imran')
    await imran.says('delete data of 7000014821')
    await imran.says('english')
    const last = () => imran.last().bubble
    if (last().buttons.some(({ title }) => title === 'Delete my data')) await imran.taps('Delete my data')
    expect(last().text).toMatch(/another number|Whose data is it/)
    expect(imran.heard().join()).not.toContain('4821')
    await imran.says('no')
  })

  it('three misunderstandings offer a person, and a photo is asked not to be an ID', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('english')
    expect(await prakash.says('qwert zuiop')).toEqual([expect.stringContaining('I did not understand')])
    expect(await prakash.does((phone) => phone.photo())).toEqual([expect.stringContaining('Please send no ID papers')])
    expect(await prakash.says('asdf ghjkl')).toEqual([expect.stringContaining('A person can help you')])
    await prakash.taps('Talk to a person')
    expect(await cases()).toContainEqual({ about: 'person' })
  })

  it('a status while it waits, while it runs out and when it is done, each says what is', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('delete my data')
    await sunita.says('english')
    await sunita.taps('Delete my data')
    expect((await sunita.says('status')).join()).toMatch(/waits for your yes|no deletion request/)
    await sunita.taps('Yes, delete it')
    expect(await sunita.says('is it done?')).toEqual([expect.stringContaining('We are not using your data. It is erased at')])
    await world.test.pass(15 * MINUTE)
    expect(await sunita.says('status')).toEqual([expect.stringContaining('Your data was erased on 23 Nov 2026')])
    expect(await sunita.says('give my data back')).toEqual([
      expect.stringContaining('cannot be brought back'),
      expect.stringContaining('Your data was erased'),
    ])
  })
})
