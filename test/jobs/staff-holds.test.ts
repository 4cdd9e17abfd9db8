import { describe, expect, test } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { holdBack } from '../../src/jobs/hold-back.ts'
import { waitForTurn } from '../../src/jobs/hourly-turn.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { park, tryLater } from '../../src/jobs/put-off.ts'
import { releaseRequest } from '../../src/jobs/release-request.ts'
import { loadRequest, type RequestRow } from '../../src/requests/request-store.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { type Actor, HOUR, type Scenario, scenario } from '../support/scenario.ts'

const LEGAL_HOLD = '33333333-3333-4333-8333-333333333333'
const HOLD = `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
  values ('${LEGAL_HOLD}', 'table', 'message', 'court_order', '2026-01-01')`

async function confirms(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

async function newest(world: Scenario): Promise<RequestRow> {
  const [row] = await world.bot<{ id: string }>(
    'select id from erasure_request where confirmed_at is not null order by created_at desc limit 1',
  )
  return (await loadRequest(world.test.bot.db, row?.id ?? '')) ?? expect.unreachable()
}

const inDays = (world: Scenario, days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY)

function proposes(world: Scenario, request: RequestRow, days: number) {
  const wish = { what: 'hold', until: inDays(world, days) } as const
  return proposeAction(world.test.bot, request, wish, { id: 'staff:a', role: 'support', reason: 'law-asks' })
}

const approves = (world: Scenario, id: string) =>
  decideProposal(world.test.bot, id, 'approve', { id: 'staff:b', role: 'privacy' })

/** Two of the staff hold it for so many days from now. */
async function hold(world: Scenario, request: RequestRow, days: number): Promise<Date> {
  const proposed = await proposes(world, request, days)
  if (proposed.is !== 'proposed') throw new Error(proposed.is)
  expect(await approves(world, proposed.proposal.id)).toMatchObject({ is: 'done' })
  await world.test.settle()
  return proposed.proposal.until ?? expect.unreachable()
}

const release = ({ test: { bot } }: Scenario, request: RequestRow) =>
  bot.db.transaction((tx) => releaseRequest(bot, tx, request, 'looked-at-and-right', bot.clock.now()))

const paused = (actor: Actor) => actor.heard().filter((text) => text.includes('paused until'))

describe('a hold of staff', () => {
  const world = scenario()
  const ofRohan = () => searchDatabase(world.databases.platformUrl, ['7000026350'])

  test('is held for longer by two people before its day: nothing is erased on that day, and he hears the new one', async () => {
    const rohan = world.actor('rohan')
    await confirms(rohan)
    await hold(world, await newest(world), 3)
    await world.test.pass(2 * DAY)
    const before = (await ofRohan()).length
    await rohan.says('status')
    expect((await proposes(world, await newest(world), 1)).is).toBe('bad-date')
    expect((await proposes(world, await newest(world), 31)).is).toBe('bad-date')
    await hold(world, await newest(world), 10)
    await world.test.pass(2 * DAY)
    expect(await newest(world)).toMatchObject({ state: 'on_hold', reason: 'law-asks', startedAt: null })
    expect(await ofRohan()).toHaveLength(before)
    expect(paused(rohan)).toHaveLength(2)
    expect(new Set(paused(rohan).map((text) => /until (\d+ \w+)/.exec(text)?.[1])).size).toBe(2)
    const lines = await world.bot<{ what: string }>(`select what from request_event where what like 'staff-held%' order by id`)
    expect(lines.map(({ what }) => what)).toEqual(['staff-held', 'staff-held-longer'])
  })

  test('ends on the later day by itself', async () => {
    await world.test.pass(9 * DAY)
    expect(await newest(world)).toMatchObject({ state: 'completed' })
    expect(await ofRohan()).toEqual([])
  })

  test('is not made longer by an approval that comes after its day, nor shortened by one for an earlier day', async () => {
    const imran = world.actor('imran')
    await confirms(imran)
    const request = await newest(world)
    await hold(world, request, 5)
    const held = await newest(world)
    const longer = await proposes(world, { ...held, nextAttemptAt: inDays(world, 1) }, 2)
    if (longer.is !== 'proposed') throw new Error(longer.is)
    expect(await approves(world, longer.proposal.id)).toMatchObject({ is: 'overtaken' })
    expect((await newest(world)).nextAttemptAt).toEqual(held.nextAttemptAt)
    await world.test.pass(4 * DAY)
    const late = await proposes(world, await newest(world), 8)
    if (late.is !== 'proposed') throw new Error(late.is)
    await world.test.pass(1 * DAY + MINUTE)
    expect(await approves(world, late.proposal.id)).toMatchObject({ is: 'overtaken' })
    expect(await newest(world)).toMatchObject({ state: 'completed' })
  })
})

describe('a hold that two people decided and one lets go', () => {
  const world = scenario()

  test('ends a day later and not at once, however often it is let go', async () => {
    await confirms(world.actor('rohan'))
    await hold(world, await newest(world), 6)
    await world.test.pass(HOUR)
    const released = await release(world, await newest(world))
    expect(released).toMatchObject({ is: 'hold-shortened', request: { state: 'on_hold', nextAttemptAt: inDays(world, 1) } })
    await world.test.pass(HOUR)
    // They were told of the hold's day: now of the sooner one.
    const told = await world.bot<{ nth: number }>(
      `select max(nth) as nth from business_notice where what = 'confirmed' group by tenant_id`,
    )
    expect(told.length).toBeGreaterThan(0)
    for (const { nth } of told) expect(nth).toBe(2)
    expect(await release(world, await newest(world))).toEqual({ is: 'ends-anyway' })
    expect(await newest(world)).toMatchObject({ state: 'on_hold', startedAt: null })
  })

  test('is held for longer by two within that day', async () => {
    await hold(world, await newest(world), 9)
    await world.test.pass(2 * DAY)
    expect(await newest(world)).toMatchObject({ state: 'on_hold', startedAt: null })
  })

  test('and else goes on when the day is over', async () => {
    expect(await release(world, await newest(world))).toMatchObject({ is: 'hold-shortened' })
    await world.test.pass(DAY + MINUTE)
    expect(await newest(world)).toMatchObject({ state: 'completed' })
    expect(await release(world, await newest(world))).toEqual({ is: 'not-waiting' })
  })
})

describe('a hold that ends before its request’s own day', () => {
  const world = scenario()

  test('keeps nothing back: let go, it waits for that day as before', async () => {
    const { bot } = world.test
    const imran = world.actor('imran')
    await confirms(imran)
    const wish = { what: 'extend', until: inDays(world, 6) } as const
    const maker = { id: 'staff:a', role: 'support', reason: 'asked-by-the-person' } as const
    const longer = await proposeAction(bot, await newest(world), wish, maker)
    if (longer.is !== 'proposed') throw new Error(longer.is)
    expect(await approves(world, longer.proposal.id)).toMatchObject({ is: 'done' })
    await hold(world, await newest(world), 2)
    const held = await newest(world)
    expect(held).toMatchObject({ state: 'on_hold', nextAttemptAt: held.eraseAt })
    expect(await release(world, held)).toMatchObject({
      is: 'released',
      request: { state: 'scheduled', nextAttemptAt: held.eraseAt },
    })
    await world.test.pass(3 * DAY)
    expect(await newest(world)).toMatchObject({ state: 'scheduled', startedAt: null })
  })
})

describe('what a pass that began before it would have put off', () => {
  const world = scenario()

  test.each([
    ['a legal hold', 'rohan', (request: RequestRow) => holdBack(world.test.bot, request, 'erasure', LEGAL_HOLD)],
    ['a full hour', 'imran', (request: RequestRow) => waitForTurn(world.test.bot, request)],
    [
      'a failure',
      'prakash',
      (request: RequestRow) => tryLater(world.test.bot, request, 'erasure', new Error('the platform is away')),
    ],
    ['the brake', 'meera', (request: RequestRow) => park(world.test.bot, request, 'erasure', 'too-many-rows')],
  ] as const)('stays until the day that staff gave: %s', async (_, key, putOff) => {
    await confirms(world.actor(key))
    await world.test.pass(10 * MINUTE)
    // As the pass has read it: due, and not held.
    const asRead = await newest(world)
    const until = await hold(world, asRead, 4)
    await world.test.pass(10 * MINUTE)
    await putOff(asRead)
    expect(await newest(world)).toMatchObject({ state: 'on_hold', reason: 'law-asks', nextAttemptAt: until })
    // The same while the hold was over and has been made longer.
    await world.bot('update erasure_request set next_attempt_at = erase_at where id = $1', [asRead.id])
    const atItsEnd = await newest(world)
    const longer = await hold(world, atItsEnd, 6)
    await putOff(atItsEnd)
    expect(await newest(world)).toMatchObject({ state: 'on_hold', reason: 'law-asks', nextAttemptAt: longer, startedAt: null })
  })
})

describe('what cannot be held', () => {
  const world = scenario()

  test('a legal hold or an objection holds it already, with an end of its own', async () => {
    await world.platform(HOLD)
    await confirms(world.actor('rohan'))
    await world.test.pass(15 * MINUTE)
    const held = await newest(world)
    expect(held).toMatchObject({ state: 'on_hold', reason: 'legal-hold' })
    expect((await proposes(world, held, 3)).is).toBe('too-late')
    expect((await proposes(world, { ...held, reason: 'objection' }, 3)).is).toBe('too-late')
    expect((await proposes(world, { ...held, reason: 'law-asks' }, 3)).is).toBe('too-late')
  })

  test('of staff’s hold that is over a legal hold takes the place, and says so', async () => {
    const imran = world.actor('imran')
    await confirms(imran)
    await hold(world, await newest(world), 2)
    await world.test.pass(2 * DAY)
    expect(await newest(world)).toMatchObject({ state: 'on_hold', reason: 'legal-hold', startedAt: null })
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(15 * MINUTE)
    expect(await newest(world)).toMatchObject({ state: 'completed' })
  })
})

describe('a longer window for an erasure that has begun meanwhile', () => {
  const world = scenario()

  test('comes too late, also where it was parked and let go on since', async () => {
    const { bot } = world.test
    await world.platform(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '23514'; end $$;
      create trigger refuses before delete on conversation for each row execute function refuse()`)
    const rohan = world.actor('rohan')
    await confirms(rohan)
    const wish = { what: 'extend', until: inDays(world, 6) } as const
    const maker = { id: 'staff:a', role: 'support', reason: 'technical-fault' } as const
    const longer = await proposeAction(bot, await newest(world), wish, maker)
    if (longer.is !== 'proposed') throw new Error(longer.is)
    await world.test.pass(15 * MINUTE)
    for (let hour = 0; hour < 6; hour += 1) await world.test.pass(HOUR)
    const parked = await newest(world)
    expect(parked).toMatchObject({ state: 'parked', startedAt: expect.any(Date) })
    expect(await release(world, parked)).toMatchObject({ is: 'released' })
    const heard = rohan.heard().length
    expect(await approves(world, longer.proposal.id)).toMatchObject({ is: 'overtaken' })
    expect(await newest(world)).toMatchObject({ state: 'scheduled', eraseAt: parked.eraseAt })
    await world.platform('drop function refuse() cascade')
    await world.test.pass(MINUTE)
    expect(await newest(world)).toMatchObject({ state: 'completed' })
    expect(rohan.heard().slice(heard).join()).toContain('Your data is erased')
  })
})
