import { afterEach, describe, expect, it, vi } from 'vitest'
import { replayLetter } from '../../src/jobs/replay-letter.ts'
import { MINUTE } from '../support/bot.ts'
import { openDatabase } from '../support/open-database.ts'
import { scenario } from '../support/scenario.ts'

const COACHING = 'Akshara Coaching Centre'
const ORDINARY = 'at what time does the maths batch begin'
const WISH = 'please delete my data from here'

describe('of what somebody writes in a shop’s own chat while our question is open there', () => {
  const world = scenario()
  const everything = () => openDatabase(world.databases.botUrl, world.test.bot.keys)
  const letters = () => world.bot<{ id: string; reason: string }>('select id, reason from dead_letter order by id')
  /** Every turn of a conversation fails, as it would with a bug in it. */
  const breakTurns = () =>
    world.bot(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken by the test'; end $$;
      create trigger broken before update on conversation for each row execute function broken()`)
  const mendTurns = () => world.bot('drop trigger if exists broken on conversation; drop function if exists broken')
  const untilSetAside = async () => {
    for (let minute = 0; minute < 8; minute += 1) await world.test.pass(MINUTE)
    expect(await world.bot('select 1 from inbox_event where handled_at is null')).toEqual([])
  }
  afterEach(async () => {
    await mendTurns()
    await world.bot('delete from dead_letter')
  })

  it('nothing is kept of a message that was meant for the shop, not even sealed', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    const { outcome } = await rohan.phone.say(ORDINARY)
    expect(outcome.body).not.toBe(JSON.stringify({ taken: [] }))
    expect(await everything()).toContain(ORDINARY)
    await world.test.settle()
    expect(await everything()).not.toContain(ORDINARY)
    expect(await world.bot('select 1 from conversation where holds_floor')).toEqual([])
  })

  it('a wish that names the sender’s own number is heard, and another’s number is the shop’s', async () => {
    const rohan = world.actor('rohan', COACHING)
    const { outcome } = await rohan.phone.say('delete data of 7000012345')
    expect(outcome.body).toBe(JSON.stringify({ taken: [] }))
    const heard = await rohan.says('Mera data delete karo, mera number 70000 26350')
    expect(heard).toEqual([expect.stringContaining('Akshara Coaching Centre')])
    await rohan.says('no')
  })

  it('such a message gets no blue ticks from us, and what is ours gets them', async () => {
    const rohan = world.actor('rohan', COACHING)
    const wish = await rohan.phone.say('delete my data')
    await world.test.settle()
    const ordinary = await rohan.phone.say(ORDINARY)
    await world.test.settle()
    const again = await rohan.phone.say('delete my data')
    await world.test.settle()
    const marks = () => world.test.graph.reads.filter(({ wamid }) => [wish, ordinary, again].some((one) => one.wamid === wamid))
    await vi.waitFor(() => expect(marks()).toHaveLength(2))
    expect(marks()).toMatchObject([
      { wamid: wish.wamid, typing: false },
      { wamid: again.wamid, typing: false },
    ])
    world.alsoSecret(wish.wamid, ordinary.wamid, again.wamid)
    await rohan.says(ORDINARY)
  })

  it('nothing is kept of such a message either when it cannot be handled: staff see that there was one', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    await breakTurns()
    const { wamid } = await rohan.phone.say(ORDINARY)
    world.alsoSecret(wamid)
    await world.test.settle()
    await untilSetAside()
    expect(await letters()).toMatchObject([{ reason: 'handler-failed' }])
    const kept = await everything()
    expect(kept).not.toContain(ORDINARY)
    expect(kept).not.toContain(wamid)
    const [letter] = await letters()
    expect(await replayLetter(world.test.bot, Number(letter?.id))).toBe(false)
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="dead-letter"\} 1/)
  })

  it('a wish that cannot be handled is kept for thirty days, sealed once, and is heard when the trouble is mended', async () => {
    const imran = world.actor('imran', COACHING)
    await imran.says('hello')
    await imran.says('delete my data')
    await breakTurns()
    const { wamid } = await imran.phone.say(WISH)
    world.alsoSecret(wamid)
    await world.test.settle()
    await untilSetAside()
    const kept = await everything()
    expect(kept.split(WISH)).toHaveLength(2)
    const [letter] = await letters()
    await mendTurns()
    expect(await replayLetter(world.test.bot, Number(letter?.id))).toBe(true)
    const heard = imran.heard().length
    await world.test.settle()
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining(COACHING)])
  })
})
