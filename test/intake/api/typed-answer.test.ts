import { beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../../support/bot.ts'
import { approveTemplates } from './support/approve-templates.ts'
import { partnerWorld } from './support/partner-world.ts'

const TAP = /^Please tap a button in the message above, so that nothing happens by mistake\./

describe('the customer who answers a business’s word without its buttons', () => {
  const world = partnerWorld()
  beforeAll(() => void approveTemplates(world.test.graph))
  const phone = () => world.test.phone('meera')
  const says = async (text: string) => {
    const before = world.test.heard(phone()).length
    await phone().say(text)
    await world.test.settle()
    return world.test.heard(phone()).slice(before)
  }

  test('is thanked for a yes as long as nobody has asked', async () => {
    expect(await says('yes')).toEqual([expect.stringContaining('You are welcome')])
  })

  test.each(['yes', 'no'])('is led to the buttons for "%s", and nothing is confirmed or refused by it', async (word) => {
    if (word === 'yes') {
      await world.forward('sarees', world.numberOf('meera'))
      await world.test.settle()
    }
    expect(await says(word)).toEqual([expect.stringMatching(TAP)])
    expect(await world.ours('select 1 from erasure_request')).toEqual([])
    expect(await world.ours('select state from forwarded_request')).toEqual([{ state: 'asked' }])
  })

  test('and for a thumb on the message', async () => {
    const asked = phone()
      .received()
      .find(({ bubble }) => bubble.text.startsWith('This is CallMissed. Rangoli Sarees told us'))
    const before = world.test.heard(phone()).length
    await phone().react(asked?.wamid ?? '', '👍')
    await world.test.settle()
    expect(world.test.heard(phone()).slice(before)).toEqual([expect.stringMatching(TAP)])
  })

  test('what fits nothing is not understood, and led to them as well', async () => {
    expect(await says('purple elephants')).toEqual([expect.stringContaining('Please tap a button in the message above')])
  })

  test('and the button itself still opens the review', async () => {
    await world.test.tapTitle(phone(), 'Continue')
    expect(world.test.heard(phone()).at(-1)).toMatch(/^Rangoli Sarees, number ending 4821/)
    await world.test.tapTitle(phone(), 'No, keep it')
  })

  test('in the language in which it is said', async () => {
    const rohan = world.test.phone('rohan')
    await world.forward('coaching', world.numberOf('rohan'))
    await world.test.settle()
    await rohan.say('haan')
    await world.test.settle()
    expect(world.test.heard(rohan).at(-1)).toMatch(/^ऊपर के मैसेज/)
  })

  test('once its 30 days are over a yes is thanked again', async () => {
    await world.test.pass(31 * DAY)
    expect(await says('yes')).toEqual([expect.stringContaining('You are welcome')])
  })
})
