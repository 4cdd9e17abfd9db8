import { describe, expect, test } from 'vitest'
import { DAY } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

describe('a death told while a request of one’s own is open', () => {
  const world = scenario()
  const meera = () => world.actor('meera')
  const cases = () => world.bot<{ about: string }>('select about from case_file order by opened_at')

  test('is met with care, the steps and one tap, and opens nothing by itself', async () => {
    await meera().says('delete my data')
    await meera().taps('Delete my data')
    await meera().taps('Yes, delete it')
    expect(await meera().says('my father has died, delete his data')).toEqual([
      expect.stringMatching(/^We are sorry for your loss\.\nThis is how it works:/),
    ])
    expect(
      meera()
        .last()
        .bubble.buttons.map(({ title }) => title),
    ).toEqual(['Open a case'])
    expect(await cases()).toEqual([])
  })

  test('its case names the papers, and the own request goes on, with its way back', async () => {
    const [opened = '', ...more] = await meera().taps('Open a case')
    expect(more).toEqual([])
    expect(opened).toMatch(/^Your case is open\. A person will write to you in this chat by/)
    expect(opened).toContain('The death certificate')
    expect(await cases()).toEqual([{ about: 'care' }])
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'scheduled' }])
    expect(await meera().taps('Keep my data')).toEqual([
      expect.stringContaining('Keep your data, and let businesses use it again?'),
    ])
  })

  test('of somebody unnamed it is asked first whose, also while something else is asked', async () => {
    expect(await meera().says('delete someone else’s data')).toEqual([expect.stringContaining('Whose data is it?')])
    expect(await meera().taps('A child under 18')).toEqual([expect.stringContaining('It is good that you look after this')])
    expect(await meera().taps('Open a case')).toEqual([expect.stringContaining('The birth certificate of the child')])
    // What was asked of the own request stands where it stood.
    expect(await meera().taps('No, still delete')).toEqual([expect.stringContaining('We are not using your data')])
  })
})

describe('the tap below the words of condolence', () => {
  const world = scenario()

  test('opens the case also days later, and asks nothing about the mourner’s own data', async () => {
    const rohan = world.actor('rohan')
    expect(await rohan.says('my father has died, delete his data')).toEqual([
      expect.stringMatching(/^We are sorry for your loss\./),
    ])
    await world.test.pass(3 * DAY)
    const heard = rohan.heard().length
    const [opened = '', ...more] = await rohan.taps('Open a case')
    expect(more).toEqual([])
    expect(opened).toMatch(/^Your case is open\. A person will write to you in this chat by/)
    expect(opened).toContain('The death certificate')
    expect(rohan.heard()).toHaveLength(heard + 1)
    expect(await world.bot('select about from case_file')).toEqual([{ about: 'care' }])
    // A second tap finds the same case.
    await rohan.taps('Open a case')
    expect(await world.bot('select about from case_file')).toEqual([{ about: 'care' }])
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  test('while something else is asked opens it too, and that goes on', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('english')
    await prakash.says('my mother has died, delete her data')
    await world.test.pass(2 * DAY)
    await prakash.says('delete my data')
    expect(await prakash.taps('Open a case')).toEqual([expect.stringMatching(/^Your case is open/)])
    expect(await prakash.taps('Delete my data')).toEqual([expect.stringContaining('Delete?')])
  })
})
