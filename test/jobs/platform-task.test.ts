import { describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const COACHING = 'Akshara Coaching Centre'

describe('what a chat has promised and the platform does not do', () => {
  const world = scenario()
  const alarms = async (reason: string) => {
    const text = await (await fetch(`${world.test.url}/metrics`)).text()
    return Number(new RegExp(`alarms_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
  }
  const left = () =>
    world.bot<{ what: string; attempts: number }>('select what, attempts from platform_task where done_at is null order by seq')
  const pauses = () => world.platform('select 1 from deletion_bot.freeze_undo')
  const breaks = () =>
    world.platform(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger broken before insert on deletion_bot.suppression for each row execute function broken()`)
  const mends = () => world.platform('drop trigger broken on deletion_bot.suppression; drop function broken')

  it('keeps nothing else of that person waiting: the shop has its chat back, and staff hear of it', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('english')
    await breaks()
    await rohan.says('delete my data')
    expect(await pauses()).not.toEqual([])
    await rohan.says('stop sending me offers')
    expect(await left()).toEqual([{ what: 'stop-ads', attempts: 1 }])
    await rohan.says('no')
    expect(await left()).toEqual([{ what: 'stop-ads', attempts: 1 }])
    expect(await pauses()).toEqual([])
    expect(await alarms('platform-task-waits')).toBe(0)
    for (let minute = 0; minute < 16; minute += 1) await world.test.pass(MINUTE)
    expect(await left()).toEqual([{ what: 'stop-ads', attempts: 5 }])
    expect(await alarms('platform-task-waits')).toBe(1)
  })

  it('is done as soon as it can be, a quarter of an hour later at the most', async () => {
    await mends()
    await world.test.pass(15 * MINUTE)
    expect(await left()).toEqual([])
    expect(await world.platform("select 1 from deletion_bot.suppression where blocks = 'campaigns'")).not.toEqual([])
  })

  it('is given up after thirty days with an alarm; a chat is given back however late', async () => {
    const imran = world.actor('imran', COACHING)
    await imran.says('english')
    await imran.says('delete my data')
    expect(await pauses()).not.toEqual([])
    await breaks()
    await imran.says('stop sending me offers')
    await world.platform(`create function stuck() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger stuck before delete on deletion_bot.freeze_undo for each row execute function stuck()`)
    await imran.says('no')
    expect((await left()).map(({ what }) => what)).toEqual(['stop-ads', 'release-floor'])
    await world.test.pass(31 * DAY)
    await expire(world.test.bot)
    expect((await left()).map(({ what }) => what)).toEqual(['release-floor'])
    expect(await world.bot('select 1 from platform_task where sealed is not null')).toEqual([])
    expect(await alarms('platform-task-given-up')).toBe(1)
    await world.platform('drop trigger stuck on deletion_bot.freeze_undo; drop function stuck')
    await world.test.pass(HOUR)
    expect(await left()).toEqual([])
    expect(await pauses()).toEqual([])
    await mends()
  })
})
