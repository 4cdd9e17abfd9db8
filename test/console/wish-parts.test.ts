import { beforeAll, describe, expect, it } from 'vitest'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import { type DemoBusinessKey, demoBusiness } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

describe('a wish to which two businesses object', () => {
  const world = partnerWorld({ withoutInstructions: true })
  let asha: Visitor
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
  })
  const { tenantId } = demoBusiness('clinic')
  const shortOf = async (reference: string) => {
    const { text } = await asha.get(`/console/requests/${reference}`)
    return (/In short<\/h2>([\s\S]*?)<\/section>/.exec(text)?.[1] ?? '').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
  }
  const object = async (business: DemoBusinessKey) => {
    const id = world.told().findLast((each) => each.business === business && each.event === 'data_deletion.confirmed')?.body
      .data.request_id
    const path = `/api/v1/deletion-requests/${id}/objections`
    const body = { ground: 'unpaid-dues' }
    expect((await world.call(business, { method: 'POST', path, body, idempotencyKey: newId() })).status).toBe(201)
    await world.test.settle()
  }
  const uphold = async (business: DemoBusinessKey) => {
    const [open] = await world.ours<{ id: string }>(`select id from objection where state = 'open' and tenant_id = $1`, [
      demoBusiness(business).tenantId,
    ])
    const decided = await decideObjection(world.test.bot, open?.id ?? '', { state: 'upheld', reason: 'law-asks' })
    expect(decided.is).toBe('decided')
    await world.test.settle()
  }

  it('is found as its part once the first is upheld; the part that is refused as well was a part, and goes on nowhere', async () => {
    await world.confirm('meera')
    await object('sarees')
    await object('clinic')
    await uphold('sarees')
    const [whole] = await world.ours<{ reference: string }>(`select reference from erasure_request where scope = 'number'`)
    const [part] = await world.ours<{ reference: string }>('select reference from erasure_request where tenant_id = $1', [
      tenantId,
    ])
    expect(await shortOf(whole?.reference ?? '')).toContain(`For the other businesses it goes on as ${part?.reference}.`)
    expect(await shortOf(part?.reference ?? '')).toContain(`It is what goes on of ${whole?.reference}.`)
    await uphold('clinic')
    const refused = await shortOf(part?.reference ?? '')
    expect(refused).toContain('A business keeps its data: its objection was upheld')
    expect(refused).toContain(`It was a part of ${whole?.reference}.`)
    expect(refused).not.toContain('goes on')
  })

  it('names what the person had open for a business already, and how many parts do not fit', async () => {
    const [whole] = await world.ours<{ id: string; reference: string }>(
      `select id, reference from erasure_request where scope = 'number'`,
    )
    // The clinic's part becomes a wish of the day before.
    await world.ours(
      `update erasure_request set confirmed_at = confirmed_at - interval '1 day', created_at = created_at - interval '1 day' where tenant_id = $1`,
      [tenantId],
    )
    const [before] = await world.ours<{ reference: string }>('select reference from erasure_request where tenant_id = $1', [
      tenantId,
    ])
    const text = await shortOf(whole?.reference ?? '')
    expect(text).toContain(`What the person had asked for before goes on as it was: ${before?.reference}.`)
    expect(text).not.toContain('For the other businesses')
    for (let nth = 0; nth < 23; nth++) {
      await world.ours(
        `insert into erasure_request select (r).* from (select jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'scope', 'business',
          'tenant_id', gen_random_uuid(), 'token_hash', md5(random()::text), 'reference', $2::text)) as r from erasure_request e where id = $1) one`,
        [
          whole?.id,
          `CM-22${String(22 + nth).replaceAll(/[01]/g, '9')}-2${nth % 2 === 0 ? 'A' : 'B'}${String.fromCharCode(67 + Math.floor(nth / 2))}2`,
        ],
      )
    }
    expect(await shortOf(whole?.reference ?? '')).toMatch(/goes on as (CM-\w{4}-\w{4}(, )?){20} and 4 more\./)
  })
})
