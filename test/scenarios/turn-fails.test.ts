import { afterEach, describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const COACHING = 'Akshara Coaching Centre'

describe('a turn that the platform’s answer or the clock has begun and that fails each time', () => {
  const world = scenario()
  const alarms = async () =>
    Number(/alarms_total\{reason="turn-fails"\} (\d+)/.exec(await (await fetch(`${world.test.url}/metrics`)).text())?.[1] ?? 0)
  const breaks = (table: string, when: string) =>
    world.bot(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger broken before insert on ${table} for each row when (${when}) execute function broken()`)
  const mends = (table: string) => world.bot(`drop trigger broken on ${table}; drop function broken`)
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await world.test.pass(MINUTE)
  }
  const waiting = () => world.bot('select state, asked, failures from conversation where asked is not null or failures > 0')
  afterEach(async () => {
    expect(await waiting()).toEqual([])
  })

  it('is tried five times; then the person hears that it does not go on, once, and is offered a person', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('english')
    await rohan.says('delete my data')
    await breaks('erasure_request', "new.state = 'awaiting_confirmation'")
    expect(await rohan.taps('Delete my data')).toEqual([])
    await minutes(4)
    expect(rohan.heard().slice(-2)).toEqual([
      expect.stringContaining('I cannot reach the records right now'),
      expect.stringContaining('A person can help you in this chat'),
    ])
    expect(await alarms()).toBe(1)
    const heard = rohan.heard().length
    await minutes(60)
    expect(rohan.heard().slice(heard)).toEqual([])
    await mends('erasure_request')
    await world.test.pass(2 * HOUR)
    expect(rohan.heard().slice(heard)).toEqual([expect.stringContaining('If you say yes')])
  })

  it('of the clock is left after five tries, and whoever waits hears it, too', async () => {
    const imran = world.actor('imran')
    await imran.says('english')
    await imran.says('delete my data')
    const before = await alarms()
    await breaks('outbox_message', "new.what = 'choose'")
    const heard = imran.heard().length
    await world.test.pass(61 * MINUTE)
    await minutes(4)
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining('A person can help you in this chat')])
    expect(await alarms()).toBe(before + 1)
    await minutes(3)
    expect(await alarms()).toBe(before + 1)
    await mends('outbox_message')
    expect(await imran.taps('Talk to a person')).toEqual([expect.stringContaining('CM-')])
  })

  it('gives a business its chat back, whatever can be said', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    expect(await world.bot('select 1 from conversation where holds_floor')).toHaveLength(1)
    await breaks('outbox_message', 'true')
    await world.test.pass(61 * MINUTE)
    await minutes(4)
    expect(await world.bot('select 1 from conversation where holds_floor')).toEqual([])
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
    await mends('outbox_message')
  })
})

describe('a review whose clock turn fails each time', () => {
  const world = scenario()
  const breaks = (when: string) =>
    world.bot(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger broken before insert on outbox_message for each row when (${when}) execute function broken()`)
  const mends = () => world.bot('drop trigger broken on outbox_message; drop function broken')
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await world.test.pass(MINUTE)
  }
  const requests = () => world.bot('select state, token_sealed from erasure_request')
  const ended = async () => (await world.bot("select 1 from request_event where what = 'expired'")).length
  const sealed = () =>
    world.bot(`select 1 from inbox_event where sealed is not null union all select 1 from conversation where snapshot_sealed is not null
      union all select 1 from person_binding where address_sealed is not null`)
  const review = async (name: 'imran' | 'rohan') => {
    const actor = world.actor(name)
    await actor.says('english')
    await actor.says('delete my data')
    await actor.taps('Delete my data')
    expect(actor.heard().at(-1)).toContain('If you say yes')
    return actor
  }

  it('ends with the day all the same, and its person hears that nothing was deleted', async () => {
    const imran = await review('imran')
    await breaks("new.what = 'review'")
    await world.test.pass(61 * MINUTE)
    await minutes(6)
    expect(imran.heard().at(-1)).toContain('A person can help you in this chat')
    await mends()
    const heard = imran.heard().length
    await world.test.pass(22 * HOUR + 45 * MINUTE)
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining('Nothing was deleted')])
    expect(await requests()).toMatchObject([{ state: 'expired' }])
    await world.test.pass(31 * DAY)
    await expire(world.test.bot)
    expect(await sealed()).toEqual([])
    expect(await requests()).toEqual([{ state: 'expired', token_sealed: null }])
  })

  it('is over also where its very end could not be said', async () => {
    const imran = await review('imran')
    await breaks("new.what = 'expired'")
    await world.test.pass(61 * MINUTE)
    await world.test.pass(22 * HOUR + 50 * MINUTE)
    await minutes(4)
    expect(imran.heard().at(-1)).toContain('A person can help you in this chat')
    expect(await requests()).toMatchObject([{ state: 'expired' }, { state: 'expired' }])
    await mends()
  })

  it('keeps nobody’s number and words where nothing could be said at all', async () => {
    const rohan = await review('rohan')
    const before = await ended()
    await breaks('true')
    await world.test.pass(61 * MINUTE)
    await minutes(6)
    await mends()
    await world.test.pass(DAY)
    await expire(world.test.bot)
    expect((await requests()).at(-1)).toMatchObject({ state: 'awaiting_confirmation' })
    await world.test.pass(DAY)
    await expire(world.test.bot)
    expect((await requests()).at(-1)).toMatchObject({ state: 'expired' })
    expect(await ended()).toBe(before + 1)
    await rohan.taps('Yes, delete it')
    expect(await world.bot('select 1 from erasure_request where confirmed_at is not null')).toEqual([])
    await world.test.pass(DAY)
    await world.test.pass(31 * DAY)
    await expire(world.test.bot)
    expect(await sealed()).toEqual([])
    expect(await world.bot('select 1 from erasure_request where token_sealed is not null')).toEqual([])
  })
})
