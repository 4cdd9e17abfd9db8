import { beforeAll, describe, expect, test } from 'vitest'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import type { DemoBusinessKey } from '../../src/platform/demo-businesses.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { recordInstruction } from '../../src/requests/instruction-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { approveTemplates } from '../intake/api/support/approve-templates.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY, type DemoKey, MINUTE } from '../support/bot.ts'

const HOUR = 3_600_000

describe('a business without a standing instruction that objects', () => {
  const world = partnerWorld({ withoutInstructions: true })
  beforeAll(() => void approveTemplates(world.test.graph))

  const object = (business: DemoBusinessKey, id: string, ground = 'unpaid-dues', idempotencyKey = newId()) =>
    world.call(business, { method: 'POST', path: `/api/v1/deletion-requests/${id}/objections`, body: { ground }, idempotencyKey })
  const toldId = (business: DemoBusinessKey) =>
    String(
      world.told().findLast((each) => each.business === business && each.event === 'data_deletion.confirmed')?.body.data
        .request_id,
    )
  const heard = (key: DemoKey) => world.test.heard(world.test.phone(key))
  const open = async () => (await world.ours<{ id: string }>(`select id from objection where state = 'open'`))[0]?.id ?? ''
  const states = () => world.ours('select scope, state, reason from erasure_request order by created_at, scope desc, tenant_id')
  const rowsOf = async (business: DemoBusinessKey, key: DemoKey) => {
    const values = [demoBusiness(business).tenantId, world.numberOf(key)]
    return (
      await world.onPlatform('select 1 from conversation where tenant_id = $1 and external_id in ($2, substr($2, 2))', values)
    ).length
  }
  const decide = async (state: 'upheld' | 'rejected', dataMap = world.test.bot.dataMap) => {
    await decideObjection({ ...world.test.bot, dataMap }, await open(), { state, reason: 'looked-into-it' })
    await world.test.settle()
  }

  test('holds the erasure up, the person sees ground and day, and its rejection lets it go on', async () => {
    await world.confirm('sunita')
    const id = toldId('sarees')
    const { status, body } = await object('sarees', id)
    expect([status, body.status]).toEqual([201, 'open'])
    await world.test.settle()
    expect(heard('sunita').at(-1)).toMatch(/Rangoli Sarees asks to keep your data. Its reason: a bill is not paid yet\./)
    expect(heard('sunita').at(-1)).toContain('Grievance Officer: karan@callmissed.com')
    expect(await states()).toEqual([{ scope: 'number', state: 'on_hold', reason: 'objection' }])
    const keep = await world.test.bot.metrics.text()
    expect(keep).toContain('alarms_total{reason="objection"} 1')
    await world.test.pass(71 * HOUR)
    expect(await rowsOf('sarees', 'sunita')).toBeGreaterThan(0)
    await decide('rejected')
    // More than a day after she wrote, it comes as a template.
    expect(heard('sunita').at(-1)).toContain('What Rangoli Sarees said is no reason to keep your data')
    await world.test.pass(2 * HOUR)
    expect(await rowsOf('sarees', 'sunita')).toBe(0)
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${id}` })).body).toMatchObject({
      status: 'completed',
      objection: { status: 'rejected' },
    })
  })

  test('is not waited for longer than 72 hours: silence is no veto', async () => {
    await world.confirm('prakash')
    await world.test.pass(71 * HOUR)
    expect((await object('clinic', toldId('clinic'), 'legal-obligation')).status).toBe(201)
    await world.test.pass(71 * HOUR)
    expect(await rowsOf('clinic', 'prakash')).toBeGreaterThan(0)
    await world.test.pass(HOUR + MINUTE)
    await world.test.pass(MINUTE)
    expect(await rowsOf('clinic', 'prakash')).toBe(0)
    expect(await world.ours('select state from objection order by created_at desc limit 1')).toEqual([{ state: 'lapsed' }])
  })

  test('keeps its own rows when it is upheld, while the others’ go, and each hears of its own alone', async () => {
    await world.confirm('meera')
    const id = toldId('sarees')
    expect((await object('sarees', id, 'legal-proceedings')).status).toBe(201)
    await world.test.settle()
    // A table as a platform may have it, whose rows belong to no business.
    const { dataMap } = world.test.bot
    const nobodys = { ...(dataMap.message ?? expect.unreachable()), tenant: 'none' as const }
    await decide('upheld', { ...dataMap, message_of_nobody: nobodys })
    expect(await world.ours(`select detail from request_event where what = 'nobodys-rows-stay'`)).toEqual([
      { detail: 'message_of_nobody' },
    ])
    expect(await world.test.bot.metrics.text()).toContain('alarms_total{reason="nobodys-rows-stay"} 1')
    expect(heard('meera').at(-1)).toMatch(/Rangoli Sarees may keep its data for now. Its reason: a court case or legal claim/)
    expect(heard('meera').at(-1)).toContain('Data Protection Board')
    const told = (business: DemoBusinessKey) =>
      world
        .told()
        .filter((each) => each.business === business)
        .map(({ event }) => event)
    expect(told('sarees')).toEqual(['data_deletion.confirmed', 'data_deletion.refused'])
    expect(told('clinic')).toEqual(['data_deletion.confirmed', 'data_deletion.confirmed'])
    await world.test.pass(4 * DAY)
    expect(await rowsOf('clinic', 'meera')).toBe(0)
    expect(await rowsOf('sarees', 'meera')).toBeGreaterThan(0)
    expect(told('clinic').at(-1)).toBe('data_deletion.completed')
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${id}` })).body.status).toBe('refused')
  })

  test('has one objection, in its window, with a ground that counts, and the same answer for the same key', async () => {
    await world.confirm('rohan')
    const id = toldId('coaching')
    expect((await object('coaching', id, 'we-like-the-data')).status).toBe(422)
    expect((await object('sarees', id)).status).toBe(404)
    const key = newId()
    const both = await Promise.all([object('coaching', id, 'open-order', key), object('coaching', id, 'open-order', key)])
    expect(both.map(({ status, text }) => [status, text])).toEqual([
      [201, both[0]?.text],
      [201, both[0]?.text],
    ])
    expect(await object('coaching', id, 'unpaid-dues', key)).toMatchObject({
      status: 409,
      body: { error: { code: 'idempotency_conflict' } },
    })
    expect(await object('coaching', id, 'unpaid-dues')).toMatchObject({
      status: 409,
      body: { error: { code: 'objected_before' } },
    })
    // The person may take the whole back meanwhile; the objection is over with it.
    await world.test.tapTitle(world.test.phone('rohan'), 'Keep my data')
    await world.test.tapTitle(world.test.phone('rohan'), 'Yes, keep it')
    const before = heard('rohan').length
    await world.test.pass(4 * DAY)
    expect(heard('rohan')).toHaveLength(before)
    expect(await rowsOf('coaching', 'rohan')).toBeGreaterThan(0)
  })

  test('comes too late once its window is over or the erasure has begun, and never where it gave a standing instruction', async () => {
    await world.confirm('imran')
    const id = toldId('coaching')
    const { db, clock } = world.test.bot
    const standing = { kind: 'standing', clause: '4', version: '1', givenOn: '2026-09-01' } as const
    const { tenantId } = demoBusiness('coaching')
    await recordInstruction(db, { tenantId, ...standing, recordedAt: new Date('2026-09-01') })
    expect(await object('coaching', id)).toMatchObject({ status: 409, body: { error: { code: 'standing_instruction' } } })
    await db.execute('delete from erasure_instruction')
    // One that came after the person's yes takes nothing from the window of that wish.
    await recordInstruction(db, { tenantId, ...standing, recordedAt: new Date(clock.now().getTime() + MINUTE) })
    await world.test.pass(73 * HOUR)
    expect(await object('coaching', id)).toMatchObject({ status: 409, body: { error: { code: 'window_closed' } } })
    expect(await world.ours('select 1 from objection where ground = $1', ['unpaid-dues'])).toHaveLength(1)
  })
})
