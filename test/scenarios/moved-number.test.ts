import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/simulator/phone.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { asks, DEDICATED, idOf, isKnown, moves, numbers, someone, stateOf } from '../support/moved.ts'
import { scenario } from '../support/scenario.ts'

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
