import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'

const COUNT = /\d+ (messages?|recordings?|bills?|records?)/
const SAREES = 'Rangoli Sarees'

/** WhatsApp shows another identity key of this number from now on. */
const changesHands = (world: Scenario) =>
  world.bot("update person_binding set identity_changed_at = $1 where kind = 'phone'", [world.test.bot.clock.now()])

async function heardFrom(actor: Actor, does: () => Promise<unknown>): Promise<string> {
  const before = actor.heard().length
  await does()
  return actor.heard().slice(before).join('\n')
}

describe('a number that changes hands when most of its data is gone', () => {
  const world = scenario()

  it('hears of the end without a count, and without the receipt, which has them', async () => {
    await world.platform('create table stray_note (id uuid primary key, words text)')
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('One part is not confirmed yet')
    await changesHands(world)
    await world.platform('drop table stray_note')
    const said = await heardFrom(rohan, () => world.test.pass(DAY - 20 * MINUTE))
    expect(await world.bot('select state, suspect from erasure_request')).toEqual([{ state: 'completed', suspect: true }])
    expect(said).toContain('data is erased')
    expect(said).not.toMatch(COUNT)
    expect(said).not.toContain('/receipts/')
  })
})

describe('a number that changes hands while one business’s data waits', () => {
  const world = scenario()

  it('never hears that business’s name again, though the chat has named it', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Something else')
    await meera.taps('Only one business')
    await meera.taps(SAREES)
    await meera.taps('Yes, delete it')
    expect(meera.last().bubble.text).toContain(SAREES)
    await world.test.pass(MINUTE)
    await changesHands(world)
    const said = await heardFrom(meera, async () => {
      await meera.says('status')
      await world.test.pass(15 * MINUTE)
      await meera.says('status')
      await world.test.pass(8 * DAY)
    })
    expect(await world.bot('select state, suspect from erasure_request')).toEqual([{ state: 'completed', suspect: true }])
    expect(said).toContain('CM-')
    expect(said).not.toContain(SAREES)
    expect(said).not.toMatch(COUNT)
  })
})
