import { describe, expect, it } from 'vitest'
import { envelope } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'
import { post } from '../support/signed-body.ts'

const DEDICATED = '106600000000001'
/** Numbers and ids that nobody of the demo has. */
const numbers = { one: '+917000088001', two: '+917000088002', three: '+917000088003', four: '+917000088004' }
const idOf = (name: string) => `IN.${name}movedTHEPERSON001122`

/** WhatsApp's word that this actor is at another number, or shows none any more. */
async function moves(
  world: Scenario,
  { phone }: Actor,
  { to, userId, at }: { to?: string; userId: string; at?: Date },
): Promise<void> {
  const id = `wamid.moves-${userId}`
  world.alsoSecret(id, userId)
  const named = to === undefined ? {} : { wa_id: to.slice(1) }
  const system = { type: 'user_changed_number', body: 'moved', ...named, user_id: userId, previous_user_id: phone.contact.userId }
  const timestamp = String(Math.floor((at ?? world.test.bot.clock.now()).getTime() / 1000))
  const notice = { from: phone.contact.phone?.slice(1), id, timestamp, type: 'system', system }
  const answer = await post(world.test.url, phone.channel, envelope(phone.channel, { messages: [notice] }))
  expect(answer.status).toBe(200)
  await world.test.settle()
}

function someone(world: Scenario, phone: string | null, name: string): Actor {
  return world.actorOf(createPhone(world.test.graph, { name: `Person called ${name}`, phone, userId: idOf(name) }, DEDICATED))
}

/** The number has a chat with the bot already, of whoever had it. */
async function isKnown(world: Scenario, phone: string, name: string): Promise<Actor> {
  const former = someone(world, phone, name)
  await former.says('english')
  return former
}

async function asks(actor: Actor): Promise<string> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  return /CM-\w{4}-\w{4}/.exec(actor.heard().join())?.[0] ?? expect.unreachable()
}

const stateOf = async (world: Scenario, reference: string) =>
  (await world.bot<{ state: string }>('select state from erasure_request where reference = $1', [reference]))[0]?.state

describe('somebody whose erasure waits, and who moves to a number that the bot knows already', () => {
  const world = scenario()

  it('is told how it stands, and takes it back from there; whoever had that number before sees and takes back nothing of it', async () => {
    const meera = world.actor('meera')
    await isKnown(world, numbers.one, 'former1')
    const reference = await asks(meera)
    await moves(world, meera, { to: numbers.one, userId: idOf('meera1') })
    // By the id that is still theirs.
    const former = someone(world, null, 'former1')
    const heard = former.heard().length
    expect((await former.says('status')).join()).toContain('There is no deletion request from you')
    await former.says('keep my data')
    expect(await stateOf(world, reference)).toBe('scheduled')
    expect(former.heard().slice(heard).join()).not.toContain(reference)
    const moved = someone(world, numbers.one, 'meera1')
    const told = (await moved.says('status')).join()
    expect(told).toContain('We are not using your data.')
    expect(told).toContain(reference)
    await moved.says('keep my data')
    expect(await moved.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await stateOf(world, reference)).toBe('cancelled')
  })
})

describe('the end of an erasure whose person has moved to a known number', () => {
  const world = scenario()

  it('is told there, with what was erased, and what the law keeps is told to who asks there', async () => {
    const meera = world.actor('meera')
    await isKnown(world, numbers.one, 'former1')
    await asks(meera)
    await moves(world, meera, { to: numbers.one, userId: idOf('meera1') })
    const moved = someone(world, numbers.one, 'meera1')
    const heard = moved.heard().length
    await world.test.pass(15 * MINUTE)
    expect(moved.heard().slice(heard)).toEqual([expect.stringContaining('Your data is erased: 212 messages')])
    expect((await moved.says('what do you still hold about me?')).join()).toMatch(/1 bill stays until/)
    expect((await moved.says('status')).join()).toMatch(/1 bill stays until/)
  })

  it('and nothing of it to whoever has the number that they left', async () => {
    const stranger = world.actorOf(
      createPhone(world.test.graph, { name: 'Somebody New', phone: '+917000014821', userId: idOf('next1') }, DEDICATED),
    )
    const heard = [...(await stranger.says('status')), ...(await stranger.says('what do you still hold about me?'))].join()
    expect(heard).toContain('There is no deletion request from you')
    expect(heard).not.toMatch(/bill|CM-/)
  })
})

describe('a message from the new number', () => {
  const world = scenario()

  it('that comes before WhatsApp’s word of the move changes nothing of that: it is one person', async () => {
    const rohan = world.actor('rohan')
    await isKnown(world, numbers.two, 'former2')
    const reference = await asks(rohan)
    const moved = someone(world, numbers.two, 'rohan2')
    const at = world.test.bot.clock.now()
    await moved.says('hello')
    await moves(world, rohan, { to: numbers.two, userId: idOf('rohan2'), at })
    await moved.says('keep my data')
    expect(await moved.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await stateOf(world, reference)).toBe('cancelled')
  })

  it('that waits for whoever had the number is answered to them, with their own', async () => {
    const imran = world.actor('imran')
    const others = await world.bot<{ person_id: string }>('select person_id from conversation')
    await isKnown(world, numbers.three, 'former3')
    const [known] = await world.bot<{ person_id: string }>('select person_id from conversation where person_id <> all($1)', [
      others.map((row) => row.person_id),
    ])
    const reference = await asks(imran)
    const moved = someone(world, numbers.three, 'imran3')
    const at = world.test.bot.clock.now()
    const client = await world.test.bot.lockPool.connect()
    try {
      // Somebody is at work for them: what comes meanwhile waits.
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`person:${known?.person_id}`])
      expect(await moved.says('status')).toEqual([])
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`person:${known?.person_id}`])
    } finally {
      client.release()
    }
    await moves(world, imran, { to: numbers.three, userId: idOf('imran3'), at })
    expect(moved.heard().at(-1)).toContain(reference)
  })

  it('brings the number along where WhatsApp’s word named none', async () => {
    const prakash = world.actor('prakash')
    await isKnown(world, numbers.four, 'former4')
    await prakash.says('english')
    const reference = await asks(prakash)
    await moves(world, prakash, { userId: idOf('prakash4') })
    const moved = someone(world, numbers.four, 'prakash4')
    expect((await moved.says('status')).join()).toContain(reference)
    await world.test.pass(15 * MINUTE)
    expect(moved.heard().at(-1)).toContain('Your data is erased')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })
})

describe('a message from the new number that comes before a word which names no number', () => {
  const world = scenario()

  it('leaves the open request with its person, who is answered and told of its end there, also where somebody had that number', async () => {
    const meera = world.actor('meera')
    await isKnown(world, numbers.one, 'former1')
    const reference = await asks(meera)
    const at = world.test.bot.clock.now()
    const moved = someone(world, numbers.one, 'meera1')
    await moved.says('hello')
    await moves(world, meera, { userId: idOf('meera1'), at })
    expect((await moved.says('status')).join()).toContain(reference)
    await world.test.pass(15 * MINUTE)
    expect(moved.heard().at(-1)).toContain('Your data is erased')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('and where nobody had: the person is reached at once, without having to write again', async () => {
    const rohan = world.actor('rohan')
    await asks(rohan)
    const at = world.test.bot.clock.now()
    const moved = someone(world, numbers.two, 'rohan2')
    await moved.says('hello')
    await moves(world, rohan, { userId: idOf('rohan2'), at })
    await world.test.pass(15 * MINUTE)
    expect(moved.heard().at(-1)).toContain('Your data is erased')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('takes nothing from whoever wrote by an id of which the word does not speak', async () => {
    const imran = world.actor('imran')
    const reference = await asks(imran)
    const at = world.test.bot.clock.now()
    const other = someone(world, numbers.three, 'other3')
    await other.says('english')
    await moves(world, imran, { userId: idOf('imran3'), at })
    expect((await other.says('status')).join()).toContain('There is no deletion request from you')
    await other.says('keep my data')
    expect(await stateOf(world, reference)).toBe('scheduled')
  })
})

describe('what the known number itself had asked for', () => {
  const world = scenario()

  it('can be kept from there while nobody else can have it yet, in seven days and without a count', async () => {
    const meera = world.actor('meera')
    const reference = await asks(meera)
    const sunita = world.actor('sunita')
    await sunita.says('english')
    await world.test.pass(MINUTE)
    await moves(world, sunita, { to: '+917000014821', userId: idOf('sunita5') })
    const moved = world.actorOf(
      createPhone(world.test.graph, { name: 'Sunita', phone: '+917000014821', userId: idOf('sunita5') }, DEDICATED),
    )
    const heard = moved.heard().length
    await world.test.pass(15 * MINUTE)
    expect(await stateOf(world, reference)).toBe('scheduled')
    expect(moved.heard().slice(heard).join()).not.toMatch(/212|Rangoli/)
    await moved.says('keep my data')
    await moved.taps('Keep my data')
    expect(await moved.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await stateOf(world, reference)).toBe('cancelled')
  })

  it('is a former holder’s where it is older: it is neither shown nor taken back', async () => {
    const rohan = world.actor('rohan')
    const reference = await asks(rohan)
    await world.bot(
      `update erasure_request set state = 'on_hold', reason = 'law-asks', next_attempt_at = $2, confirmed_at = confirmed_at - interval '95 days'
      where reference = $1`,
      [reference, new Date(world.test.bot.clock.now().getTime() + 20 * DAY)],
    )
    const imran = world.actor('imran')
    await imran.says('english')
    await moves(world, imran, { to: '+917000026350', userId: idOf('imran6') })
    const moved = world.actorOf(
      createPhone(world.test.graph, { name: 'Imran', phone: '+917000026350', userId: idOf('imran6') }, DEDICATED),
    )
    const heard = moved.heard().length
    expect((await moved.says('status')).join()).toContain('There is no deletion request from you')
    await moved.says('keep my data')
    expect(await stateOf(world, reference)).toBe('on_hold')
    expect(moved.heard().slice(heard).join()).not.toContain(reference)
  })
})

describe('what the known number and the mover had both asked for', () => {
  const world = scenario()

  it('is all kept by one “keep my data”', async () => {
    const meera = world.actor('meera')
    const there = await asks(meera)
    const rohan = world.actor('rohan')
    const own = await asks(rohan)
    await world.test.pass(MINUTE)
    const number = meera.phone.contact.phone ?? expect.unreachable()
    await moves(world, rohan, { to: number, userId: idOf('rohan8') })
    const moved = someone(world, number, 'rohan8')
    expect((await moved.says('status')).join()).toMatch(new RegExp(`${own}|${there}`))
    await moved.says('keep my data')
    expect(await moved.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect([await stateOf(world, own), await stateOf(world, there)]).toEqual(['cancelled', 'cancelled'])
    expect(await world.bot('select 1 from erasure_request where thaw_wanted')).toEqual([])
    expect((await moved.says('status')).join()).not.toContain('We are not using your data')
  })
})

describe('WhatsApp’s word of a move that comes late', () => {
  const world = scenario()

  it('takes no number from somebody who has written from it since by another id', async () => {
    const meera = world.actor('meera')
    const reference = await asks(meera)
    const at = world.test.bot.clock.now()
    await world.test.pass(MINUTE)
    const holder = someone(world, numbers.one, 'holder7')
    await holder.says('english')
    await moves(world, meera, { to: numbers.one, userId: idOf('meera7'), at })
    expect((await holder.says('status')).join()).toContain('There is no deletion request from you')
    await holder.says('keep my data')
    expect(await stateOf(world, reference)).toBe('scheduled')
  })
})
