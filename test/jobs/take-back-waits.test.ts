import { describe, expect, test } from 'vitest'
import { decideProposal, type Verdict } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { demoPeople } from '../../src/platform/demo-people.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { scenario } from '../support/scenario.ts'

const HOUR = 60 * MINUTE
const ONE = { id: 'staff:one', role: 'support', reason: 'asked-by-the-person' } as const
const TWO = { id: 'staff:two', role: 'privacy' } as const

describe('whoever rings on the last evening, and only one of the staff is there', () => {
  const world = scenario()
  const numberOf = (key: string) => demoPeople(new Date()).find((each) => each.key === key)?.phone ?? ''
  const load = async (id: string) => (await loadRequest(world.test.bot.db, id)) ?? expect.unreachable()
  const state = async (id: string) => (await load(id)).state
  const waited = async (id: string) =>
    (await world.bot("select 1 from request_event where request_id = $1 and what = 'awaits-take-back'", [id])).length

  /** By a letter, six days and twenty-three hours ago. */
  async function entered(key: string): Promise<string> {
    const { bot } = world.test
    const letter = {
      kind: 'letter',
      phone: numberOf(key),
      scope: { kind: 'number' },
      source: 'letter',
      file: 'file-one',
    } as const
    const proposed = await proposeStart(bot, { ...letter, proof: 'called-back', language: 'en' }, { ...ONE, reason: 'file-one' })
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    const decided = await decideProposal(bot, proposed.proposal.id, 'approve', TWO, letter.phone)
    if (decided.is !== 'done') throw new Error(decided.is)
    await world.test.settle()
    await world.test.pass(7 * DAY - HOUR)
    return decided.request.id
  }
  async function asked(id: string) {
    const until = new Date(world.test.bot.clock.now().getTime() + 2 * DAY)
    return proposeAction(world.test.bot, await load(id), { what: 'take-back', until }, ONE)
  }
  async function rings(id: string): Promise<string> {
    const proposed = await asked(id)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    return proposed.proposal.id
  }
  async function says(proposal: string, verdict: Verdict) {
    const decided = await decideProposal(world.test.bot, proposal, verdict, TWO)
    await world.test.settle()
    return decided.is
  }

  test('keeps every row when a colleague says the same the next day', async () => {
    const id = await entered('meera')
    const proposal = await rings(id)
    await world.test.pass(DAY)
    expect([await state(id), await waited(id)]).toEqual(['scheduled', 1])
    expect(await says(proposal, 'approve')).toBe('done')
    await world.test.pass(3 * DAY)
    expect(await state(id)).toBe('cancelled')
  })

  test('has it erased soon after a colleague has said no', async () => {
    const id = await entered('rohan')
    const proposal = await rings(id)
    await world.test.pass(2 * HOUR)
    expect(await state(id)).toBe('scheduled')
    expect(await says(proposal, 'decline')).toBe('declined')
    await world.test.pass(15 * MINUTE)
    expect(await state(id)).toBe('completed')
  })

  test('has it erased after two days in which nobody has said anything, and a second word of the same one costs no more', async () => {
    const id = await entered('sunita')
    const proposal = await rings(id)
    await world.test.pass(2 * DAY - 2 * MINUTE)
    expect(await state(id)).toBe('scheduled')
    await decideProposal(world.test.bot, proposal, 'withdraw', ONE)
    await world.test.pass(1_000)
    await rings(id)
    await world.test.pass(15 * MINUTE)
    expect(await state(id)).toBe('completed')
  })

  test('is not waited for past the thirty days', async () => {
    const id = await entered('imran')
    await rings(id)
    await world.bot('update erasure_request set deadline_at = erase_at where id = $1', [id])
    await world.test.pass(HOUR)
    expect(await state(id)).toBe('completed')
  })

  test('is told that it is too late once it has begun, also by whoever still looks at the page of before', async () => {
    const id = await entered('prakash')
    const before = await load(id)
    await world.test.pass(HOUR)
    expect(await state(id)).toBe('completed')
    const until = new Date(world.test.bot.clock.now().getTime() + DAY)
    expect(await proposeAction(world.test.bot, before, { what: 'take-back', until }, ONE)).toEqual({ is: 'too-late' })
  })

  test('keeps an account, too, whose day has come before the second word, and none whose day was over before the first', async () => {
    const { bot } = world.test
    const { tenantId } = demoBusiness('coaching')
    const done = await enterAccount(bot, { tenantId, sooner: false, now: bot.clock.now() })
    if (done.is !== 'scheduled') throw new Error(done.is)
    const { id } = done.request
    await world.test.settle()
    await world.bot('update erasure_request set erase_at = $2 where id = $1', [id, new Date(bot.clock.now().getTime() + HOUR)])
    const proposal = await rings(id)
    await world.test.pass(DAY)
    expect([await state(id), await waited(id)]).toEqual(['scheduled', 1])
    expect(await says(proposal, 'approve')).toBe('done')
    expect(await state(id)).toBe('cancelled')
    await world.bot("update erasure_request set state = 'scheduled' where id = $1", [id])
    expect(await asked(id)).toEqual({ is: 'bad-date' })
    await world.bot("update erasure_request set state = 'cancelled' where id = $1", [id])
  })
})
