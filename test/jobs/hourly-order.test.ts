import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runRequest } from '../../src/jobs/run-request.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { scheduleMany } from '../support/schedule-many.ts'

const PER_HOUR = 2
const REQUESTS = 5

describe('more requests than may begin in an hour', { timeout: 400_000 }, () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  let ids: string[] = []
  /** Who proved their number first has the earliest deadline; they are entered in another order. */
  const inOrder = () => [...ids].sort((one, other) => rank(one) - rank(other))
  const rank = (id: string) => -((ids.indexOf(id) * 3) % REQUESTS)

  beforeAll(async () => {
    world = await openTestBot(databases, { config: { maxErasuresPerHour: PER_HOUR } })
    const now = world.bot.clock.now().getTime()
    ids = await scheduleMany(
      world.bot,
      Array.from({ length: REQUESTS }, (_, i) => new Date(now - ((i * 3) % REQUESTS) * DAY)),
    )
  })
  afterAll(() => world.close())
  const begun = async () => {
    const { rows } = await world.bot.lockPool.query<{ id: string }>(
      `select request_id as id from request_event where what = 'running' group by 1 order by min(id)`,
    )
    return rows.map(({ id }) => id)
  }
  const last = () => inOrder().at(-1) ?? ''

  test('is nobody’s turn before those whose deadlines come sooner, whoever is woken first', async () => {
    for (const id of [...inOrder()].reverse().slice(0, REQUESTS - PER_HOUR)) await runRequest(world.bot, id)
    expect(await begun()).toEqual([])
    await world.pass(MINUTE)
    expect(new Set(await begun())).toEqual(new Set(inOrder().slice(0, PER_HOUR)))
  })

  test('goes on by deadlines when the hour is over, also where a later one looks in the moment in which a turn comes', async () => {
    await world.pass(30 * MINUTE)
    expect(await begun()).toHaveLength(PER_HOUR)
    const { rows } = await world.bot.lockPool.query<{ at: Date }>('select min(started_at) as at from erasure_request')
    const opens = (rows[0]?.at.getTime() ?? 0) + 60 * MINUTE
    const { rows: waiting } = await world.bot.lockPool.query<{ at: Date }>(
      'select distinct next_attempt_at as at from erasure_request where id = $1',
      [last()],
    )
    expect(waiting[0]?.at.getTime()).toBeLessThanOrEqual(opens)
    await world.bot.lockPool.query('update erasure_request set next_attempt_at = null where id = $1', [last()])
    await world.pass(opens - world.bot.clock.now().getTime() - 1)
    expect(await begun()).toHaveLength(PER_HOUR)
    for (let quarter = 0; quarter < 20 && (await begun()).length < REQUESTS; quarter += 1) {
      await runRequest(world.bot, last())
      await world.pass(15 * MINUTE)
    }
    const order = await begun()
    // Those of one hour may begin side by side.
    const hours = Array.from({ length: Math.ceil(REQUESTS / PER_HOUR) }, (_, i) => i * PER_HOUR)
    for (const from of hours)
      expect(new Set(order.slice(from, from + PER_HOUR))).toEqual(new Set(inOrder().slice(from, from + PER_HOUR)))
  })

  test('wakes nobody in vain while the hour is full', async () => {
    await scheduleMany(world.bot, [world.bot.clock.now()])
    await sweep(world.bot)
    const refused = async () =>
      (await world.bot.lockPool.query(`select sum(count) as times from request_event where what = 'awaits-turn'`)).rows
    const before = await refused()
    for (let minute = 0; minute < 5; minute += 1) await world.pass(MINUTE)
    expect(await refused()).toEqual(before)
  })
})
