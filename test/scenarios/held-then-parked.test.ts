import { describe, expect, it } from 'vitest'
import { addRequestEvent, moveRequest } from '../../src/requests/request-store.ts'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { scenario } from '../support/scenario.ts'

const HOLD = `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
  values ('33333333-3333-4333-8333-333333333333', 'table', 'message', 'court_order', '2026-01-01')`

describe('an erasure that a hold and then the brake keep waiting', () => {
  const world = scenario({ config: { maxRowsPerSubject: 5 } })
  const ofRohan = () => searchDatabase(world.databases.platformUrl, ['7000026350'])

  it('goes from the hold to the staff, from the staff to its end, and loses no row before', async () => {
    await world.platform(HOLD)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    const held = await ofRohan()
    await world.test.pass(15 * MINUTE)
    const request = () =>
      world.bot<{ id: string; state: string; reason: string | null }>('select id, state, reason from erasure_request')
    expect(await request()).toMatchObject([{ state: 'on_hold', reason: 'legal-hold' }])
    expect(await rohan.says('status')).toEqual([expect.stringContaining('a person is looking at it')])

    await world.platform("update deletion_bot.legal_hold set held_until = '2026-02-01'")
    await world.test.pass(15 * MINUTE)
    expect(await request()).toMatchObject([{ state: 'parked', reason: 'too-many-rows' }])
    expect(await ofRohan()).toHaveLength(held.length)
    expect(await rohan.says('delete my data')).toEqual([expect.stringContaining('a person is looking at it')])

    const [{ id = '' } = {}] = await request()
    const { db, clock } = world.test.bot
    const released = await moveRequest(db, id, 'scheduled', { nextAttemptAt: clock.now(), reason: null }, clock.now())
    expect(released?.state).toBe('scheduled')
    await addRequestEvent(db, id, 'released', clock.now(), 'share-is-right')
    await world.test.pass(MINUTE)
    expect(await request()).toMatchObject([{ state: 'completed' }])
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
    expect(await ofRohan()).toEqual([])
  })
})
