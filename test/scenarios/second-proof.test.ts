import { afterAll, describe, expect, test } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { recordInstruction } from '../../src/requests/instruction-store.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import type { SecondProof } from '../../src/requests/staff-reasons.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

const FARHAN = '+917000053076'
const OWNER = 'vikram.joshi@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

type World = ReturnType<typeof scenario>
const newest = async (world: World) => {
  const [row] = await world.bot<{ id: string; state: string; suspect: boolean; minutes: number }>(
    `select id, state, suspect, extract(epoch from erase_at - confirmed_at)::int / 60 as minutes from erasure_request
     where confirmed_at is not null order by created_at desc limit 1`,
  )
  return row ?? expect.unreachable()
}
const WEEK_MIN = (7 * DAY) / MINUTE

async function confirms(farhan: Actor): Promise<void> {
  await farhan.says('delete my data')
  expect(await farhan.taps('Delete my data')).toEqual([expect.stringContaining('ending 3076')])
  expect(await farhan.taps('Yes, my number')).toEqual([
    expect.stringContaining('Seven days are too long? Write: talk to a person'),
  ])
  await farhan.taps('Yes, delete it')
}

/** One of the staff has seen it; `second` agrees. */
async function proves(world: World, reason: SecondProof, second = 'staff:two') {
  const { bot } = world.test
  const request = (await loadRequest(bot.db, (await newest(world)).id)) ?? expect.unreachable()
  const until = new Date(bot.clock.now().getTime() + DAY)
  const proposed = await proposeAction(bot, request, { what: 'shorten', until }, { id: 'staff:one', role: 'support', reason })
  if (proposed.is !== 'proposed') return proposed.is
  const decided = await decideProposal(bot, proposed.proposal.id, 'approve', { id: second, role: 'privacy' })
  await world.test.settle()
  return decided.is
}

describe('a suspect number whose holder shows a second proof to staff', () => {
  const world = scenario()

  test('waits seven days before that, and one of the staff alone changes nothing', async () => {
    await confirms(world.actor('farhan'))
    expect(await newest(world)).toMatchObject({ suspect: true, minutes: WEEK_MIN })
    await world.test.pass(2 * HOUR)
    expect(await proves(world, 'address-answered', 'staff:one')).toBe('own')
    expect(await newest(world)).toMatchObject({ minutes: WEEK_MIN })
    await world.bot(`update proposed_action set decision = 'withdrawn', decided_by = 'staff:one', decided_at = proposed_at`)
  })

  test('waits them out where nobody could tell the person any more that it is sooner', async () => {
    await world.bot(`update conversation set last_inbound_at = last_inbound_at - interval '23 hours'`)
    expect(await proves(world, 'papers-seen')).toBe('person-silent')
    expect(await newest(world)).toMatchObject({ minutes: WEEK_MIN })
    await world.bot(`update conversation set last_inbound_at = last_inbound_at + interval '23 hours'`)
  })

  test('has one business speak for its own rows alone, and not for the whole number', async () => {
    expect(await proves(world, 'business-confirmed')).toBe('one-business-only')
  })

  test('is erased as soon as an undo window from then has passed, with the way back, still without a name or a count', async () => {
    const farhan = world.actor('farhan')
    const before = farhan.heard().length
    expect(await proves(world, 'papers-seen')).toBe('done')
    expect(await newest(world)).toMatchObject({ state: 'scheduled', suspect: true, minutes: 2 * 60 + 15 })
    expect(farhan.heard().slice(before)).toEqual([expect.stringMatching(/We are not using your data\. It is erased at .* today/)])
    expect(farhan.last().bubble.buttons.map(({ title }) => title)).toEqual(['Keep my data'])
    expect(await world.bot(`select detail from request_event where what = 'second-proof'`)).toEqual([{ detail: 'papers-seen' }])
    await world.test.pass(14 * MINUTE)
    expect((await newest(world)).state).toBe('scheduled')
    await world.test.pass(2 * MINUTE)
    expect((await newest(world)).state).toBe('completed')
    expect(farhan.heard().join()).not.toMatch(/\d+ messages|Rangoli/)
  })

  test('and a request that is over, or one that staff entered, waits for no proof', async () => {
    expect(await proves(world, 'papers-seen')).toBe('too-late')
  })
})

describe('a suspect number whose businesses have time to object', () => {
  const world = scenario()

  test('keeps the whole of that time, whatever is proved', async () => {
    const { db, clock } = world.test.bot
    for (const key of ['sarees', 'clinic', 'coaching'] as const) {
      const { tenantId } = demoBusiness(key)
      const said = { clause: '4', version: '1', givenOn: '2026-09-01', recordedAt: clock.now() }
      await recordInstruction(db, { tenantId, kind: 'objection-window', windowHours: 48, ...said })
    }
    expect(clock.now()).toBeInstanceOf(Date)
    await confirms(world.actor('farhan'))
    await world.test.pass(HOUR)
    expect(await proves(world, 'address-answered')).toBe('done')
    expect(await newest(world)).toMatchObject({ minutes: 48 * 60 })
  })

  test('waits as before where the number has changed hands since', async () => {
    await world.bot(`update erasure_request set erase_at = confirmed_at + interval '7 days'`)
    await world.bot('update person_binding set identity_changed_at = $1', [world.test.bot.clock.now()])
    expect(await proves(world, 'papers-seen')).toBe('overtaken')
    expect(await newest(world)).toMatchObject({ minutes: WEEK_MIN })
  })
})

describe('a suspect number that is registered with an account', () => {
  const world = scenario({ config: mailbox.config })

  test('waits on when the code to that address has come back: whoever has the number now may have registered it with a mailbox of theirs', async () => {
    const farhan = world.actor('farhan')
    await world.platform('update app_user set phone_number = $1 where email = $2', [FARHAN, OWNER])
    await confirms(farhan)
    await world.test.pass(HOUR)
    await farhan.says('my CallMissed account')
    await farhan.does((phone) => phone.say(OWNER))
    const code = await mailbox.code()
    const wrong = code === '111111' ? '222222' : '111111'
    await farhan.does((phone) => phone.say(wrong))
    expect(await newest(world)).toMatchObject({ minutes: WEEK_MIN })
    await farhan.does((phone) => phone.say(code))
    expect(await newest(world)).toMatchObject({ suspect: true, minutes: WEEK_MIN })
  })
})
