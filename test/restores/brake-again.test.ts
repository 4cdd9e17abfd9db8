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

  test('has it parked for staff after five tries, with the code on its timeline; the person hears once that it takes longer', async () => {
    await world.platform(`create table lead (message_id uuid references message (id))`)
    await world.platform(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = '23503'; end $$`)
    await world.platform('create trigger refuse before delete on message for each row execute function refuse()')
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    for (let quarter = 0; quarter < 8; quarter += 1) await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state, reason from erasure_request')).toEqual([
      { state: 'parked', reason: 'database-refuses' },
    ])
    expect(
      await world.bot(`select count(*)::int as n, detail from request_event where what = 'attempt-failed' group by 2`),
    ).toEqual([{ n: 5, detail: '23503' }])
    expect(rohan.heard().filter((text) => text.includes('takes longer than planned'))).toHaveLength(1)
  })

  test('goes on when staff let it, and fails as often again before it is parked once more', async () => {
    await world.bot(`update erasure_request set state = 'scheduled', reason = null`)
    await world.bot(
      `insert into request_event (request_id, at, what, detail) select id, now(), 'released', 'checked' from erasure_request`,
    )
    await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state from erasure_request')).not.toEqual([{ state: 'parked' }])
    await world.platform('drop trigger refuse on message')
    await world.platform('drop table lead')
    for (let quarter = 0; quarter < 5; quarter += 1) await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
  })
})
