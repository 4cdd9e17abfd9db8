import { describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { DAY } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

describe('the language of a chat', () => {
  const world = scenario()
  const forgets = async (days: number) => {
    await world.test.pass(days * DAY)
    await expire(world.test.bot)
    expect(await world.bot('select snapshot_sealed, language from conversation')).toEqual([
      { snapshot_sealed: null, language: 'hi' },
    ])
  }

  it('follows who writes English weeks after the talk was in Hindi', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('मेरा डेटा डिलीट करो')
    await sunita.says('नहीं')
    await forgets(32)
    expect((await sunita.says('please delete all of my data now')).join()).toContain('This is CallMissed')
  })

  it('is still known after some weeks, and not after as many days as a number needs to have another holder', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('मेरा डेटा डिलीट करो')
    await sunita.says('नहीं')
    await forgets(32)
    expect((await sunita.says('hi')).join()).toContain('यह CallMissed है')
    await sunita.says('नहीं')
    await forgets(91)
    expect((await sunita.says('hi')).join()).toContain('This is CallMissed')
  })
})
