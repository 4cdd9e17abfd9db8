import { describe, expect, test } from 'vitest'
import { decideObjection } from '../../../src/jobs/decide-objection.ts'
import type { DemoBusinessKey } from '../../../src/platform/demo-businesses.ts'
import { newId } from '../../../src/runtime/ids.ts'
import { DAY } from '../../support/bot.ts'
import { partnerWorld } from './support/partner-world.ts'

describe('a business whose customer’s request another business’s objection has ended', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const told = (business: DemoBusinessKey) => world.told().filter((each) => each.business === business)
  const get = async (business: DemoBusinessKey, id: string) =>
    (await world.call(business, { path: `/api/v1/deletion-requests/${id}` })).body

  test('sees its own part go on under the id that it knows, and nothing of the other', async () => {
    await world.confirm('meera')
    const idOf = (business: DemoBusinessKey) => String(told(business)[0]?.body.data.request_id)
    const [sarees, clinic] = [idOf('sarees'), idOf('clinic')]
    const path = `/api/v1/deletion-requests/${sarees}/objections`
    await world.call('sarees', { method: 'POST', path, body: { ground: 'legal-proceedings' }, idempotencyKey: newId() })
    await world.test.settle()
    const [open] = await world.ours<{ id: string }>(`select id from objection where state = 'open'`)
    await decideObjection(world.test.bot, open?.id ?? '', { state: 'upheld', reason: 'looked-into-it' })
    await world.test.settle()
    expect(await get('sarees', sarees)).toMatchObject({ status: 'refused', erase_at: null, objection: { status: 'upheld' } })
    const again = told('clinic').at(-1)?.body.data
    expect(await get('clinic', clinic)).toMatchObject({
      ...{ id: clinic, status: 'confirmed', confirmed_at: again?.confirmed_at, erase_at: again?.erase_at },
      ...{ finished_at: null, objection: null },
    })
    await world.test.pass(4 * DAY)
    expect(await get('clinic', clinic)).toMatchObject({ id: clinic, status: 'completed', erase_at: null })
    expect(await get('clinic', String(again?.request_id))).toMatchObject({ status: 'completed' })
    expect(await get('sarees', sarees)).toMatchObject({ status: 'refused' })
  })

  test('is not told that it ended where it could not go on as another one', async () => {
    await world.confirm('prakash')
    const id = String(told('clinic').at(-1)?.body.data.request_id)
    // As another business's upheld objection leaves it while a request for this one is open already.
    await world.ours(`update erasure_request set state = 'refused', reason = 'objection-upheld' where id = $1`, [id])
    expect(await get('clinic', id)).toMatchObject({ id, status: 'confirmed', finished_at: null })
  })
})
