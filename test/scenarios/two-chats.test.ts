import { describe, expect, it } from 'vitest'
import { DAY } from '../support/bot.ts'
import { dumpDatabase } from '../support/find-person.ts'
import { missingIn } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const SHOP = 'Rangoli Sarees'
type World = ReturnType<typeof scenario>

async function deletesTheChat(inTheShop: Actor): Promise<void> {
  await inTheShop.says('delete my data')
  await inTheShop.taps('Delete this chat')
  await inTheShop.taps('Yes, delete it')
}

async function deletesAll(meera: Actor): Promise<void> {
  await meera.says('delete my data')
  await meera.taps('Delete my data')
  await meera.taps('Yes, delete it')
}

/** On CallMissed's own number: the one shop alone. */
async function deletesOneShop(meera: Actor): Promise<void> {
  await meera.says('delete my data')
  await meera.taps('Something else')
  await meera.taps('Only one business')
  await meera.taps(SHOP)
  await meera.taps('Yes, delete it')
}

const states = (world: World) => world.bot('select scope, state from erasure_request order by scope, state')
const rows = (world: World) => dumpDatabase(world.databases.platformUrl, 'public')

describe('whoever has asked in a shop’s chat, and then on the dedicated number', () => {
  const world = scenario()

  it('and keeps the data there, hears that the shop’s goes on, and keeps that, too: no row is missing', async () => {
    const before = await rows(world)
    const [meera, inTheShop] = [world.actor('meera'), world.actor('meera', SHOP)]
    await deletesTheChat(inTheShop)
    await deletesAll(meera)
    await meera.taps('Keep my data')
    const [done = '', goesOn = '', ...more] = await meera.taps('Yes, keep it')
    expect(done).toContain('That request is taken back')
    expect(done).not.toContain('Your data stays')
    expect(goesOn).toContain(`We are not using your data with ${SHOP}`)
    expect(more).toEqual([])
    expect(await states(world)).toEqual([
      { scope: 'business', state: 'scheduled' },
      { scope: 'number', state: 'cancelled' },
    ])
    await meera.taps('Keep my data')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(inTheShop.heard().at(-1)).toContain('Your request was taken back')
    await world.test.pass(4 * DAY)
    expect((await states(world)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    expect(missingIn(before, await rows(world))).toEqual([])
  })

  it('and keeps the shop’s by its own button there, hears nothing untrue of what was asked elsewhere', async () => {
    const [meera, inTheShop] = [world.actor('meera'), world.actor('meera', SHOP)]
    await deletesTheChat(inTheShop)
    await deletesAll(meera)
    await inTheShop.taps('Keep my data')
    const [done = '', ...more] = await inTheShop.taps('Yes, keep it')
    expect(done).toContain('Your request in this chat is taken back. What you asked for elsewhere stays as it is.')
    expect(more).toEqual([])
    expect((await states(world)).filter(({ state }) => state === 'scheduled')).toEqual([{ scope: 'number', state: 'scheduled' }])
  })
})

describe('whoever has asked on the dedicated number for one shop’s data, and then in that shop’s chat', () => {
  const world = scenario()

  it('is told so there, with the way to our number and no button, and can keep it by that way', async () => {
    const before = await rows(world)
    const [meera, inTheShop] = [world.actor('meera'), world.actor('meera', SHOP)]
    await deletesOneShop(meera)
    expect(await states(world)).toEqual([{ scope: 'business', state: 'scheduled' }])
    await deletesTheChat(inTheShop)
    const { text, buttons } = inTheShop.last().bubble
    expect(text).toMatch(/asked for already on 23 Nov 2026, outside this chat, and it goes on/)
    expect(text).toContain('Write “keep my data” here: https://wa.me/917000090001')
    expect(buttons).toEqual([])
    expect(await inTheShop.says('keep my data')).toEqual([expect.stringContaining('You have asked for no deletion in this chat')])
    expect((await states(world)).filter(({ state }) => state === 'scheduled')).toHaveLength(1)
    await meera.says('keep my data')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    await world.test.pass(4 * DAY)
    expect(missingIn(before, await rows(world))).toEqual([])
    expect(inTheShop.heard().join('\n')).not.toContain('too late')
  })

  it('the other way round is asked in the shop’s chat, and can be kept on the dedicated number', async () => {
    const [meera, inTheShop] = [world.actor('meera'), world.actor('meera', SHOP)]
    await deletesTheChat(inTheShop)
    await deletesOneShop(meera)
    expect(meera.last().bubble.text).toContain('You have asked for this already')
    await meera.taps('Keep my data')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(inTheShop.heard().at(-1)).toContain('Your request was taken back')
    expect((await states(world)).filter(({ state }) => state === 'scheduled')).toEqual([])
  })

  it('after the way back is closed hears no word of one', async () => {
    const [meera, inTheShop] = [world.actor('meera'), world.actor('meera', SHOP)]
    await deletesOneShop(meera)
    await world.bot("update erasure_request set state = 'parked', started_at = $1 where state = 'scheduled'", [
      world.test.bot.clock.now(),
    ])
    await deletesTheChat(inTheShop)
    expect(inTheShop.last().bubble.text).toContain('outside this chat')
    expect(inTheShop.last().bubble.text).not.toContain('Changed your mind')
  })

  it('word of what was taken back on our number rings no alarm where it comes more than a day late', async () => {
    const shop = 'Akshara Coaching Centre'
    const [rohan, inTheShop] = [world.actor('rohan'), world.actor('rohan', shop)]
    await deletesTheChat(inTheShop)
    // As where the business has three days to object.
    await world.bot("update erasure_request set erase_at = $1 where state = 'scheduled'", [
      new Date(world.test.bot.clock.now().getTime() + 3 * DAY),
    ])
    await world.test.pass(25 * 3_600_000)
    await rohan.says('status')
    await rohan.taps('Keep my data')
    await rohan.taps('Yes, keep it')
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    expect(metrics).not.toMatch(/reason="answered-too-late"\} [1-9]/)
    expect(inTheShop.heard().join('\n')).not.toContain('taken back')
  })
})
