import { describe, expect, test } from 'vitest'
import { nightly } from '../../src/jobs/nightly.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

describe('a platform that was restored to before an erasure that is partial', () => {
  const world = scenario()
  const told = async () =>
    (await world.bot<{ state: string; counts: unknown }>(`select state, outcome -> 'counts' as counts from erasure_request`))[0]

  test('is erased again by the replay and not by a retry, whose person hears of no row twice', async () => {
    await world.platform('create table stray_note (id uuid primary key, words text)')
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    const backup = await backUp(world.test.bot.platform)
    await world.test.pass(15 * MINUTE)
    const once = await told()
    expect(once).toMatchObject({ state: 'partial', counts: [{ noun: 'message' }] })
    await restore(world.test.bot.platform, backup)
    await world.platform('drop table stray_note')
    await world.test.pass(2 * HOUR)
    expect(await told()).toEqual(once)
    expect(await world.bot(`select 1 from request_event where what = 'awaits-replay'`)).toHaveLength(1)
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', replayed: 1 })
    await world.test.pass(DAY)
    expect(await told()).toEqual({ ...once, state: 'completed' })
  })
})

describe('a platform that was restored to before an erasure that is completed', () => {
  const world = scenario()
  const receipts = () => world.bot('select number from receipt')
  const chats = () =>
    world.platform(`select 1 from conversation where external_id = $1`, [world.actor('rohan').phone.contact.phone])

  test('is left to the replay by night and second sweep, and no receipt counts those rows again', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    const backup = await backUp(world.test.bot.platform)
    await world.test.pass(15 * MINUTE)
    await restore(world.test.bot.platform, backup)
    await nightly(world.test.bot)
    await world.test.pass(9 * DAY)
    expect(await chats()).not.toEqual([])
    expect(await receipts()).toHaveLength(1)
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', replayed: 1 })
    expect(await chats()).toEqual([])
    await world.test.pass(HOUR)
    expect(await world.bot('select state, second_swept_at is not null as swept from erasure_request')).toEqual([
      { state: 'completed', swept: true },
    ])
  })
})
