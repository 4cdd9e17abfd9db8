import { describe, expect, it } from 'vitest'
import { handleEvents } from '../../src/jobs/handle-event.ts'
import { runRequest } from '../../src/jobs/run-request.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase } from '../support/find-person.ts'
import { missingIn } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const SECOND = 1_000
const ASKED = 'Keep your data, and let businesses use it again?'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('english')
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  expect(actor.last().bubble.text).toContain('We have stopped using your data')
}

describe('"keep my data", tapped in time', () => {
  const world = scenario()
  const everything = () => dumpDatabase(world.databases.platformUrl, 'public')
  const newest = async () => {
    const [row] = await world.bot<{ id: string; person_id: string; state: string }>(
      'select id, person_id, state from erasure_request order by created_at desc limit 1',
    )
    if (!row) throw new Error('No request.')
    return row
  }

  it('a second before the time, and said for sure a minute after it, keeps every row', async () => {
    const before = await everything()
    const meera = world.actor('meera')
    await confirmed(meera)
    await world.test.pass(15 * MINUTE - SECOND)
    expect(await meera.taps('Keep my data')).toEqual([expect.stringContaining(ASKED)])
    await world.test.pass(SECOND)
    await world.test.pass(MINUTE)
    expect((await newest()).state).toBe('scheduled')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    await world.test.pass(DAY)
    expect((await newest()).state).toBe('cancelled')
    expect(missingIn(before, await everything())).toEqual([])
  })

  it('and answered with no, or with a word of hesitation, is erased within ten minutes, and no time is named that has passed', async () => {
    const meera = world.actor('meera')
    await confirmed(meera)
    await world.test.pass(15 * MINUTE - SECOND)
    await meera.taps('Keep my data')
    await world.test.pass(2 * SECOND)
    expect(await meera.taps('No, still delete')).toEqual([expect.stringContaining('very soon')])
    expect(await meera.says('ummm wait')).toEqual([expect.stringContaining('very soon')])
    await world.test.pass(5 * MINUTE)
    expect((await newest()).state).toBe('scheduled')
    await world.test.pass(5 * MINUTE)
    expect((await newest()).state).toBe('completed')
    expect(meera.last().bubble.text).toContain('Your data is erased')
  })

  it('and left unanswered puts the erasure off by ten minutes, however often it is tapped again', async () => {
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    const keep = rohan.idOf('Keep my data')
    await rohan.taps('Keep my data')
    const heard = rohan.heard().length
    for (let minute = 0; minute < 24; minute += 3) {
      await world.test.pass(3 * MINUTE)
      expect((await newest()).state).toBe('scheduled')
      await rohan.does((phone) => phone.tap(keep))
    }
    await world.test.pass(MINUTE + SECOND)
    expect((await newest()).state).toBe('completed')
    expect(
      rohan
        .heard()
        .slice(heard)
        .filter((text) => !text.includes(ASKED) && !text.includes('Your data is erased')),
    ).toEqual([])
  })

  it('while no worker runs is heard before anything is erased, whichever job comes first', async () => {
    const [first, second] = [world.actor('imran'), world.actor('sunita')]
    const { bot } = world.test
    for (const [place, actor] of [first, second].entries()) {
      const before = await everything()
      await confirmed(actor)
      const id = (await newest()).id
      const personId = (await newest()).person_id
      await actor.phone.tap(actor.idOf('Keep my data'))
      await world.bot('update erasure_request set erase_at = $2 where id = $1', [id, bot.clock.now()])
      if (place === 0) await Promise.all([runRequest(bot, id), handleEvents(bot, personId)])
      else await runRequest(bot, id)
      expect((await newest()).state).toBe('scheduled')
      await world.test.settle()
      expect(actor.last().bubble.text).toContain(ASKED)
      await world.test.pass(9 * MINUTE)
      expect(await actor.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
      expect(missingIn(before, await everything())).toEqual([])
    }
  })

  it('waits for nobody beyond the thirty days', async () => {
    const prakash = world.actor('prakash')
    await confirmed(prakash)
    await prakash.taps('Keep my data')
    await world.bot('update erasure_request set deadline_at = erase_at where id = $1', [(await newest()).id])
    await world.test.pass(15 * MINUTE)
    expect((await newest()).state).toBe('completed')
  })
})

describe('a person who asks nothing', () => {
  const world = scenario()

  it('has the erasure at the time that was named', async () => {
    const meera = world.actor('meera')
    await confirmed(meera)
    await world.test.pass(15 * MINUTE)
    expect(meera.last().bubble.text).toContain('Your data is erased')
    const lines = await world.bot<{ what: string }>("select what from request_event where what like 'awaits-%'")
    expect(lines).toEqual([])
  })
})
