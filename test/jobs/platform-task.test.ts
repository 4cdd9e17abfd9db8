import { describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { personsWithPlatformTasks } from '../../src/requests/platform-task-store.ts'
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

describe('what is due while very many wait for their next try', () => {
  const world = scenario()
  const woken = async () =>
    (
      await world.bot<{ id: string }>(
        `select split_part(key, ':', 2) as id from graphile_worker.jobs where key like 'platform-task:%'`,
      )
    ).map(({ id }) => id)
  /** Somebody whose chat is to be given back at that time; undefined: never tried yet. */
  const waits = async (count: number, at: Date | undefined, ageMs = 0) => {
    const now = world.test.bot.clock.now()
    const rows = await world.bot<{ id: string }>(
      `with people as (insert into person (id, created_at) select gen_random_uuid(), $1::timestamptz from generate_series(1, $2::int) returning id)
       insert into platform_task (id, person_id, conversation_id, what, next_attempt_at, created_at)
       select gen_random_uuid(), people.id, c.id, 'release-floor', $3::timestamptz, $4::timestamptz from people, (select id from conversation limit 1) c
       returning person_id as id`,
      [now, count, at, new Date(now.getTime() - ageMs)],
    )
    return rows.map(({ id }) => id)
  }

  it('is woken, whoever waited longest first, and nobody whose time is still to come', async () => {
    const { bot } = world.test
    await world.actor('rohan').says('hello')
    const now = bot.clock.now()
    await waits(3_000, new Date(now.getTime() + 10 * MINUTE), HOUR)
    const fresh = await waits(1, undefined)
    const again = await waits(1, new Date(now.getTime() - MINUTE), HOUR)
    expect(await personsWithPlatformTasks(bot.db, now, 1)).toEqual(again)
    await sweep(bot)
    expect((await woken()).toSorted()).toEqual([...again, ...fresh].toSorted())
    await world.test.settle()
    expect(await world.bot('select 1 from platform_task where done_at is not null')).toHaveLength(2)
  })
})
