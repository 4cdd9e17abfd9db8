import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { scenario } from '../support/scenario.ts'

describe('while a look at the platform takes longer than a chat waits', () => {
  const world = scenario()
  let holder: pg.Client | undefined
  /** Somebody else's transaction keeps the table, as a long migration would. */
  const slow = async () => {
    holder = new pg.Client({ connectionString: world.databases.platformUrl })
    await holder.connect()
    await holder.query('begin; lock table conversation in access exclusive mode')
  }
  const quick = async () => {
    await holder?.end()
    holder = undefined
  }
  afterEach(quick)
  const alarms = async (reason: string) =>
    Number(
      new RegExp(`alarms_total{reason="${reason}"} (\\d+)`).exec(await (await fetch(`${world.test.url}/metrics`)).text())?.[1] ??
        0,
    )

  it('the review comes without counts, and what is confirmed by it is erased', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await slow()
    const [review] = await rohan.taps('Delete my data')
    expect(review).toContain('we hold chats or calls of yours')
    expect(review).toContain('If you say yes')
    expect(await alarms('count-too-slow')).toBe(1)
    expect(await alarms('platform-not-asked')).toBe(0)
    await quick()
    expect(await rohan.taps('Yes, delete it')).toEqual([expect.stringContaining('Your case: CM-')])
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased: 18 messages')
    expect(await searchDatabase(world.databases.platformUrl, ['7000026350', 'Rohan Das'])).toEqual([])
  })

  it('"what do you hold?" is told so, and offers to delete all the same', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Something else')
    await slow()
    const heard = await imran.taps('Show what you hold')
    expect(heard).toEqual([
      expect.stringContaining('Counting takes too long right now'),
      expect.stringContaining('What do you want?'),
    ])
    await quick()
    expect((await imran.taps('Delete my data')).join()).toMatch(/we hold \d+ message/)
    await imran.taps('No, keep it')
  })

  it('whose first look-up keeps failing is offered a person, staff hear of it, and it goes on by itself', async () => {
    const meera = world.actor('meera')
    await slow()
    expect(await meera.says('delete my data')).toEqual([expect.stringContaining('I cannot reach the records right now')])
    await world.test.pass(6 * MINUTE)
    expect(meera.heard()).toHaveLength(1)
    expect(await alarms('platform-not-asked')).toBe(0)
    await world.test.pass(16 * MINUTE)
    expect(meera.heard().slice(1)).toEqual([expect.stringContaining('I still cannot read the records and keep trying')])
    expect(await alarms('platform-not-asked')).toBe(1)
    expect(await meera.taps('Talk to a person')).toEqual([expect.stringContaining('A person will answer')])
    await quick()
    await world.test.pass(46 * MINUTE)
    expect(meera.heard().at(-1)).toContain('What do you want?')
  })
})
