import { afterEach, describe, expect, it } from 'vitest'
import { runRequest } from '../../src/jobs/run-request.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { openBody } from '../../src/outbox/body.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase } from '../support/find-person.ts'
import { missingIn } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'

interface Row {
  id: string
  state: string
  erase_at: Date
  deadline_at: Date
}

describe('a person whose last words from us came late', () => {
  const world = scenario()
  afterEach(() => world.test.graph.faults.clear())
  const now = () => world.test.bot.clock.now()
  const newest = async () => {
    const [row] = await world.bot<Row>(
      'select id, state, erase_at, deadline_at from erasure_request order by created_at desc limit 1',
    )
    return row ?? expect.fail('There is no request.')
  }
  const lines = async (id: string) =>
    (await world.bot<{ what: string }>('select what from request_event where request_id = $1 order by id', [id])).map(
      ({ what }) => what,
    )
  const saidInConsole = async (id: string) => {
    const [row] = await world.bot<{ sealed: string }>(
      "select sealed from outbox_message where request_id = $1 and what = 'scheduled'",
      [id],
    )
    const { message } = openBody(world.test.bot.keys, row?.sealed ?? expect.fail('Nothing was said.'))
    return 'body' in message ? message.body : ''
  }
  const goesDown = () => world.test.graph.failNext({ kind: 'server-error', status: 500, sent: false }, 10_000)
  /** The yes is taken, and nothing can be said. */
  const confirmedUnheard = async (actor: Actor) => {
    await actor.says('english')
    await actor.says('delete my data')
    await actor.taps('Delete my data')
    goesDown()
    expect(await actor.taps('Yes, delete it')).toEqual([])
  }
  const tellsAgain = async (actor: Actor) => {
    world.test.graph.faults.clear()
    const before = actor.heard().length
    for (let minute = 0; minute < 20 && actor.heard().length < before + 2; minute += 1) await world.test.pass(MINUTE)
    return actor.heard().slice(before)
  }

  it('has the whole window from when they hear, hears the new time, and can keep everything', async () => {
    const meera = world.actor('meera')
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    await confirmedUnheard(meera)
    const named = (await newest()).erase_at
    for (let minute = 0; minute < 120; minute += 10) await world.test.pass(10 * MINUTE)
    const { id } = await newest()
    expect(await newest()).toMatchObject({ state: 'scheduled', erase_at: named })
    expect(await lines(id)).toContain('awaits-words')
    const [told = '', moved = ''] = await tellsAgain(meera)
    // No time that has passed, and the console keeps what was said.
    expect(told).toContain('We are not using your data. It is erased very soon, at the latest by')
    expect(told).toContain('Your case: CM-')
    expect(await saidInConsole(id)).toContain('It is erased very soon')
    const { erase_at: eraseAt } = await newest()
    expect(eraseAt.getTime()).toBeGreaterThan(now().getTime() + 13 * MINUTE)
    expect(eraseAt.getTime()).toBeLessThanOrEqual(now().getTime() + 15 * MINUTE)
    expect(moved).toContain('You can take your deletion back for longer')
    expect(moved).toMatch(/erased on \d+ Nov 2026 \(\d+:\d\d pm\)/)
    expect((await lines(id)).filter((what) => what === 'window-kept')).toHaveLength(1)
    await world.test.pass(10 * MINUTE)
    await meera.taps('Keep my data')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    await world.test.pass(DAY)
    expect(missingIn(before, await dumpDatabase(world.databases.platformUrl, 'public'))).toEqual([])
  })

  it('and who leaves it so is erased at that time: it moves once, whatever breaks off and whoever looks again', async () => {
    const rohan = world.actor('rohan')
    await confirmedUnheard(rohan)
    await world.test.pass(60 * MINUTE)
    const { id, erase_at: named } = await newest()
    const { checkpoint } = world.test.bot
    let broken = 0
    // The first looks after the words have gone out end before anything is written.
    world.test.bot.checkpoint = async (name) => {
      const [words] = await world.bot(
        "select 1 from outbox_message where request_id = $1 and what = 'scheduled' and state <> 'pending'",
        [id],
      )
      if (name !== 'planned' || !words || broken > 1) return
      broken += 1
      throw new Error('The process ends here.')
    }
    const heard = (await tellsAgain(rohan)).join('\n')
    world.test.bot.checkpoint = checkpoint
    expect(broken).toBe(2)
    expect(heard).toContain('You can take your deletion back for longer')
    const { state, erase_at: eraseAt } = await newest()
    expect([state, eraseAt > named]).toEqual(['scheduled', true])
    for (let again = 0; again < 3; again += 1) {
      await runRequest(world.test.bot, id)
      await sweep(world.test.bot)
      await world.test.settle()
    }
    expect(await newest()).toMatchObject({ state: 'scheduled', erase_at: eraseAt })
    await world.test.pass(eraseAt.getTime() - now().getTime() - 1)
    expect((await newest()).state).toBe('scheduled')
    await world.test.pass(1)
    expect((await newest()).state).toBe('completed')
    expect((await lines(id)).filter((what) => what === 'window-kept')).toHaveLength(1)
    expect(rohan.heard().filter((text) => text.includes('for longer'))).toHaveLength(1)
  })

  it('is not waited for longer than a day where nothing can be said on that channel any more', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('english')
    await prakash.says('delete my data')
    await prakash.taps('Delete my data')
    world.test.graph.failNext({ kind: 'refuse', code: 190 }, 10_000)
    await prakash.taps('Yes, delete it')
    const { id } = await newest()
    await world.test.pass(60 * MINUTE)
    expect(await newest()).toMatchObject({ id, state: 'scheduled' })
    await world.test.pass(DAY)
    expect(await newest()).toMatchObject({ id, state: 'completed' })
    await world.bot('update channel set stopped_at = null')
  })

  it('is not waited for beyond the thirty days', async () => {
    const imran = world.actor('imran')
    await confirmedUnheard(imran)
    const { id } = await newest()
    await world.bot('update erasure_request set deadline_at = $2 where id = $1', [id, new Date(now().getTime() + 60 * MINUTE)])
    await world.test.pass(30 * MINUTE)
    expect((await newest()).state).toBe('scheduled')
    await world.test.pass(30 * MINUTE)
    await world.test.pass(MINUTE)
    expect((await newest()).state).toBe('completed')
  })

  it('is not waited for where Meta says that nothing can be said to them', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('english')
    await sunita.says('delete my data')
    await sunita.taps('Delete my data')
    world.test.graph.failNext({ kind: 'refuse', code: 131030 })
    await sunita.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect((await newest()).state).toBe('completed')
  })
})

describe('words behind a yes that could not leave', () => {
  const world = scenario()
  const confirmsUnheard = async (key: 'meera' | 'rohan') => {
    const actor = world.actor(key)
    await actor.says('delete my data')
    await actor.taps('Delete my data')
    world.test.graph.failNext({ kind: 'server-error', status: 500, sent: false }, 10_000)
    expect(await actor.taps('Yes, delete it')).toEqual([])
    const [row] = await world.bot<{ id: string }>('select id from erasure_request order by created_at desc limit 1')
    return { actor, id: row?.id ?? expect.fail('There is no request.') }
  }
  const canLeave = async ({ actor }: { actor: Actor }) => {
    const before = actor.heard().length
    world.test.graph.faults.clear()
    await world.test.pass(2 * MINUTE)
    return actor.heard().slice(before)
  }

  it('name no moment where a person has to decide by now', async () => {
    const meera = await confirmsUnheard('meera')
    await world.bot(`update erasure_request set state = 'parked', reason = 'too-large-share' where id = $1`, [meera.id])
    const [said = '', ...more] = await canLeave(meera)
    expect(more).toEqual([])
    expect(said).toContain('Your request takes longer: a person is looking at it. We do not use your data meanwhile.')
    expect(said).not.toContain('erased at')
  })

  it('are not said any more where the request is over', async () => {
    const rohan = await confirmsUnheard('rohan')
    await world.bot(`update erasure_request set state = 'cancelled', thaw_wanted = true where id = $1`, [rohan.id])
    expect(await canLeave(rohan)).toEqual([])
    const what = "select state, sealed from outbox_message where request_id = $1 and what = 'scheduled'"
    expect(await world.bot(what, [rohan.id])).toEqual([{ state: 'dropped', sealed: null }])
  })
})

describe('words behind a yes that nothing waits for', () => {
  const world = scenario({ config: { undoWindowMs: 0 } })

  it('leave with the case all the same where the erasure was quicker, and before its end', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    world.test.graph.failNext({ kind: 'server-error', status: 500, sent: false }, 10_000)
    expect(await rohan.taps('Yes, delete it')).toEqual([])
    await world.test.pass(MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    world.test.graph.faults.clear()
    const before = rohan.heard().length
    await world.test.pass(5 * MINUTE)
    const [said = '', end = '', ...more] = rohan.heard().slice(before)
    expect(said).toMatch(/It is erased very soon, .*\nYour case: CM-/)
    expect(end).toContain('Your data is erased')
    expect(more).toEqual([])
  })
})
