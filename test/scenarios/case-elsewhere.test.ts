import { describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'

const SHOP = 'Rangoli Sarees'

describe('words that fit nothing, on CallMissed’s own number, of whoever has a case open', () => {
  const world = scenario()

  it('in a shop’s chat are not said to be read by staff, who read and answer there alone', async () => {
    const inTheShop = world.actor('meera', SHOP)
    await inTheShop.says('delete my data')
    await inTheShop.taps('Something else')
    expect(await inTheShop.taps('Talk to a person')).toEqual([expect.stringContaining('A person will answer in this chat')])
    const said = (await world.actor('meera').says('My bill is wrong')).join('\n')
    expect(said).not.toContain('A person reads this')
    expect(said).not.toContain('CM-')
    expect(await world.bot('select replied_at from case_file')).toEqual([{ replied_at: null }])
  })

  it('in this chat reach them, and the case says so', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('talk to a person')
    expect(await rohan.says('My bill is wrong')).toEqual([expect.stringContaining('A person reads this')])
    expect(await world.bot('select 1 from case_file where replied_at is not null')).toHaveLength(1)
  })

  it('are not told of it where the number has changed hands since', async () => {
    await world.bot("update person_binding set identity_changed_at = $1 where kind = 'phone'", [
      new Date(world.test.bot.clock.now().getTime() + 1),
    ])
    await world.test.pass(60_000)
    const said = (await world.actor('rohan').says('My bill is wrong')).join('\n')
    expect(said).not.toContain('A person reads this')
    expect(said).not.toContain('CM-')
  })
})
