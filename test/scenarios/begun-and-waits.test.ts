import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

/** What the database refuses after the first batches have been committed. */
const REFUSES = `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '23514'; end $$;
  create trigger refuses before delete on conversation for each row execute function refuse()`

describe('an erasure that has begun and stops for staff', () => {
  const world = scenario()
  const state = () => world.bot('select state, started_at is not null as begun from erasure_request')
  const titles = (actor: ReturnType<typeof world.actor>) => actor.last().bubble.buttons.map(({ title }) => title)

  it('says that it is too late to keep it, and offers no button for that', async () => {
    await world.platform(REFUSES)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    for (let hour = 0; hour < 6; hour += 1) await world.test.pass(HOUR)
    expect(await state()).toEqual([{ state: 'parked', begun: true }])
    for (const words of ['status', 'keep my data', 'delete my data', 'status']) {
      const [heard = '', ...more] = await rohan.says(words)
      expect(heard, words).toContain('a person is looking at it')
      expect(heard, words).toContain('It is too late to keep it')
      expect(more).toEqual([])
      expect(titles(rohan)).toEqual([])
    }
  })

  it('an older button says the same', async () => {
    const rohan = world.actor('rohan')
    expect((await rohan.taps('Keep my data')).join()).toContain('It is too late to keep it')
    expect(titles(rohan)).toEqual([])
  })

  it('and goes on once staff let it', async () => {
    const rohan = world.actor('rohan')
    await world.platform('drop function refuse() cascade')
    await world.bot("update erasure_request set state = 'scheduled', next_attempt_at = now() + interval '1 year'")
    expect((await rohan.says('status')).join()).toContain('is being erased right now')
    await world.bot('update erasure_request set next_attempt_at = confirmed_at')
    await world.test.pass(MINUTE)
    expect(await state()).toEqual([{ state: 'completed', begun: true }])
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
  })
})
