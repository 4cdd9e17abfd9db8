import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const SHOP = 'Rangoli Sarees'
const STOPS = [
  'cancel my deletion',
  'do not delete my data',
  'mera data delete mat karo',
  'मेरा डेटा डिलीट करना रोक दो',
  'माझा डेटा डिलीट करणे थांबवा',
  'delete mat karo',
  'डिलीट मत करो',
  'mera data rahne do',
  'cancel my request',
  'mera data safe rakho',
]

describe.each(STOPS)('whoever writes “%s” in a shop’s chat', (words) => {
  const world = scenario()

  it('is not heard who never asked for a deletion: such words are the shop’s', async () => {
    expect(await world.actor('meera', SHOP).says(words)).toEqual([])
    expect(await world.bot('select 1 from inbox_event')).toEqual([])
  })

  it('is asked, or told how, also when the bot has given the chat back; and the data stays', async () => {
    const meera = world.actor('meera', SHOP)
    const tapsTheFirst = () => meera.taps(meera.last().bubble.buttons[0]?.title ?? '')
    const left = () => world.bot("select 1 from erasure_request where state <> 'cancelled'")
    await meera.says('delete my data')
    await meera.taps('Delete this chat')
    await meera.taps('Yes, delete it')
    await world.test.pass(5 * MINUTE)
    expect(await meera.says(words)).not.toEqual([])
    await tapsTheFirst()
    if ((await left()).length > 0) await tapsTheFirst()
    expect(await left()).toEqual([])
  })
})

describe('once the erasure is over', () => {
  const world = scenario()

  it('“do not delete my data” goes to the shop alone', async () => {
    const meera = world.actor('meera', SHOP)
    await meera.says('delete my data')
    await meera.taps('Delete this chat')
    await meera.taps('Yes, delete it')
    await world.test.pass(2 * HOUR)
    expect(await world.bot("select 1 from erasure_request where state = 'completed'")).toHaveLength(1)
    expect(await meera.says('do not delete my data')).toEqual([])
  })
})
