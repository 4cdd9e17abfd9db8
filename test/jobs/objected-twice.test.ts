import { expect, test } from 'vitest'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import { newId } from '../../src/runtime/ids.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import type { DemoKey } from '../support/bot.ts'

const HOUR = 3_600_000
const world = partnerWorld({ withoutInstructions: true })

const last = (key: DemoKey) => world.test.heard(world.test.phone(key)).at(-1) ?? ''
const stands = () => world.ours('select state, reason from erasure_request order by created_at desc limit 1')
const rowsOf = async (key: DemoKey) =>
  (await world.onPlatform('select 1 from conversation where external_id in ($1, substr($1, 2))', [world.numberOf(key)])).length

async function object(business: 'sarees' | 'coaching' | 'clinic'): Promise<string> {
  const told = world.told().findLast((each) => each.business === business && each.event === 'data_deletion.confirmed')
  const path = `/api/v1/deletion-requests/${String(told?.body.data.request_id)}/objections`
  const objecting = { method: 'POST', path, body: { ground: 'unpaid-dues' }, idempotencyKey: newId() } as const
  expect((await world.call(business, objecting)).status).toBe(201)
  await world.test.settle()
  return (await world.ours<{ id: string }>(`select id from objection order by created_at desc limit 1`))[0]?.id ?? ''
}

async function reject(id: string): Promise<void> {
  await decideObjection(world.test.bot, id, { state: 'rejected', reason: 'looked-into-it' })
  await world.test.settle()
}

test('whoever was promised two answers hears of the first that the other still keeps it waiting, and then the day', async () => {
  await world.confirm('meera')
  const first = await object('sarees')
  await world.test.pass(HOUR)
  const second = await object('clinic')
  await reject(first)
  expect(last('meera')).toMatch(/^What Rangoli Sarees said is no reason to keep your data\.\n.*takes longer.*You hear from us by/)
  expect(await stands()).toEqual([{ state: 'on_hold', reason: 'objection' }])
  await world.test.pass(HOUR)
  expect(await rowsOf('meera')).toBeGreaterThan(0)
  await reject(second)
  expect(last('meera')).toMatch(/said is no reason to keep your data\. It is erased at/)
})

test('what staff must look at meanwhile still waits when nobody decides, and the person hears both', async () => {
  await world.confirm('rohan')
  await object('coaching')
  await world.ours(`update erasure_request set state = 'parked', reason = 'too-many-rows' where reason = 'objection'`)
  await world.test.pass(73 * HOUR)
  expect(await world.ours('select state from objection order by created_at desc limit 1')).toEqual([{ state: 'lapsed' }])
  expect(last('rohan')).toMatch(/no reason to keep your data[\s\S]*takes longer/)
  expect(await stands()).toEqual([{ state: 'parked', reason: 'too-many-rows' }])
  expect(await rowsOf('rohan')).toBeGreaterThan(0)
})
