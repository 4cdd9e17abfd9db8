import { describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY, MINUTE } from '../support/bot.ts'

const HOUR = 3_600_000

describe('a business whose customer’s data could not be frozen', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const { tenantId } = demoBusiness('coaching')
  const told = () => world.told().filter(({ business }) => business === 'coaching')
  const request = async () =>
    (
      await world.ours<{ id: string; state: string; frozen_at: Date | null; erase_at: Date; deadline_at: Date }>(
        'select id, state, frozen_at, erase_at, deadline_at from erasure_request order by created_at desc limit 1',
      )
    )[0]
  const events = async () =>
    (
      await world.ours<{ what: string }>('select what from request_event where request_id = $1 order by id', [
        (await request())?.id,
      ])
    ).map(({ what }) => what)
  const blocked = () => world.onPlatform('select 1 from deletion_bot.suppression where tenant_id = $1', [tenantId])
  const rowsOf = (key: 'rohan' | 'imran') =>
    world.onPlatform('select 1 from conversation where external_id like $1', [`%${world.numberOf(key).slice(1)}`])
  /** Until it is allowed again. */
  const refuseBlocks = async () => {
    const body = "begin raise exception 'refused' using errcode = '55P03'; end"
    await world.onPlatform(`create function deletion_bot.refuse() returns trigger language plpgsql as $$ ${body} $$`)
    await world.onPlatform(
      'create trigger refuse before insert on deletion_bot.suppression for each row execute function deletion_bot.refuse()',
    )
    return () => world.onPlatform('drop function deletion_bot.refuse() cascade')
  }
  let fails = true
  const failFreezes = () =>
    world.at('before the freeze', async () => {
      if (!fails) return
      failFreezes()
      throw new Error('The freeze fails.')
    })

  test('has its whole window from when it is told, though the time of the erasure has come, and the person hears the new day', async () => {
    failFreezes()
    const allowBlocks = await refuseBlocks()
    await world.confirm('rohan')
    for (let minute = 0; minute < 4; minute += 1) await world.test.pass(MINUTE)
    expect([told(), await blocked()]).toEqual([[], []])
    await world.test.pass(72 * HOUR)
    await allowBlocks()
    await world.test.pass(HOUR)
    const now = world.test.bot.clock.now().getTime()
    const waiting = await request()
    expect(waiting).toMatchObject({ state: 'scheduled', frozen_at: null, erase_at: new Date(now + 72 * HOUR) })
    expect(told().map(({ event, body }) => [event, body.data.erase_at])).toEqual([
      ['data_deletion.confirmed', waiting?.erase_at.toISOString()],
    ])
    expect(await blocked()).not.toEqual([])
    expect(world.test.heard(world.test.phone('rohan')).at(-1)).toContain('extended')
    // Seventy-two hours are not over for it.
    await world.test.pass(71 * HOUR)
    expect(await rowsOf('rohan')).not.toEqual([])
    const objection = {
      path: `/api/v1/deletion-requests/${waiting?.id}/objections`,
      method: 'POST' as const,
      body: { ground: 'unpaid-dues' },
    }
    expect((await world.call('coaching', { ...objection, idempotencyKey: newId() })).status).toBe(201)
    await world.test.settle()
    const objected = world.test.heard(world.test.phone('rohan')).at(-1) ?? ''
    expect(objected).toContain('asks to keep your data')
    expect(objected).not.toContain('do not use')
    await world.test.pass(73 * HOUR)
    await world.test.pass(MINUTE)
    expect(await rowsOf('rohan')).toEqual([])
    expect(told().at(-1)?.event).toBe('data_deletion.completed')
    expect(await request()).toMatchObject({ state: 'completed', frozen_at: null })
    fails = false
  })

  test('that is told before the time has come, and late, has its whole window, whether the freeze comes right or not', async () => {
    for (const [key, comesRight] of [
      ['meera', true],
      ['prakash', false],
    ] as const) {
      fails = true
      failFreezes()
      const allowBlocks = await refuseBlocks()
      await world.confirm(key)
      const named = (await request())?.erase_at ?? expect.fail('It has no time.')
      const last = () => world.test.heard(world.test.phone(key)).at(-1)
      for (let hour = 0; hour < 60; hour += 12) await world.test.pass(12 * HOUR)
      expect([told().length, (await request())?.erase_at]).toEqual([0, named])
      await allowBlocks()
      fails = !comesRight
      await world.test.pass(HOUR)
      const now = world.test.bot.clock.now().getTime()
      const waiting = await request()
      expect(waiting?.frozen_at !== null).toBe(comesRight)
      expect(waiting).toMatchObject({ state: 'scheduled', erase_at: new Date(now + 72 * HOUR) })
      expect(world.told().length).toBeGreaterThan(0)
      expect(world.told().map(({ event, body }) => [event, body.data.erase_at])).toEqual(
        world.told().map(() => ['data_deletion.confirmed', waiting?.erase_at.toISOString()]),
      )
      expect(last()).toContain('extended')
      expect((await events()).filter((what) => what === 'window-kept')).toHaveLength(1)
      await world.test.pass(HOUR)
      expect(await request()).toMatchObject({ erase_at: waiting?.erase_at })
      await world.test.pass(71 * HOUR)
      await world.test.pass(MINUTE)
      expect((await request())?.state).toBe('completed')
      world.receiver.received.length = 0
    }
    fails = false
  })

  test('that hears of a freeze late, because no worker ran, has its window from then', async () => {
    world.receiver.answer(() => 503)
    await world.confirm('sunita')
    const before = await request()
    // As if nobody had tried to tell it: neither worker nor sweep were there for four days.
    await world.ours("update business_notice set attempts = 0, next_attempt_at = null where state = 'pending'")
    world.receiver.answer(() => 200)
    await world.test.pass(96 * HOUR)
    await world.test.pass(MINUTE)
    const now = world.test.bot.clock.now().getTime()
    const after = await request()
    expect(after?.state).toBe('scheduled')
    expect(after?.erase_at.getTime()).toBeGreaterThan(now + 71 * HOUR)
    expect(after?.erase_at.getTime()).toBeGreaterThan(before?.erase_at.getTime() ?? 0)
    await world.test.pass(73 * HOUR)
    await world.test.pass(MINUTE)
    expect((await request())?.state).toBe('completed')
  })

  test('is told at the freeze where the rules could not be read until then, and nothing counts as frozen before', async () => {
    const map = world.test.bot.dataMap
    const { datedBy: _, ...undated } = map.conversation ?? expect.fail('There are conversations.')
    const phone = world.test.phone('imran')
    await phone.say('delete my data')
    await world.test.settle()
    await world.test.tapTitle(phone, 'Delete my data')
    world.test.bot.dataMap = { ...map, conversation: undated }
    await world.test.tapTitle(phone, 'Yes, delete it')
    expect(await request()).toMatchObject({ state: 'scheduled', frozen_at: null })
    expect(await events()).toContain('freeze-failed')
    world.test.bot.dataMap = map
    await world.test.pass(MINUTE)
    expect(await events()).toContain('frozen')
    expect(told().map(({ event }) => event)).toEqual(['data_deletion.confirmed'])
    await world.test.pass(4 * DAY)
    expect(told().map(({ event }) => event)).toEqual(['data_deletion.confirmed', 'data_deletion.completed'])
  })
})

describe('a business that comes to hold something between the review and the yes', () => {
  const world = partnerWorld()

  test('has its own window, though the review named a sooner time, and the person hears the new day', async () => {
    const { tenantId } = demoBusiness('clinic')
    await world.ours('delete from erasure_instruction where tenant_id = $1', [tenantId])
    const phone = world.test.phone('rohan')
    await phone.say('delete my data')
    await world.test.settle()
    await world.test.tapTitle(phone, 'Delete my data')
    await world.onPlatform(
      `insert into campaign_recipient (tenant_id, campaign_id, phone, status, created_at)
       select tenant_id, id, $2, 'pending', $3 from campaign where tenant_id = $1 limit 1`,
      [tenantId, world.numberOf('rohan'), world.test.bot.clock.now()],
    )
    await world.test.pass(MINUTE)
    await world.test.tapTitle(phone, 'Yes, delete it')
    const now = world.test.bot.clock.now().getTime()
    const [request] = await world.ours<{ id: string; erase_at: Date }>('select id, erase_at from erasure_request')
    expect(request?.erase_at).toEqual(new Date(now + 72 * HOUR))
    expect(world.test.heard(phone).at(-1)).toContain('It is erased at 3:31 pm on 26 Nov 2026')
    expect(world.test.heard(phone)).toHaveLength(3)
    await world.test.pass(HOUR)
    expect(await world.ours('select state from erasure_request')).toEqual([{ state: 'scheduled' }])
    const objection = {
      path: `/api/v1/deletion-requests/${request?.id}/objections`,
      method: 'POST' as const,
      body: { ground: 'unpaid-dues' },
    }
    expect((await world.call('clinic', { ...objection, idempotencyKey: newId() })).status).toBe(201)
  })
})
