import { describe, expect, it } from 'vitest'
import { releaseRequest } from '../../src/jobs/release-request.ts'
import { replayLetter } from '../../src/jobs/replay-letter.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

describe('a stored message that cannot be opened any more', () => {
  const world = scenario()

  it('is set aside after five tries with an alarm, and the person’s next message is heard; nobody else waits for it', async () => {
    const rohan = world.actor('rohan')
    const imran = world.actor('imran')
    await rohan.says('hello')
    const { wamid } = await rohan.phone.say('delete my data')
    world.alsoSecret(wamid)
    await world.bot("update inbox_event set sealed = 'e1.AAAA' where handled_at is null")
    await world.test.settle()
    const heard = rohan.heard().length
    expect(await imran.says('help')).toHaveLength(1)
    await rohan.says('help')
    for (let minute = 0; minute < 6; minute += 1) await world.test.pass(MINUTE)
    expect(await world.bot('select reason from dead_letter')).toEqual([{ reason: 'handler-failed' }])
    expect(await world.bot('select 1 from inbox_event where handled_at is null')).toEqual([])
    expect(rohan.heard().slice(heard)).toEqual([expect.stringContaining('Write one of these')])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="dead-letter"\} 1/)
  })
})

describe('"keep my data" that could not be handled', () => {
  const world = scenario()
  const state = async () =>
    (
      await world.bot<{ state: string; reason: string | null }>(
        'select state, reason from erasure_request order by created_at desc limit 1',
      )
    )[0]
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await world.test.pass(MINUTE)
  }
  const breaks = () =>
    world.bot(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger broken before insert on outbox_message for each row execute function broken()`)
  const mends = () => world.bot('drop trigger broken on outbox_message; drop function broken')
  const confirmed = async (key: 'rohan' | 'imran') => {
    const actor = world.actor(key)
    await actor.says('english')
    await actor.says('delete my data')
    await actor.taps('Delete my data')
    await actor.taps('Yes, delete it')
    return actor
  }

  it('keeps the erasure from beginning until staff have looked, and keeps the data once it is heard', async () => {
    const rohan = await confirmed('rohan')
    await breaks()
    await rohan.says('keep my data')
    await minutes(6)
    expect(await world.bot('select reason from dead_letter')).toEqual([{ reason: 'handler-failed' }])
    await mends()
    await minutes(20)
    expect(await state()).toEqual({ state: 'parked', reason: 'message-unheard' })
    await minutes(60)
    const [letter] = await world.bot<{ id: string }>('select id from dead_letter')
    expect(await replayLetter(world.test.bot, Number(letter?.id))).toBe(true)
    await world.test.settle()
    await rohan.taps('Yes, keep it')
    expect((await state())?.state).toBe('cancelled')
  })

  it('and that staff have looked at holds nothing up a second time', async () => {
    const imran = await confirmed('imran')
    await breaks()
    await imran.says('keep my data')
    await minutes(6)
    await mends()
    await minutes(20)
    expect((await state())?.state).toBe('parked')
    const [row] = await world.bot<{ id: string }>('select id from erasure_request order by created_at desc limit 1')
    const { bot } = world.test
    const request = (await loadRequest(bot.db, row?.id ?? '')) ?? expect.unreachable()
    await bot.db.transaction((tx) => releaseRequest(bot, tx, request, 'looked-at', bot.clock.now()))
    await minutes(2)
    expect((await state())?.state).toBe('completed')
  })
})
