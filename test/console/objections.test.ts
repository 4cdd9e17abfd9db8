import { beforeAll, describe, expect, it } from 'vitest'
import type { DemoBusinessKey } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { HOUR_ } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const said = (seen: Seen) => new URL(seen.location ?? 'http://x').searchParams.get('said')

describe('an objection of a business', () => {
  const world = partnerWorld({ withoutInstructions: true })
  let asha: Visitor
  let priya: Visitor
  let irfan: Visitor
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    priya = await signedIn(world.test, 'priya')
    irfan = await signedIn(world.test, 'irfan')
  }
  beforeAll(enter)

  /** Somebody asks, and a business objects: the place of the request, and the objection. */
  async function objected(key: 'sunita' | 'meera' | 'rohan', business: DemoBusinessKey, ground: string) {
    await world.confirm(key)
    const id = world.told().findLast((each) => each.business === business && each.event === 'data_deletion.confirmed')?.body
      .data.request_id
    const path = `/api/v1/deletion-requests/${id}/objections`
    expect((await world.call(business, { method: 'POST', path, body: { ground }, idempotencyKey: newId() })).status).toBe(201)
    await world.test.settle()
    const [row] = await world.ours<{ reference: string; objection: string }>(
      `select r.reference, o.id as objection from objection o join erasure_request r on r.id = o.request_id where o.state = 'open'`,
    )
    return { at: `/console/requests/${row?.reference}`, objection: row?.objection ?? '', reference: row?.reference ?? '' }
  }

  it('is a number on the overview, a line of its list, and stands on its request with business, reason and day', async () => {
    const { at, reference } = await objected('sunita', 'sarees', 'unpaid-dues')
    expect((await asha.get('/console')).text).toContain('href="/console/objections">1<')
    const list = (await asha.get('/console/objections')).text
    for (const words of [reference, 'Rangoli Sarees', 'Unpaid dues']) expect(list).toContain(words)
    const { text } = await asha.get(at)
    expect(text).toContain('asks to keep its data: unpaid dues')
    expect(text).toContain('The privacy officer decides by')
    expect(text).not.toContain('name="objection"')
  })

  it('is decided by the privacy officer alone, once, with a reason of the list; it is committed with its line', async () => {
    const [row] = await world.ours<{ reference: string; id: string }>(
      `select r.reference, o.id from objection o join erasure_request r on r.id = o.request_id`,
    )
    const at = `/console/requests/${row?.reference}`
    const fields = { objection: row?.id ?? '', verdict: 'reject', reason: 'ground-is-not-shown' }
    await asha.get(at)
    expect((await asha.post(`${at}/objection`, fields)).status).toBe(403)
    await Promise.all([priya.get(at), irfan.get(at)])
    expect((await priya.post(`${at}/objection`, { ...fields, reason: 'court-asks' })).status).toBe(400)
    const both = await Promise.all([priya, irfan].map((who) => who.post(`${at}/objection`, fields)))
    expect(both.map(said).toSorted()).toEqual(['decided-before', 'rejected'])
    await world.test.settle()
    expect(await world.ours('select state, reason from objection')).toEqual([
      { state: 'rejected', reason: 'ground-is-not-shown' },
    ])
    const looks = `select role, reason, target, request_id is not null as request from access_log where action = 'objection-reject'`
    expect(await world.ours(looks)).toEqual([{ role: 'privacy', reason: 'ground-is-not-shown', target: row?.id, request: true }])
    expect(world.test.heard(world.test.phone('sunita')).join()).toContain('Rangoli Sarees')
    const { text } = await asha.get(at)
    expect(text).toContain('The objection was rejected')
    expect((await asha.get('/console/objections')).text).toContain('No objection waits')
    await world.test.pass(73 * HOUR_)
    expect(await world.ours('select state from erasure_request')).toEqual([{ state: 'completed' }])
    await enter()
  })

  it('that is upheld keeps that business’s data, and is decided on no other request’s page', async () => {
    const first = await world.ours<{ reference: string }>('select reference from erasure_request')
    const { at, objection } = await objected('meera', 'sarees', 'legal-proceedings')
    const fields = { objection, verdict: 'uphold', reason: 'law-asks' }
    await priya.get(at)
    const elsewhere = `/console/requests/${first[0]?.reference}`
    expect(said(await priya.post(`${elsewhere}/objection`, fields))).toBe('decided-before')
    expect(said(await priya.post(`${at}/objection`, fields))).toBe('upheld')
    await world.test.settle()
    expect(world.test.heard(world.test.phone('meera')).at(-1)).toContain('Rangoli Sarees may keep its data for now')
    const page = (await asha.get(at)).text
    expect(page).toContain('Upheld')
    const parts = await world.ours<{ reference: string }>(`select reference from erasure_request where scope = 'business'`)
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expect(page).toContain(`href="/console/requests/${part.reference}"`)
    expect((await asha.get(`/console/requests/${parts[0]?.reference}`)).text).toContain(`It is what goes on of <a href="${at}"`)
  })

  it('is nothing to decide once the person has taken the wish back, and its time ends it in silence', async () => {
    const { at, objection, reference } = await objected('rohan', 'coaching', 'unpaid-dues')
    await world.test.tapTitle(world.test.phone('rohan'), 'Keep my data')
    await world.test.tapTitle(world.test.phone('rohan'), 'Yes, keep it')
    await world.test.settle()
    expect((await asha.get('/console')).text).not.toContain(`href="/console/objections">1<`)
    expect((await asha.get('/console/objections')).text).not.toContain(reference)
    const { text } = await priya.get(at)
    expect(text).toContain('It ended with the request')
    expect(text).not.toContain('name="objection"')
    await world.test.pass(73 * HOUR_)
    expect(await world.ours(`select state, reason from objection where id = '${objection}'`)).toEqual([
      { state: 'lapsed', reason: 'request-over' },
    ])
    const said = `select 1 from request_event e join erasure_request r on r.id = e.request_id where r.reference = '${reference}' and e.what = 'objection-lapsed'`
    expect(await world.ours(said)).toEqual([])
  })
})
