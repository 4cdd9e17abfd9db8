import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const SHOP = 'Rangoli Sarees'
const referenceIn = (text: string) => /CM-\w{4}-\w{4}/.exec(text)?.[0] ?? ''

async function deletesAll(person: Actor): Promise<string> {
  await person.says('delete my data')
  await person.taps('Delete my data')
  await person.taps('Yes, delete it')
  return referenceIn(person.last().bubble.text)
}

describe('how a deletion stands', () => {
  const world = scenario()
  let meeras = ''
  /** Not remembered as words that nothing may keep: a reference is kept. */
  const asks = (person: Actor, text: string) => person.does((phone) => phone.say(text))

  it('is told to whoever asks for it as people do, at rest and while it is on its way', async () => {
    const meera = world.actor('meera')
    expect(await meera.says('any update?')).toEqual([expect.stringContaining('There is no deletion request from you')])
    for (const asked of ['mera case kahan tak pahuncha', 'maza case kuthe aahe']) expect(await meera.says(asked)).toHaveLength(1)
    await meera.says('english')
    meeras = await deletesAll(meera)
    expect(meeras).toMatch(/^CM-/)
    for (const asked of ['kab hoga', 'any update?', meeras, `case ${meeras.toLowerCase().replaceAll('-', ' ')} ka kya hua`])
      expect((await asks(meera, asked)).join()).toContain(meeras)
  })

  it('is told of nobody else’s request: their reference is answered as if it had not been there', async () => {
    const rohan = world.actor('rohan')
    const [without] = await rohan.says('status please')
    expect(without).toContain('There is no deletion request from you')
    for (const asked of [meeras, `my case ${meeras}`, 'CM-2345-6789', `please tell me the status of ${meeras}`])
      expect(await asks(rohan, asked)).toEqual([without])
  })

  it('nor in a business’s chat, where a reference opens no conversation', async () => {
    const rohan = world.actor('rohan', 'Akshara Coaching Centre')
    const inTheShop = world.actor('meera', SHOP)
    for (const person of [rohan, inTheShop])
      expect((await person.phone.say(meeras)).outcome.body).toBe(JSON.stringify({ taken: [] }))
    await inTheShop.says('delete my data')
    await inTheShop.says('no')
    // What was asked on the dedicated number is not told there.
    const told = (await asks(inTheShop, meeras)).join()
    expect(told).toContain('You have asked for no deletion in this chat')
    expect(told).not.toContain(meeras)
  })

  it('is told of what is over by its reference, and that nobody can bring it back', async () => {
    const meera = world.actor('meera')
    await world.test.pass(15 * MINUTE)
    expect((await asks(meera, meeras)).join()).toContain('Your data was erased')
    expect((await meera.says('changed my mind, give me my data back')).join()).toMatch(/cannot be brought back.+was erased/s)
  })

  it('a change of mind with nothing asked for is told that nothing is deleted', async () => {
    const imran = world.actor('imran')
    expect(await imran.says('mind changed, delete no')).toEqual([
      expect.stringContaining('There is no deletion request from you. Nothing is being deleted.'),
    ])
  })
})

describe('whoever asks for everything while one business’s data is on its way', () => {
  const world = scenario()
  const states = () => world.bot('select scope, state from erasure_request order by scope, created_at')

  it('hears how that stands, and comes to message 1; saying no there loses nothing', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Something else')
    await meera.taps('Only one business')
    await meera.taps(SHOP)
    await meera.taps('Yes, delete it')
    const [stands = '', asks = '', ...more] = await meera.says('delete everything')
    expect(stands).toContain(`We are not using your data with ${SHOP}`)
    expect(asks).toContain('What do you want?')
    expect(more).toEqual([])
    expect((await meera.says('no')).join()).toContain(SHOP)
    expect(meera.last().bubble.buttons.map(({ title }) => title)).toEqual(['Keep my data'])
    expect(await states()).toEqual([{ scope: 'business', state: 'scheduled' }])
  })

  it('can confirm it, with both told by their status', async () => {
    const meera = world.actor('meera')
    await meera.says('sab delete karo')
    await meera.says('english')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    expect(await states()).toEqual([
      { scope: 'business', state: 'scheduled' },
      { scope: 'number', state: 'scheduled' },
    ])
    const told = await meera.says('status')
    expect(told).toHaveLength(2)
    expect(told.filter((text) => text.includes(SHOP))).toHaveLength(1)
    expect(meera.last().bubble.buttons.map(({ title }) => title)).toEqual(['Keep my data'])
  })

  it('keeps both by one "keep my data": nothing of what stays goes by the other', async () => {
    const meera = world.actor('meera')
    await meera.says('man badal gaya, delete mat karna')
    await meera.says('english')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect((await states()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    await world.test.pass(30 * MINUTE)
    expect((await states()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  })

  it('may keep the rest when the one is erased, and has it erased where they leave it at the question', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Something else')
    await meera.taps('Only one business')
    await meera.taps(SHOP)
    await meera.taps('Yes, delete it')
    await world.test.pass(10 * MINUTE)
    await meera.says('delete everything')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    await world.test.pass(6 * MINUTE)
    expect((await states()).map(({ state }) => state)).toEqual(['cancelled', 'completed', 'cancelled', 'scheduled'])
    await meera.says('mera data rehne do')
    expect(meera.last().bubble.buttons).toHaveLength(2)
    // Whoever is asked has ten minutes from the moment in which it would have begun.
    for (const minutes of [10, 11]) await world.test.pass(minutes * MINUTE)
    expect((await states()).map(({ state }) => state)).toEqual(['cancelled', 'completed', 'cancelled', 'completed'])
  })
})
