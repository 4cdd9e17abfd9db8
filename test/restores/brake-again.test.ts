import { describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

/** The same map for all that it does, and another by its hash. */
const another = (map: DataMap): DataMap =>
  JSON.parse(JSON.stringify({ ...map, a_table_of_a_later_version: map.message })) as DataMap

describe('a data map that was changed after an erasure', () => {
  const world = scenario()
  const stops = () => world.bot<{ what: string }>(`select what, detail from request_event where what = 'sweep-stopped'`)
  const swept = () => world.bot('select 1 from erasure_request where second_swept_at is not null')

  test('is braked before a replay takes a row by it, and replayed when staff have looked', async () => {
    const { bot } = world.test
    const backup = await backUp(bot.platform)
    await confirmed(world.actor('rohan'))
    await world.test.pass(15 * MINUTE)
    const [before] = await world.platform<{ n: number }>('select count(*)::int as n from message')
    await restore(bot.platform, backup)
    const [map, rows] = [bot.dataMap, bot.config.maxRowsPerSubject]
    bot.dataMap = another(map)
    bot.config.maxRowsPerSubject = 1
    expect(await replayErasures(bot)).toMatchObject({ is: 'incomplete', braked: 1, rows: 0 })
    expect(await replayErasures(bot, { pastBrake: true })).toMatchObject({ braked: 0 })
    bot.dataMap = map
    bot.config.maxRowsPerSubject = rows
    expect(await replayErasures(bot)).toMatchObject({ is: 'done' })
    expect(await world.platform('select count(*)::int as n from message')).toEqual([before])
  })

  test('is braked before the second sweep, which waits until the map is mended', async () => {
    const { bot } = world.test
    const [map, rows] = [bot.dataMap, bot.config.maxRowsPerSubject]
    bot.dataMap = another(map)
    bot.config.maxRowsPerSubject = -1
    await world.test.pass(8 * DAY)
    expect(await stops()).toEqual([{ what: 'sweep-stopped', detail: 'too-many-rows' }])
    expect(await swept()).toEqual([])
    bot.dataMap = map
    await world.test.pass(DAY)
    expect(await swept()).toHaveLength(1)
    bot.config.maxRowsPerSubject = rows
  })
})

describe('a database that refuses an erasure for good', () => {
  const world = scenario()
  const failed = () => world.bot(`select count(*)::int as n, detail from request_event where what = 'attempt-failed' group by 2`)
  const state = async () =>
    (await world.bot<{ state: string; reason: string | null }>('select state, reason from erasure_request'))[0]
  const left = async (table: string) => (await world.platform(`select 1 from ${table}`)).length
  const alarms = async () =>
    Number((await world.test.bot.metrics.text()).match(/alarms_total\{reason="table-refuses"\} (\d+)/)?.[1] ?? 0)

  test('at one table has the rest erased after five tries, names the table to staff, and tells the person what is done', async () => {
    await world.platform(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = '23514'; end $$`)
    await world.platform('create trigger refuse before delete on message for each row execute function refuse()')
    const messages = await left('message')
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    for (let quarter = 0; quarter < 7; quarter += 1) await world.test.pass(15 * MINUTE)
    expect(await failed()).toEqual([{ n: 4, detail: '23514' }])
    expect(await state()).toEqual({ state: 'partial', reason: 'residue' })
    expect(await world.bot(`select detail from request_event where what = 'table-refuses'`)).toEqual([
      { detail: 'message:23514' },
    ])
    expect(await alarms()).toBeGreaterThan(0)
    const [receipt] = await world.bot<{ rest: string[]; categories: string }>(
      `select body::json -> 'rest' as rest, body::json ->> 'categories' as categories from receipt`,
    )
    expect(receipt?.rest).toContain('message:erase')
    expect(await left('message')).toBe(messages)
    expect(receipt?.categories).toMatch(/"(deleted|anonymised)":[1-9]/)
    expect(rohan.heard().filter((text) => text.includes('takes longer than planned'))).toEqual([])
  })

  test('goes on by itself when that is mended', async () => {
    const refusals = async () =>
      (await world.bot<{ count: number }>(`select count::int from request_event where what = 'table-refuses'`))[0]?.count ?? 0
    await world.test.pass(DAY)
    expect([(await state())?.state, (await refusals()) > 1, await failed()]).toEqual([
      'partial',
      true,
      [{ n: 4, detail: '23514' }],
    ])
    await world.platform('drop trigger if exists refuse on message')
    await world.test.pass(DAY)
    expect((await state())?.state).toBe('completed')
  })

  test('wherever nobody can tell a table from it waits for staff, and the person hears once that it takes longer', async () => {
    await world.platform(
      `create constraint trigger refuse after delete on message deferrable initially deferred for each row execute function refuse()`,
    )
    const sunita = world.actor('sunita')
    await confirmed(sunita)
    for (let quarter = 0; quarter < 8; quarter += 1) await world.test.pass(15 * MINUTE)
    const parked = () => world.bot(`select reason from erasure_request where state = 'parked'`)
    expect(await parked()).toEqual([{ reason: 'database-refuses' }])
    expect(sunita.heard().filter((text) => text.includes('takes longer than planned'))).toHaveLength(1)
    await world.bot(`update erasure_request set state = 'scheduled', reason = null where state = 'parked'`)
    await world.bot(
      `insert into request_event (request_id, at, what, detail) select id, now(), 'released', 'checked' from erasure_request`,
    )
    await world.test.pass(15 * MINUTE)
    expect(await parked()).toEqual([])
    await world.platform('drop trigger refuse on message')
    for (let quarter = 0; quarter < 5; quarter += 1) await world.test.pass(15 * MINUTE)
    expect(await world.bot('select distinct state from erasure_request')).toEqual([{ state: 'completed' }])
  })
})
