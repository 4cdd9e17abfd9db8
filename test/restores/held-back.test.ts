import { describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { readReplayList, replayFile } from '../../src/erasure/replay-list-store.ts'
import { expire } from '../../src/jobs/expire.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY } from '../support/bot.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

async function erased(world: Scenario): Promise<void> {
  const meera = world.actor('meera')
  await meera.says('delete my data')
  await meera.says('english')
  await meera.taps('Delete my data')
  await meera.taps('Yes, delete it')
  for (const days of [1, 9]) await world.test.pass(days * DAY)
  expect(await chats(world)).toEqual([])
}

const chats = (world: Scenario) =>
  world.platform(`select 1 from conversation where external_id = $1`, [world.actor('meera').phone.contact.phone])
const hold = (world: Scenario) =>
  world.platform(
    `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
     values ('66666666-6666-4666-8666-666666666666', 'table', 'message', 'court_order', '2026-01-01')`,
  )
const endHold = (world: Scenario) => world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
const night = async (world: Scenario, days = 1) => {
  await world.test.pass(days * DAY)
  await expire(world.test.bot)
}
/** How often staff have heard that the night could not carry them out. */
const alarms = async ({ test: { url } }: Scenario) =>
  Number((await (await fetch(`${url}/metrics`)).text()).match(/alarms_total\{reason="held-not-replayed"\} (\d+)/)?.[1] ?? 0)

/** The same map for all that it does, and another by its hash. */
const another = (map: DataMap): DataMap =>
  JSON.parse(JSON.stringify({ ...map, a_table_of_a_later_version: map.message })) as DataMap

describe('somebody whom a legal hold keeps back after a restore', () => {
  const world = scenario()
  const ready = async () => ((await (await fetch(`${world.test.url}/readyz`)).json()) as { replay: string }).replay
  const refuse = `create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = '23503'; end $$`

  test('is on record before the gate opens', async () => {
    await world.test.pass(1)
    const backup = await backUp(world.test.bot.platform)
    await erased(world)
    await restore(world.test.bot.platform, backup)
    await hold(world)
    await world.bot(refuse)
    await world.bot('create trigger refuse before update on replay_run for each row execute function refuse()')
    await expect(replayErasures(world.test.bot)).rejects.toThrow()
    await world.bot('drop function refuse cascade')
    expect(await ready()).toBe('needed')
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', held: 1 })
    expect(await ready()).toBe('done')
  })

  test('has the days of kept rows counted anew after the restore, and not again for every night that looks at the hold', async () => {
    const counted = () => world.bot(`select 1 from access_log where action = 'retention-recomputed'`)
    await nightly(world.test.bot)
    const after = await counted()
    for (let days = 0; days < 2; days += 1) {
      await night(world)
      await nightly(world.test.bot)
    }
    expect(after).not.toEqual([])
    expect(await counted()).toEqual(after)
  })

  test('is not forgotten by a replay of what is newer than they are', async () => {
    const { bot } = world.test
    const since = new Date(bot.clock.now().getTime() + 1)
    expect(await replayErasures(bot, { since })).toMatchObject({ is: 'done', listed: 0, held: 0 })
    await endHold(world)
    await world.platform(refuse)
    await world.platform('create trigger refuse before delete on message for each row execute function refuse()')
    await night(world)
    expect(await alarms(world)).toBe(1)
  })

  test('is tried again every night after one that failed, whatever their line’s own day, and staff hear of it each time', async () => {
    await night(world, 60)
    await world.platform('drop trigger refuse on message')
    expect(await chats(world)).not.toEqual([])
    const { bot } = world.test
    const [map, rows] = [bot.dataMap, bot.config.maxRowsPerSubject]
    bot.dataMap = another(map)
    bot.config.maxRowsPerSubject = 1
    await expire(bot)
    bot.dataMap = map
    bot.config.maxRowsPerSubject = rows
    expect(await alarms(world)).toBe(3)
    expect(await chats(world)).not.toEqual([])
    await night(world)
    expect(await chats(world)).toEqual([])
    expect(await alarms(world)).toBe(3)
  })

  test('stays on the list as long as a backup may have them, and is forgotten then', async () => {
    await night(world, 30)
    expect(await world.bot('select 1 from replay_entry')).not.toEqual([])
    await night(world, 7)
    expect(await world.bot('select 1 from replay_entry')).toEqual([])
    expect(readReplayList(replayFile(world.test.dataDir), new Map())).toEqual({ entries: [], unsigned: [] })
  })
})

describe('somebody whom a legal hold keeps back, and whom the bot’s database does not know since both were restored', () => {
  const world = scenario()

  test('stays on the list outside it, whatever their line’s own day, and goes when the hold has ended', async () => {
    await world.test.pass(1)
    const { bot } = world.test
    const [platform, own] = [await backUp(bot.platform), await backUp(bot.lockPool)]
    await erased(world)
    await restore(bot.platform, platform)
    await restore(bot.lockPool, own)
    await hold(world)
    expect(await replayErasures(bot, { acceptLost: true })).toMatchObject({ is: 'done', listed: 1, held: 1 })
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
    await night(world, 60)
    await night(world)
    expect(await chats(world)).not.toEqual([])
    await endHold(world)
    await night(world)
    expect(await chats(world)).toEqual([])
    expect(await alarms(world)).toBe(0)
    await night(world, 36)
    expect(readReplayList(replayFile(world.test.dataDir), new Map())).toEqual({ entries: [], unsigned: [] })
  })
})
