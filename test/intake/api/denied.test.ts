import { beforeAll, describe, expect, test } from 'vitest'
import { decideProposal } from '../../../src/jobs/decide-proposal.ts'
import { proposeStart } from '../../../src/jobs/propose-start.ts'
import { demoBusiness } from '../../../src/platform/demo-businesses.ts'
import { DAY } from '../../support/bot.ts'
import { approveTemplates } from './support/approve-templates.ts'
import { type PartnerWorld, partnerWorld } from './support/partner-world.ts'

const one = { id: 'staff:one', role: 'support' as const, reason: 'letter-of-a-business' }
const two = { id: 'staff:two', role: 'privacy' as const }

/** One of the staff enters what the coaching centre confirmed in writing of its customer. */
const proposes = ({ test, numberOf }: PartnerWorld) =>
  proposeStart(
    test.bot,
    {
      kind: 'letter',
      phone: numberOf('rohan'),
      scope: { kind: 'business', tenantId: demoBusiness('coaching').tenantId },
      source: 'business-confirmation',
      proof: undefined,
      language: 'en',
      file: one.reason,
    },
    one,
  )

async function enters(world: PartnerWorld): Promise<string> {
  const proposed = await proposes(world)
  if (proposed.is !== 'proposed') throw new Error(proposed.is)
  const decided = await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, world.numberOf('rohan'))
  await world.test.settle()
  return decided.is
}

const newest = async (world: PartnerWorld) => {
  const [row] = await world.ours<{ id: string; state: string; reason: string | null; frozen: boolean }>(
    'select id, state, reason, frozen_at is not null as frozen from erasure_request order by created_at desc limit 1',
  )
  return row ?? expect.unreachable()
}

describe('"Wasn’t me" while staff have entered the same on that business’s word', () => {
  const world = partnerWorld()
  beforeAll(() => void approveTemplates(world.test.graph))

  test('stops it for staff, and the person hears how it stands, with the way back', async () => {
    const phone = world.test.phone('rohan')
    await world.forward('coaching', world.numberOf('rohan'))
    await world.test.settle()
    expect(await enters(world)).toBe('done')
    expect(await newest(world)).toMatchObject({ state: 'scheduled', frozen: true })
    const before = world.test.heard(phone).length
    await world.test.tapTitle(phone, 'Wasn’t me')
    const [said = '', status = ''] = world.test.heard(phone).slice(before)
    expect(said).toMatch(/cannot make us write to you again\.$/m)
    expect(said).not.toContain('Nothing was deleted')
    expect(status).toMatch(/^Your request takes longer: a person is looking at it/)
    expect(
      phone
        .received()
        .at(-1)
        ?.bubble.buttons.map(({ title }) => title),
    ).toEqual(['Keep my data'])
    const { id, ...stopped } = await newest(world)
    expect(stopped).toEqual({ state: 'parked', reason: 'denied-by-the-person', frozen: true })
    const lines = await world.ours<{ what: string }>('select what from request_event where request_id = $1 order by id', [id])
    expect(lines.at(-1)).toEqual({ what: 'denied-by-the-person' })
    expect(world.told().map(({ event, body }) => [event, body.data.because])).toContainEqual(['data_deletion.refused', 'not-me'])
    await world.test.pass(9 * DAY)
    expect((await newest(world)).state).toBe('parked')
  })

  test('is heard after it as well: that business’s word alone starts nothing of this number any more', async () => {
    expect(await proposes(world)).toEqual({ is: 'refused', why: 'denied-by-the-person' })
  })

  test('and keeps from starting what one of the staff had proposed before it', async () => {
    await world.ours('delete from forward_silence')
    await world.ours(`update erasure_request set state = 'cancelled' where state = 'parked'`)
    const proposed = await proposes(world)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    await world.ours('delete from forward_contact')
    await world.forward('coaching', world.numberOf('rohan'))
    await world.test.settle()
    await world.test.tapTitle(world.test.phone('rohan'), 'Wasn’t me')
    expect(world.test.heard(world.test.phone('rohan')).at(-1)).toContain('Nothing was deleted.')
    const decided = await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, world.numberOf('rohan'))
    expect(decided.is).toBe('overtaken')
    expect((await newest(world)).state).toBe('cancelled')
  })
})

describe('"Wasn’t me" while what staff have entered is on hold', () => {
  const world = partnerWorld()
  beforeAll(() => void approveTemplates(world.test.graph))

  test('stops it for staff as well, so that the hold’s end lets nothing go on', async () => {
    await world.forward('coaching', world.numberOf('rohan'))
    await world.test.settle()
    expect(await enters(world)).toBe('done')
    await world.ours(`update erasure_request set state = 'on_hold', reason = 'legal-hold', next_attempt_at = erase_at`)
    await world.test.tapTitle(world.test.phone('rohan'), 'Wasn’t me')
    expect(await newest(world)).toMatchObject({ state: 'parked', reason: 'denied-by-the-person' })
    await world.test.pass(9 * DAY)
    expect((await newest(world)).state).toBe('parked')
  })
})

describe('"Wasn’t me" below an old message', () => {
  const world = partnerWorld()
  beforeAll(() => void approveTemplates(world.test.graph))

  test('does not say that nothing was deleted while a wish of the person’s own is under way', async () => {
    const phone = world.test.phone('meera')
    const { body } = await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    await world.test.pass(31 * DAY)
    await world.confirm('meera')
    const before = world.test.heard(phone).length
    await world.test.tapTitle(phone, 'Wasn’t me')
    const [said = '', status = ''] = world.test.heard(phone).slice(before)
    expect(said).toMatch(/cannot make us write to you again\.$/m)
    expect(said).not.toContain('Nothing was deleted')
    expect(status).toMatch(/^We are not using your data/)
    expect((await newest(world)).state).toBe('scheduled')
    // The business hears of the person's own wish alone.
    expect(world.told().map(({ event }) => event)).not.toContain('data_deletion.refused')
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${body.id}` })).body.status).toBe('expired')
  })
})
