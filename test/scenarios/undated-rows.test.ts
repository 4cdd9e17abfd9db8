import { describe, expect, it } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { searchNightly } from '../../src/jobs/search-nightly.ts'
import { addProcessor } from '../../src/processors/processor-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

const ROHAN = '+917000026350'

/** What is sent later has no date until then. */
const reminders: DataMap = {
  reminder: {
    ...{ category: 'messaging', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'sent_at' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'erase' },
    columns: { id: 'key', phone: 'identifier', sent_at: 'time' },
  },
}

async function addReminders({ test }: Scenario): Promise<void> {
  await test.bot.platform.query(`create table reminder (id int primary key, phone varchar(20) not null, sent_at timestamptz);
    create index on reminder (phone);
    insert into reminder values (1, '${ROHAN}', null), (2, '${ROHAN}', '2026-01-01'), (3, '+917000000099', null)`)
  test.bot.dataMap = { ...test.bot.dataMap, ...reminders }
  const { foreignKeys: _, ...expects } = test.bot.mapExpects
  test.bot.mapExpects = { ...expects, tables: test.bot.dataMap }
}

async function erased(world: Scenario): Promise<void> {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  await world.test.pass(15 * MINUTE)
}
async function passDays({ test }: Scenario, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) await test.pass(DAY)
}
const left = async (world: Scenario) =>
  (await world.platform<{ id: number }>('select id from reminder order by id')).map(({ id }) => id)
const results = (world: Scenario) =>
  world.bot<{ result: string }>(`select body::jsonb ->> 'result' as result from receipt order by number`)

const rests = (world: Scenario) =>
  world.bot<{ rest: string[] }>(`select body::jsonb -> 'rest' as rest from receipt order by number`)

describe('a row without a date', () => {
  const world = scenario()

  it('goes with the erasure, and what is written after its completion stays for whoever has the number by then', async () => {
    await addReminders(world)
    await erased(world)
    expect(await left(world)).toEqual([3])
    expect(await results(world)).toEqual([{ result: 'completed' }])
    await world.platform(`insert into reminder values (4, '${ROHAN}', null), (5, '${ROHAN}', '2026-01-02')`)
    await world.test.pass(DAY)
    await nightly(world.test.bot)
    expect(await left(world)).toEqual([3, 4])
    await passDays(world, 8)
    expect(await left(world)).toEqual([3, 4])
    expect(await world.bot('select second_swept_at is not null as swept from erasure_request')).toEqual([{ swept: true }])
    expect((await results(world)).map(({ result }) => result)).not.toContain('partial')
  })
})

describe('a row without a date that would not go at first', () => {
  const world = scenario()

  it('is the erasure’s until it is complete', async () => {
    await addReminders(world)
    await world.platform(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = '23503'; end $$`)
    await world.platform(
      'create trigger refuse before delete on reminder for each row when (old.id = 1) execute function refuse()',
    )
    await erased(world)
    expect(await left(world)).toContain(1)
    expect(await results(world)).not.toContainEqual({ result: 'completed' })
    await world.platform('drop trigger refuse on reminder')
    await passDays(world, 2)
    expect(await left(world)).toEqual([3])
    expect((await results(world)).at(-1)).toEqual({ result: 'completed' })
  })
})

describe('a row without a date that comes while only a processor has not confirmed', () => {
  const world = scenario()

  it('stays for whoever has the number by then, however often the request is tried again', async () => {
    await addReminders(world)
    await addProcessor(
      world.test.bot.db,
      world.test.bot.keys,
      {
        ...{ id: newId(), name: 'silent', endpoint: 'http://127.0.0.1:9/silent', secret: 'a-secret-that-nobody-else-knows' },
        ...{ categories: ['messaging'], verbs: ['erase-now', 'erase-after'], knowsBy: ['phone'], answerHours: 72 },
      },
      world.test.bot.clock.now(),
    )
    await erased(world)
    await world.test.pass(3 * MINUTE)
    expect(await rests(world)).toEqual([{ rest: ['processor:silent'] }])
    await world.platform(`insert into reminder values (4, '${ROHAN}', null), (5, '${ROHAN}', '2026-01-02')`)
    await nightly(world.test.bot)
    await passDays(world, 2)
    expect(await left(world)).toEqual([3, 4])
  })
})

describe('a row without a date that comes when the night has found what was left, and the erasure is complete since', () => {
  const world = scenario()

  it('stays, and the receipt of that completion stands', async () => {
    await addReminders(world)
    // While the map does not know it, no erasure is complete.
    await world.platform('create table stray_note (id uuid primary key, words text)')
    await erased(world)
    await world.platform(`insert into reminder values (5, '${ROHAN}', '2026-01-02')`)
    const { bot } = world.test
    const connect = async () => {
      await world.platform('drop table if exists stray_note')
      await world.test.pass(DAY)
      expect((await results(world)).at(-1)).toEqual({ result: 'completed' })
      await world.platform(`insert into reminder values (4, '${ROHAN}', null) on conflict do nothing`)
      return bot.lockPool.connect()
    }
    await searchNightly({ ...bot, lockPool: { connect } as unknown as typeof bot.lockPool })
    expect(await left(world)).toEqual([3, 4])
    expect((await results(world)).at(-1)).toEqual({ result: 'completed' })
  })
})

describe('a row without a date whose number is spelled strangely', () => {
  const world = scenario()

  it('is no mention: it may be of before, so that it stays and the receipt says that something is left', async () => {
    await addReminders(world)
    await erased(world)
    await world.platform(`insert into reminder values (4, 'tel 70.000 26-350', null)`)
    await world.test.pass(DAY)
    await nightly(world.test.bot)
    expect(await left(world)).toEqual([3, 4])
    expect((await rests(world)).at(-1)).toEqual({ rest: ['reminder.phone'] })
  })
})
