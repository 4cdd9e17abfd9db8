import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { asks, idOf, isKnown, moves, numbers, someone, stateOf } from '../support/moved.ts'
import { scenario } from '../support/scenario.ts'

describe('a message from the new number that comes before a word which names no number', () => {
  const world = scenario()

  it('leaves the open request with its person, who is answered and told of its end there, also where somebody had that number', async () => {
    const meera = world.actor('meera')
    await isKnown(world, numbers.one, 'former1')
    const reference = await asks(meera)
    const at = world.test.bot.clock.now()
    const moved = someone(world, numbers.one, 'meera1')
    await moved.says('hello')
    await moves(world, meera, { userId: idOf('meera1'), at })
    expect((await moved.says('status')).join()).toContain(reference)
    await world.test.pass(15 * MINUTE)
    expect(moved.heard().at(-1)).toContain('Your data is erased')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('and where nobody had: the person is reached at once, without having to write again', async () => {
    const rohan = world.actor('rohan')
    await asks(rohan)
    const at = world.test.bot.clock.now()
    const moved = someone(world, numbers.two, 'rohan2')
    await moved.says('hello')
    await moves(world, rohan, { userId: idOf('rohan2'), at })
    await world.test.pass(15 * MINUTE)
    expect(moved.heard().at(-1)).toContain('Your data is erased')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('takes nothing from whoever wrote by an id of which the word does not speak', async () => {
    const imran = world.actor('imran')
    const reference = await asks(imran)
    const at = world.test.bot.clock.now()
    const other = someone(world, numbers.three, 'other3')
    await other.says('english')
    await moves(world, imran, { userId: idOf('imran3'), at })
    expect((await other.says('status')).join()).toContain('There is no deletion request from you')
    await other.says('keep my data')
    expect(await stateOf(world, reference)).toBe('scheduled')
  })
})

describe('what the known number and the mover had both asked for', () => {
  const world = scenario()

  it('is all kept by one “keep my data”', async () => {
    const meera = world.actor('meera')
    const there = await asks(meera)
    const rohan = world.actor('rohan')
    const own = await asks(rohan)
    await world.test.pass(MINUTE)
    const number = meera.phone.contact.phone ?? expect.unreachable()
    await moves(world, rohan, { to: number, userId: idOf('rohan8') })
    const moved = someone(world, number, 'rohan8')
    expect((await moved.says('status')).join()).toMatch(new RegExp(`${own}|${there}`))
    await moved.says('keep my data')
    expect(await moved.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect([await stateOf(world, own), await stateOf(world, there)]).toEqual(['cancelled', 'cancelled'])
    expect(await world.bot('select 1 from erasure_request where thaw_wanted')).toEqual([])
    expect((await moved.says('status')).join()).not.toContain('We are not using your data')
  })
})
