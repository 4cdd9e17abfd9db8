import { expect, test } from 'vitest'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { newId } from '../../src/runtime/ids.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'

const world = partnerWorld({ withoutInstructions: true })

async function object(): Promise<string> {
  const id = String(world.told().findLast(({ event }) => event === 'data_deletion.confirmed')?.body.data.request_id)
  const path = `/api/v1/deletion-requests/${id}/objections`
  const objecting = { method: 'POST', path, body: { ground: 'unpaid-dues' }, idempotencyKey: newId() } as const
  expect((await world.call('sarees', objecting)).status).toBe(201)
  await world.test.settle()
  return (await world.ours<{ id: string }>(`select id from objection where state = 'open'`))[0]?.id ?? ''
}

test('what staff entered by a letter goes on for the other businesses as what it is, and is not decided about once it is over', async () => {
  const { bot } = world.test
  const letter = {
    kind: 'letter',
    phone: world.numberOf('meera'),
    scope: { kind: 'number' },
    source: 'letter',
    proof: 'called-back',
  } as const
  const by = { id: 'staff:one', role: 'support', reason: 'file-one' } as const
  const proposed = await proposeStart(bot, { ...letter, language: 'en', file: 'file-one', email: 'meera@mail.example' }, by)
  if (proposed.is !== 'proposed') throw new Error(proposed.is)
  const second = { id: 'staff:two', role: 'privacy' } as const
  const entered = await decideProposal(bot, proposed.proposal.id, 'approve', second, letter.phone)
  expect(entered).toMatchObject({ is: 'done' })
  await world.test.settle()
  const objection = await object()
  expect(await decideObjection(bot, objection, { state: 'upheld', reason: 'looked-into-it' })).toMatchObject({ is: 'decided' })
  await world.test.settle()
  const [part, ...more] = await world.ours<{ id: string }>(
    `select id, source, proof, contact_sealed is not null as has_address from erasure_request where scope = 'business' and state = 'scheduled'`,
  )
  expect(more).toEqual([])
  expect(part).toMatchObject({ source: 'letter', proof: 'called-back', has_address: true })
  const late = await decideObjection(bot, objection, { state: 'rejected', reason: 'looked-into-it' })
  expect(late).toEqual({ is: 'decided-before' })
})
