import { expect, test } from 'vitest'
import { carryOut, type ProposalOn } from '../../src/jobs/carry-out.ts'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import { requestByReference } from '../../src/requests/request-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { saidIn, signedIn } from '../console/support/visitor.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY, type DemoKey, MINUTE } from '../support/bot.ts'

const HOUR = 3_600_000
const world = partnerWorld({ withoutInstructions: true })

const rowsOf = async (key: DemoKey) =>
  (await world.onPlatform('select 1 from conversation where external_id in ($1, substr($1, 2))', [world.numberOf(key)])).length
const stands = () => world.ours('select state, reason from erasure_request order by created_at desc limit 1')

/** What two of the staff have agreed on. */
async function staffHold(days: number): Promise<void> {
  const { bot } = world.test
  const [row] = await world.ours<{ reference: string }>('select reference from erasure_request order by created_at desc limit 1')
  const request = await requestByReference(bot.db, row?.reference ?? '')
  if (!request) throw new Error('no request')
  const now = bot.clock.now()
  const until = new Date(now.getTime() + days * DAY)
  const proposal = { id: newId(), what: 'hold', reason: 'identity-in-doubt', until } as ProposalOn
  expect(await bot.db.transaction((tx) => carryOut(bot, tx, request, proposal, now))).toBeDefined()
  await world.test.settle()
}

async function object(business: 'sarees' | 'coaching' = 'sarees'): Promise<string> {
  const id = String(world.told().findLast(({ event }) => event === 'data_deletion.confirmed')?.body.data.request_id)
  const path = `/api/v1/deletion-requests/${id}/objections`
  const objecting = { method: 'POST', path, body: { ground: 'unpaid-dues' }, idempotencyKey: newId() } as const
  expect((await world.call(business, objecting)).status).toBe(201)
  await world.test.settle()
  return (await world.ours<{ id: string }>(`select id from objection where state = 'open'`))[0]?.id ?? ''
}

test('what staff hold until a day waits for it, also when an objection is rejected or lapses meanwhile', async () => {
  await world.confirm('sunita')
  await staffHold(10)
  const objection = await object()
  await decideObjection(world.test.bot, objection, { state: 'rejected', reason: 'looked-into-it' })
  await world.test.pass(71 * HOUR)
  await world.test.pass(2 * HOUR)
  expect(await stands()).toEqual([{ state: 'on_hold', reason: 'identity-in-doubt' }])
  expect(await rowsOf('sunita')).toBeGreaterThan(0)
  await world.test.pass(7 * DAY)
  await world.test.pass(MINUTE)
  expect(await rowsOf('sunita')).toBe(0)
})

test('what goes on for the other businesses waits for it too', async () => {
  await world.confirm('meera')
  await staffHold(10)
  await decideObjection(world.test.bot, await object(), { state: 'upheld', reason: 'looked-into-it' })
  await world.test.settle()
  const parts = () =>
    world.ours(`select state from erasure_request where scope = 'business' and frozen_at is not null and person_id is not null`)
  expect(await parts()).toEqual([{ state: 'scheduled' }])
  await world.test.pass(9 * DAY)
  expect(await parts()).toEqual([{ state: 'scheduled' }])
  await world.test.pass(DAY)
  await world.test.pass(MINUTE)
  expect(await parts()).toEqual([{ state: 'completed' }])
})

test('whoever was promised an answer hears that the objection was rejected, with the day until which staff hold it; the officer reads which', async () => {
  await world.confirm('rohan')
  await staffHold(10)
  const objection = await object('coaching')
  const [row] = await world.ours<{ reference: string; until: Date }>(
    'select reference, next_attempt_at as until from erasure_request order by created_at desc limit 1',
  )
  const at = `/console/requests/${row?.reference}`
  const priya = await signedIn(world.test, 'priya')
  const reject = async (id: string) => {
    await priya.get(at)
    const told = await priya.post(`${at}/objection`, { objection: id, verdict: 'reject', reason: 'ground-is-not-shown' })
    await world.test.settle()
    return saidIn(told)
  }
  expect(await reject(objection)).toBe('rejected-held')
  const heard = world.test.heard(world.test.phone('rohan')).at(-1) ?? ''
  expect(heard).toContain('no reason to keep your data')
  expect(heard).toContain(new Date(row?.until ?? 0).toLocaleDateString('en-IN', { timeZone: 'Asia/Kolkata', day: 'numeric' }))
  // Of what has no day nobody is told one.
  await world.onPlatform(`insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
    values ('77777777-7777-4777-8777-777777777777', 'table', 'conversation', 'court_order', '2026-01-01')`)
  await world.ours(`update erasure_request set reason = 'legal-hold' where reference = '${row?.reference}'`)
  await world.ours(
    `update objection set state = 'open', decided_at = null, decided_by = null, reason = null where id = '${objection}'`,
  )
  await world.ours(`delete from inbox_event where dedup_key like '%objection-decided-${objection}'`)
  expect(await reject(objection)).toBe('rejected-waits')
  const said = world.test.heard(world.test.phone('rohan'))
  expect(said.at(-1)).toContain('takes longer')
  expect(said.filter((each) => /no reason to keep your data\.\n.*takes longer.*You hear from us by/.test(each))).toHaveLength(1)
  expect(await rowsOf('rohan')).toBeGreaterThan(0)
})
