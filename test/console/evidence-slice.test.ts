import { beforeAll, describe, expect, it } from 'vitest'
import { decideObjection } from '../../src/jobs/decide-objection.ts'
import { type DemoBusinessKey, demoBusiness } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { approveTemplates } from '../intake/api/support/approve-templates.ts'
import { type PartnerWorld, partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

interface Pack {
  about: Record<string, unknown>
  timeline: { what: string; detail: unknown; count: unknown }[]
  rules?: Record<string, unknown>
  kept?: { table: string; rows: number; statute: string; until: string }[]
  objections?: { tenant: string; ground: string; state: string }[]
  notices: { what: string }[]
  receipts: { verified: boolean; says?: unknown }[]
  processors?: unknown
  person?: unknown
}

/** The privacy officer at her desk. */
function deskOf(world: PartnerWorld) {
  let priya: Visitor
  const desk = {
    reference: '',
    async enter() {
      priya = await signedIn(world.test, 'priya')
    },
    async packFor(whom: DemoBusinessKey | 'board'): Promise<{ pack: Pack; text: string }> {
      const at = `/console/requests/${desk.reference}/evidence`
      await priya.get(at)
      const fields = { for: whom === 'board' ? whom : tenant(whom), format: 'json', reason: 'business-asks' }
      const { status, text } = await priya.post(at, fields)
      expect(status, text).toBe(200)
      return { pack: JSON.parse(text) as Pack, text }
    },
    /** The id of the request. */
    async confirm(key: 'meera'): Promise<string> {
      await world.confirm(key)
      const [row] = await world.ours<{ id: string; reference: string }>(
        'select id, reference from erasure_request order by created_at desc limit 1',
      )
      desk.reference = row?.reference ?? ''
      return row?.id ?? ''
    },
  }
  return desk
}
const tenant = (business: DemoBusinessKey) => demoBusiness(business).tenantId

describe('a business’s slice of a request about everything under a number', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const desk = deskOf(world)
  const { packFor } = desk
  const object = (business: DemoBusinessKey, id: string) =>
    world.call(business, {
      ...{ method: 'POST', path: `/api/v1/deletion-requests/${id}/objections`, idempotencyKey: newId() },
      body: { ground: 'legal-proceedings' },
    })
  beforeAll(async () => {
    approveTemplates(world.test.graph)
    await desk.enter()
  })

  it('says nothing of another business’s objection while it is looked at, and says one’s own', async () => {
    const id = await desk.confirm('meera')
    expect((await object('sarees', id)).status).toBe(201)
    await world.test.settle()
    const theirs = await packFor('clinic')
    expect(theirs.pack.about).toMatchObject({ case: desk.reference, state: 'confirmed', reason: null, withPersonalData: false })
    expect(theirs.pack.objections).toEqual([])
    expect(theirs.text).not.toMatch(/on_hold|"objection"|objected|legal-proceedings/)
    for (const other of ['sarees', 'coaching'] as const) expect(theirs.text).not.toContain(tenant(other))
    const own = await packFor('sarees')
    expect(own.pack.about).toMatchObject({ state: 'confirmed', reason: null })
    expect(own.pack.objections).toMatchObject([{ tenant: tenant('sarees'), ground: 'legal-proceedings', state: 'open' }])
    const board = await packFor('board')
    expect(board.pack.about).toMatchObject({ state: 'on_hold', reason: 'objection' })
    expect(board.pack.objections).toMatchObject([{ tenant: tenant('sarees'), state: 'open' }])
  })

  it('says to the one whose objection is upheld that it is, and to the others under which case it goes on for them', async () => {
    const [open] = await world.ours<{ id: string }>(`select id from objection where state = 'open'`)
    await decideObjection(world.test.bot, open?.id ?? '', { state: 'upheld', reason: 'looked-into-it' })
    await world.test.settle()
    const own = await packFor('sarees')
    expect(own.pack.about).toMatchObject({ state: 'refused', reason: 'objection-upheld' })
    expect(own.pack.about.goesOnAs).toBeUndefined()
    const theirs = await packFor('clinic')
    const [next] = await world.ours<{ reference: string }>('select reference from erasure_request where tenant_id = $1', [
      tenant('clinic'),
    ])
    expect(theirs.pack.about).toMatchObject({ state: 'confirmed', reason: null, goesOnAs: next?.reference })
    expect(theirs.text).not.toMatch(/refused|upheld|objection-/)
  })
})

describe('the slice of a business when all is over', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const desk = deskOf(world)
  const { packFor } = desk
  const sumOf = (kept: Pack['kept']) => (kept ?? []).reduce((sum, { rows }) => sum + rows, 0)
  beforeAll(() => desk.enter())

  it('has the rows of its own that a law keeps, its own notices and the rules for it, and no figure of others', async () => {
    const id = await desk.confirm('meera')
    await world.test.pass(4 * DAY)
    await desk.enter()
    const all = await world.ours<{ tenant_id: string }>('select distinct tenant_id from business_notice where request_id = $1', [
      id,
    ])
    expect(all.length).toBeGreaterThan(1)
    const board = await packFor('board')
    const sums = { own: 0, board: sumOf(board.pack.kept) }
    expect(sums.board).toBeGreaterThan(0)
    for (const { tenant_id } of all) {
      const business =
        (['sarees', 'clinic', 'coaching'] as const).find((key) => tenant(key) === tenant_id) ?? expect.unreachable()
      const { pack, text } = await packFor(business)
      sums.own += sumOf(pack.kept)
      for (const line of pack.kept ?? []) expect(board.pack.kept?.map(({ table }) => table)).toContain(line.table)
      expect(pack.about).toMatchObject({ state: 'completed', finished: expect.any(String), reason: null })
      expect(pack.notices.map(({ what }) => what)).toEqual(['confirmed', 'completed'])
      expect(pack.rules).toMatchObject({ deadlineDays: 30, instructions: [{ tenant: tenant_id, kind: 'none', windowHours: 72 }] })
      expect(pack.receipts.every(({ verified, says }) => verified && says === undefined)).toBe(true)
      expect([pack.processors, pack.person]).toEqual([undefined, undefined])
      expect(pack.timeline.every(({ detail, count }) => detail === null && count === null)).toBe(true)
      for (const other of all) if (other.tenant_id !== tenant_id) expect(text).not.toContain(other.tenant_id)
    }
    expect(sums.own).toBe(sums.board)
  })

  it('is made all the same while the platform does not answer, and says what is missing', async () => {
    await world.onPlatform('alter schema deletion_bot rename to deletion_bot_away')
    try {
      const { pack } = await packFor('sarees')
      expect(pack.kept).toBe('not known at the moment this was made: the platform did not answer')
      expect(pack.about).toMatchObject({ state: 'completed' })
    } finally {
      await world.onPlatform('alter schema deletion_bot_away rename to deletion_bot')
    }
  })
})
