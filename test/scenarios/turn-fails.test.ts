import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
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
