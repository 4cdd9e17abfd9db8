import { describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { storesForTheShop } from '../support/customer-again.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn, rowsOf, without } from '../support/rows-of.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'

const COACHING = 'Akshara Coaching Centre'
const ROHAN = { phone: '+917000026350', address: '+917000026350', name: 'Rohan Das' }
const IMRAN = { phone: '+917000075532', address: '+917000075532', name: 'Imran Qureshi' }
const KAVYA = { phone: null, userId: 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3', address: 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3', name: 'Kavya Reddy' }

/** Whatever this person sends is stored a moment after the bot has taken it, as the platform does: never what it did not take. */
function stored(world: Scenario, actor: Actor, who: { address: string; name: string }) {
  const keep = async (text: string, act: () => Promise<string[]>) => {
    let sent = { wamid: '', body: '' }
    const { phone } = actor
    const watched = { say: phone.say, tap: phone.tap }
    phone.say = async (...given) => noted(await watched.say(...given))
    phone.tap = async (...given) => noted(await watched.tap(...given))
    const noted = <Carried extends { wamid: string; outcome: { body: string } }>(carried: Carried): Carried => {
      sent = { wamid: carried.wamid, body: carried.outcome.body }
      return carried
    }
    const heard = await act()
    Object.assign(phone, watched)
    expect(JSON.parse(sent.body)).toEqual({ taken: [sent.wamid] })
    await world.test.pass(2_000)
    await storesForTheShop(world, who, text, { wamid: sent.wamid })
    return heard
  }
  return {
    says: (text: string) => keep(text, () => actor.says(text)),
    taps: (title: string) => keep(title, () => actor.taps(title)),
  }
}

describe('a shop whose platform stores what the bot took in its chat', () => {
  const world = scenario()
  const results = () =>
    world.bot<{ result: string }>(
      "select distinct on (request_id) body::jsonb ->> 'result' as result from receipt order by request_id, number desc",
    )

  it('keeps nothing of whoever said yes, hesitated and asked: number, name and words go', async () => {
    const before = await dumpDatabase(world.databases.platformUrl, 'public')
    const actor = world.actor('rohan', COACHING)
    const rohan = stored(world, actor, ROHAN)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    await rohan.taps('Yes, delete it')
    await rohan.taps('Keep my data')
    await rohan.taps('No, still delete')
    await rohan.says('what is the status of my deletion')
    await world.test.pass(15 * MINUTE)
    expect(actor.heard().at(-1)).toMatch(/Your data with .+ is erased/)
    expect(await searchDatabase(world.databases.platformUrl, [ROHAN.name, '7000026350'])).toEqual([])
    expect(await results()).toEqual([{ result: 'completed' }])
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    expect(missingIn(without(before, rowsOf(before, ROHAN)), after)).toEqual([])
    await actor.says('complain')
    await world.test.pass(2_000)
  })

  it('what an employee wrote to them in the meantime brings nobody back: it goes with the chat', async () => {
    const actor = world.actor('kavya', COACHING)
    const kavya = stored(world, actor, KAVYA)
    await kavya.says('delete my data')
    await kavya.taps('Delete this chat')
    await kavya.taps('Yes, delete it')
    await world.test.pass(5 * MINUTE)
    await storesForTheShop(world, KAVYA, 'we are sorry to see you go', { role: 'assistant' })
    await world.test.pass(11 * MINUTE)
    expect(actor.heard().at(-1)).toMatch(/Your data with .+ is erased/)
    expect(await searchDatabase(world.databases.platformUrl, [KAVYA.name, KAVYA.userId, 'sorry to see you go'])).toEqual([])
  })

  it('what they wrote to the shop itself stays with its chat and its answer, and the deletion conversation goes out of it', async () => {
    const actor = world.actor('imran', COACHING)
    const [old] = await world.platform<{ id: string }>('select id from conversation where external_id = $1', [IMRAN.phone])
    const imran = stored(world, actor, IMRAN)
    await imran.says('delete my data')
    await imran.taps('Delete this chat')
    await imran.taps('Yes, delete it')
    await world.test.pass(3 * MINUTE)
    const { outcome, wamid } = await actor.phone.say('is there a seat left in the batch at six')
    expect(JSON.parse(outcome.body)).toEqual({ taken: [] })
    const asked = await storesForTheShop(world, IMRAN, 'is there a seat left', { wamid: `${wamid}x` })
    await world.test.pass(MINUTE)
    const answered = await storesForTheShop(world, IMRAN, 'yes, two', { role: 'assistant' })
    await imran.says('what is the status of my deletion')
    await world.test.pass(15 * MINUTE)
    expect(actor.heard().at(-1)).toMatch(/Your data with .+ is erased/)
    const left = () => world.platform('select id from message where conversation_id = $1 order by created_at', [old?.id])
    expect(await left()).toEqual([{ id: asked }, { id: answered }])
    const before = rowsOf(await dumpDatabase(world.databases.platformUrl, 'public'), IMRAN)
    await world.test.pass(8 * DAY + MINUTE)
    expect(missingIn(before, await dumpDatabase(world.databases.platformUrl, 'public'))).toEqual([])
    expect(await left()).toEqual([{ id: asked }, { id: answered }])
  })
})

describe('whoever calls the shop after the confirmation', () => {
  const world = scenario()

  /** A call of its own, as the platform stores it. */
  const calls = (business: string, phone: string) =>
    world.platform(
      `insert into voice_session (tenant_id, bot_id, livekit_room, metadata, started_at, ended_at)
       select tenant_id, id, 'room-of-a-later-call', $2::jsonb, $3, $3 from bot where tenant_id = $1 limit 1`,
      [business, JSON.stringify({ caller: { phone } }), world.test.bot.clock.now()],
    )

  it.each([
    ['keeps what the shop wrote in the chat since', 'c0ac4100-0000-4000-a000-000000000003', 1],
    ['and another business, keeps nothing of the shop’s chat', 'another', 0],
  ])('%s', async (_, business, kept) => {
    const actor = world.actor(kept ? 'imran' : 'rohan', COACHING)
    const who = kept ? IMRAN : ROHAN
    const person = stored(world, actor, who)
    await person.says('delete my data')
    await person.taps('Delete this chat')
    await person.taps('Yes, delete it')
    await world.test.pass(2 * MINUTE)
    const [other] = await world.platform<{ id: string }>('select id from tenant where id <> $1 limit 1', [
      'c0ac4100-0000-4000-a000-000000000003',
    ])
    await calls(business === 'another' ? (other?.id ?? '') : business, who.phone)
    const answered = await storesForTheShop(world, who, 'see you on tuesday at six', { role: 'assistant' })
    await world.test.pass(15 * MINUTE)
    expect(actor.heard().at(-1)).toMatch(/Your data with .+ is erased/)
    expect(await world.platform('select id from message where id = $1', [answered])).toHaveLength(kept)
    expect(
      await world.platform("select 1 from conversation where external_id = $1 and tenant_id::text like 'c0ac41%'", [who.phone]),
    ).toHaveLength(kept)
  })
})

describe('a pass over such a chat', () => {
  const world = scenario()

  it('that broke off when our words were gone already is followed by one that takes the chat', async () => {
    const actor = world.actor('rohan', COACHING)
    const rohan = stored(world, actor, ROHAN)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    await rohan.taps('Yes, delete it')
    const { bot } = world.test
    const { checkpoint } = bot
    // The batch that erases our words is in, and the process ends before the one that would erase the chat.
    bot.checkpoint = async (name) => {
      if (name !== 'running') return
      bot.checkpoint = checkpoint
      const [row] = await world.bot<{ confirmed_at: Date }>('select confirmed_at from erasure_request')
      await world.platform(
        'delete from message m using conversation c where c.id = m.conversation_id and c.external_id = $1 and m.created_at > $2',
        [ROHAN.phone, row?.confirmed_at],
      )
      throw new Error('The process ends here.')
    }
    await world.test.pass(16 * MINUTE)
    expect(await world.bot('select state, newer_sealed is not null as remembered from erasure_request')).toEqual([
      { state: 'running', remembered: true },
    ])
    for (let minute = 0; minute < 5; minute += 1) await world.test.pass(MINUTE)
    expect(await searchDatabase(world.databases.platformUrl, [ROHAN.name])).toEqual([])
    await world.test.pass(9 * DAY)
    expect(await world.bot('select 1 from erasure_request where newer_sealed is not null')).toEqual([])
  })
})

describe('a pass over such a chat that was put off', () => {
  const world = scenario()

  it('keeps nothing of what it judged: whoever came back to the shop meanwhile keeps all that was written there', async () => {
    const actor = world.actor('imran', COACHING)
    const imran = stored(world, actor, IMRAN)
    await imran.says('delete my data')
    await imran.taps('Delete this chat')
    await imran.taps('Yes, delete it')
    await world.test.pass(5 * MINUTE)
    const sorry = await storesForTheShop(world, IMRAN, 'we are sorry to see you go', { role: 'assistant' })
    const { bot } = world.test
    const { checkpoint } = bot
    let putOff = 0
    bot.checkpoint = async (name) => {
      if (name !== 'planned') return
      putOff += 1
      throw new Error('It is put off.')
    }
    await world.test.pass(11 * MINUTE)
    bot.checkpoint = checkpoint
    expect(putOff).toBeGreaterThan(0)
    expect(await world.bot('select state, newer_sealed from erasure_request')).toEqual([
      { state: 'scheduled', newer_sealed: null },
    ])
    const { wamid } = await actor.phone.say('is there a seat left in the batch at six')
    const asked = await storesForTheShop(world, IMRAN, 'is there a seat left', { wamid: `${wamid}x` })
    for (let minute = 0; minute < 5; minute += 1) await world.test.pass(MINUTE)
    expect(actor.heard().at(-1)).toMatch(/Your data with .+ is erased/)
    const [chat] = await world.platform<{ id: string }>('select id from conversation where external_id = $1', [IMRAN.phone])
    const left = await world.platform('select id from message where conversation_id = $1 order by created_at', [chat?.id])
    expect(left).toEqual([{ id: sorry }, { id: asked }])
    await world.test.pass(9 * DAY)
    expect(await world.bot('select 1 from erasure_request where newer_sealed is not null')).toEqual([])
  })
})

describe('a backup of such chats that is restored a month later', () => {
  const world = scenario()

  it('loses them again by the replay, and keeps what was meant for the shop', async () => {
    const { bot } = world.test
    const [gone, back] = [world.actor('rohan', COACHING), world.actor('imran', COACHING)]
    const [rohan, imran] = [stored(world, gone, ROHAN), stored(world, back, IMRAN)]
    for (const one of [rohan, imran]) {
      await one.says('delete my data')
      await one.taps('Delete this chat')
      await one.taps('Yes, delete it')
      await one.taps('Keep my data')
    }
    for (const one of [rohan, imran]) await one.taps('No, still delete')
    // Taken while an opening was not handled yet, and left to the shop.
    const opening = await back.phone.say('what is the status of my deletion')
    const left = await back.phone.say('is there a seat left in the batch at six')
    expect(JSON.parse(left.outcome.body)).toEqual({ taken: [left.wamid] })
    await world.test.pass(2_000)
    await storesForTheShop(world, IMRAN, 'what is the status of my deletion', { wamid: opening.wamid })
    await storesForTheShop(world, IMRAN, 'is there a seat left in the batch at six', { wamid: left.wamid })
    const backup = await backUp(bot.platform)
    await world.test.pass(15 * MINUTE)
    const theirs = async ({ phone }: typeof ROHAN) =>
      world.platform(
        'select m.role, m.content from conversation c join message m on m.conversation_id = c.id where c.external_id = $1 order by m.created_at',
        [phone],
      )
    const erased = [await theirs(ROHAN), await theirs(IMRAN)]
    expect(erased).toEqual([[], [{ role: 'user', content: 'is there a seat left in the batch at six' }]])
    await world.test.pass(9 * DAY)
    await world.test.pass(22 * DAY)
    await expire(bot)
    expect(await world.bot("select 1 from inbox_event where kind = 'message' and sealed is not null")).toEqual([])
    await restore(bot.platform, backup)
    expect((await theirs(ROHAN)).length).toBeGreaterThan(3)
    expect(await replayErasures(bot)).toMatchObject({ is: 'done', listed: 2, failed: 0 })
    expect([await theirs(ROHAN), await theirs(IMRAN)]).toEqual(erased)
    expect(await world.platform('select 1 from conversation where external_id = $1', [ROHAN.phone])).toEqual([])
  })
})
