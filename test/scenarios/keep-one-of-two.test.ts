import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const SAREES = 'Rangoli Sarees'
const CLINIC = 'Sahyadri Family Clinic'
const referenceIn = (text: string) => /CM-\w{4}-\w{4}/.exec(text)?.[0] ?? ''

async function deletesOf(person: Actor, shop: string): Promise<string> {
  await person.says('delete my data')
  await person.taps('Something else')
  await person.taps('Only one business')
  await person.taps(shop)
  await person.taps('Yes, delete it')
  return referenceIn(person.last().bubble.text)
}

describe('whoever has the data with two businesses on its way', () => {
  const world = scenario()
  const asked: string[] = []
  /** Of each request, in the order in which they were asked for. */
  const states = async () => {
    const rows = await world.bot<{ reference: string; state: string }>('select reference, state from erasure_request')
    return asked.map((reference) => rows.find((row) => row.reference === reference)?.state)
  }
  const titles = (person: Actor) => {
    const { buttons, list } = person.last().bubble
    return [...buttons, ...(list?.rows ?? [])].map(({ title }) => title)
  }
  const asks = (person: Actor, text: string) => person.does((phone) => phone.say(text))
  it.each(['keep my data', 'मेरा डेटा मत हटाओ', 'changed my mind, give me my data back'])(
    'is asked by “%s” which of them shall stay, and nothing is taken back by it',
    async (words) => {
      const meera = world.actor('meera')
      if (asked.length === 0) for (const shop of [SAREES, CLINIC]) asked.push(await deletesOf(meera, shop))
      await meera.says(words)
      await meera.says('english')
      expect(titles(meera)).toEqual([SAREES, CLINIC, 'All of it'])
      expect(await states()).toEqual(['scheduled', 'scheduled'])
      await meera.says('haan')
      await meera.says('english')
      await meera.says('keep my data')
      expect(titles(meera)).toEqual([SAREES, CLINIC, 'All of it'])
      expect(await states()).toEqual(['scheduled', 'scheduled'])
    },
  )

  it('keeps the one that the question names, and hears how the other goes on', async () => {
    const meera = world.actor('meera')
    expect((await meera.taps(SAREES)).join()).toContain(`Keep your data with ${SAREES}`)
    const [done = '', goesOn = ''] = await meera.says('keep my data')
    expect(done).toContain('That request is taken back. Another one of yours goes on')
    expect(goesOn).toContain(CLINIC)
    expect(titles(meera)).toEqual(['Keep my data'])
    expect(await states()).toEqual(['cancelled', 'scheduled'])
  })

  it('is asked by the button below one of them about that one alone', async () => {
    const meera = world.actor('meera')
    asked.push(await deletesOf(meera, SAREES))
    expect((await meera.taps('Keep my data')).join()).toContain(`Keep your data with ${SAREES}`)
    await meera.taps('Yes, keep it')
    expect(await states()).toEqual(['cancelled', 'scheduled', 'cancelled'])
  })

  it('says with a reference which one is meant, whatever else is asked', async () => {
    const meera = world.actor('meera')
    asked.push(await deletesOf(meera, SAREES))
    const [, clinics, , sarees] = asked
    for (const words of [`keep ${clinics}`, `मत हटाओ ${clinics}`, `cancel ${clinics}`]) {
      await asks(meera, words)
      await meera.says('english')
      expect(meera.last().bubble.text).toContain(`Keep your data with ${CLINIC}`)
      await meera.taps('No, still delete')
    }
    await asks(meera, `keep ${clinics}`)
    expect((await asks(meera, `keep my data ${sarees}`)).join()).toContain(`Keep your data with ${SAREES}`)
    expect(await states()).toEqual(['cancelled', 'scheduled', 'cancelled', 'scheduled'])
    await asks(meera, `keep my data ${sarees}`)
    expect(await states()).toEqual(['cancelled', 'scheduled', 'cancelled', 'cancelled'])
  })

  it('has everything erased that no question named', async () => {
    await world.test.pass(30 * MINUTE)
    expect(await states()).toEqual(['cancelled', 'completed', 'cancelled', 'cancelled'])
  })
})

describe('whoever keeps all of several', () => {
  const world = scenario()

  it('has each of them named before the yes, and both stay', async () => {
    const meera = world.actor('meera')
    await deletesOf(meera, SAREES)
    await deletesOf(meera, CLINIC)
    await meera.says('keep my data')
    const asked = (await meera.taps('All of it')).join()
    expect(asked).toContain(SAREES)
    expect(asked).toContain(CLINIC)
    expect((await meera.taps('Yes, keep it')).join()).toContain('Your data stays')
    await world.test.pass(30 * MINUTE)
    const left = await world.bot('select state from erasure_request')
    expect(left).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }])
  })

  it('is waited for while the question stands, and a stranger’s reference is as none', async () => {
    const meera = world.actor('meera')
    await deletesOf(meera, SAREES)
    await deletesOf(meera, CLINIC)
    await world.test.pass(10 * MINUTE)
    expect((await meera.says('keep CM-2345-6789')).join()).toContain('Which data shall stay')
    await world.test.pass(6 * MINUTE)
    const waiting = await world.bot<{ state: string }>("select state from erasure_request where state <> 'cancelled'")
    expect(waiting.map(({ state }) => state)).toEqual(['scheduled', 'scheduled'])
  })
})
