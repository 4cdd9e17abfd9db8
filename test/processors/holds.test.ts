import { beforeAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, type DemoKey, MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'
import { holdsIn } from './support/holds.ts'

const undo = 15 * MINUTE
const MEERA = '+917000014821'

describe('a processor is asked nothing', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo'))
  const { hold, endHolds, calledOf } = holdsIn(world)

  test('of an erasure that was taken back', async () => {
    await world.confirm('rohan')
    const phone = world.test.phone('rohan')
    await world.test.tapTitle(phone, 'Keep my data')
    await world.test.tapTitle(phone, 'Yes, keep it')
    await world.test.pass(DAY)
    expect(world.asked()).toEqual([])
    expect(await world.tasks()).toEqual([])
  })

  test('while a hold keeps the erasure itself, and everything once it has ended', async () => {
    await world.confirm('meera')
    await hold({ phone: MEERA })
    for (const _ of [1, 2, 3]) await world.test.pass(undo)
    expect(await world.state()).toBe('on_hold')
    expect([calledOf(), await world.tasks()]).toEqual([0, []])
    expect(world.test.graph.contactBook.forgotten).toEqual([])
    await endHolds()
    await world.test.pass(undo)
    expect(calledOf()).toBe(1)
  })

  test.each<[string, DemoKey, () => Parameters<typeof hold>[0]]>([
    ['the business that held the data', 'rohan', () => ({ tenantId: demoBusiness('coaching').tenantId })],
    ['the person, at that business', 'sunita', () => ({ phone: '+917000037914', tenantId: demoBusiness('sarees').tenantId })],
    ['a table of that kind', 'imran', () => ({ table: 'message' })],
  ])('more by a call that has not got through when a hold on %s is placed', async (_whom, who, target) => {
    world.receiver.answer(() => 503)
    await world.confirm(who)
    await world.test.pass(undo)
    const before = calledOf()
    expect(before).toBeGreaterThan(0)
    await hold(target())
    world.receiver.answer(() => 200)
    for (const _ of [1, 2, 3]) await world.test.pass(undo)
    const held = calledOf()
    await endHolds()
    await world.test.pass(undo)
    expect([held, calledOf()].map((calls) => calls - before)).toEqual([0, 1])
    expect((await world.timeline()).filter((line) => line.startsWith('processor-held'))).toHaveLength(1)
  })

  test('less when a hold concerns somebody else, another business, or had been looked at by the erasure', async () => {
    await hold({ table: 'campaign' })
    world.receiver.answer(() => 503)
    await world.confirm('prakash')
    await world.test.pass(undo)
    const before = calledOf()
    await hold({ phone: '+917000099999' })
    await hold({ tenantId: demoBusiness('coaching').tenantId })
    world.receiver.answer(() => 200)
    await world.test.pass(undo)
    expect(calledOf()).toBe(before + 1)
    await endHolds()
  })
})

describe('a processor is asked nothing of what is erased here already', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo'))
  const { hold, endHolds, calledOf } = holdsIn(world)

  test.each<[string, DemoKey, () => Parameters<typeof hold>[0]]>([
    ['business', 'rohan', () => ({ tenantId: demoBusiness('coaching').tenantId })],
    ['table', 'meera', () => ({ table: 'message' })],
  ])(
    'before the end of a hold on the %s that was placed when the rows were gone and nobody was asked yet',
    async (_what, who, target) => {
      world.at('executed', async () => void (await hold(target())))
      world.at('searched', () => Promise.reject(new Error('The pass breaks off.')))
      await world.confirm(who)
      const before = calledOf()
      for (const _ of [1, 2, 3]) await world.test.pass(undo)
      const held = calledOf()
      await endHolds()
      for (const _ of [1, 2]) await world.test.pass(undo)
      expect([held, calledOf()].map((calls) => calls - before)).toEqual([0, 1])
    },
  )
})
