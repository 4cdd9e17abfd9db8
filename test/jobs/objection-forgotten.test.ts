import { beforeAll, describe, expect, test } from 'vitest'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { approveTemplates } from '../intake/api/support/approve-templates.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY } from '../support/bot.ts'

describe('an objection that is upheld while the platform alone knows that the person has taken it back', () => {
  const world = partnerWorld({ withoutInstructions: true })
  beforeAll(() => void approveTemplates(world.test.graph))
  const rowsAt = async (business: 'sarees' | 'clinic') =>
    (
      await world.onPlatform('select 1 from conversation where tenant_id = $1 and external_id in ($2, substr($2, 2))', [
        demoBusiness(business).tenantId,
        world.numberOf('meera'),
      ])
    ).length

  test('erases nothing at the other businesses before two of the staff have looked', async () => {
    await world.confirm('meera')
    const told = world.told().findLast(({ business, event }) => business === 'sarees' && event === 'data_deletion.confirmed')
    const path = `/api/v1/deletion-requests/${told?.body.data.request_id}/objections`
    const body = { ground: 'legal-proceedings' }
    expect((await world.call('sarees', { method: 'POST', path, body, idempotencyKey: newId() })).status).toBe(201)
    await world.test.settle()
    // As after a restore of the bot's own database to a moment before the person's "keep my data".
    await world.onPlatform("update deletion_bot.stopped set taken_back_at = confirmed_at + interval '1 minute'")
    const [objection] = await world.ours<{ id: string }>(`select id from objection where state = 'open'`)
    await decideObjection(world.test.bot, objection?.id ?? '', { state: 'upheld', reason: 'looked-into-it' })
    await world.test.pass(4 * DAY)
    expect([await rowsAt('sarees'), await rowsAt('clinic')].every((rows) => rows > 0)).toBe(true)
    expect(await world.ours(`select state, reason from erasure_request where scope = 'business'`)).toEqual([
      { state: 'parked', reason: 'not-frozen-any-more' },
    ])
  })
})
