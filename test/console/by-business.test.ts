import { beforeAll, describe, expect, it } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { scenario } from '../support/scenario.ts'
import { whilePlatformIsDown } from './support/down.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

const COACHING = demoBusiness('coaching').tenantId
const CLINIC = demoBusiness('clinic').tenantId
const VOICE_ONLY = '0a1b2c3d-0000-4000-a000-000000000009'
const CLOSED = '0a1b2c3d-0000-4000-a000-00000000000a'

describe('a business', () => {
  const world = scenario()
  let asha: Visitor
  let priya: Visitor
  let reference: string

  beforeAll(async () => {
    await world.platform(`insert into tenant (id, name, created_at) values ($1, 'Sagar Dental Voice Line', now())`, [VOICE_ONLY])
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
    asha = await signedIn(world.test, 'asha')
    priya = await signedIn(world.test, 'priya')
  })
  const listOf = async (tenantId: string) => (await asha.get(`/console/requests?business=${tenantId}`)).text
  const find = async (what: string) => {
    await asha.get('/console/businesses')
    return asha.post('/console/businesses', { what })
  }

  it('finds the request under a whole number of which it was told, and no business that was not told does', async () => {
    const told = await world.bot<{ tenant_id: string }>('select distinct tenant_id from business_notice order by 1')
    const tenants = told.map(({ tenant_id }) => tenant_id)
    expect(tenants).toContain(COACHING)
    expect(tenants).not.toContain(CLINIC)
    for (const tenantId of tenants) expect(await listOf(tenantId)).toContain(`>${reference}<`)
    expect(await listOf(CLINIC)).not.toContain(`>${reference}<`)
    await priya.get('/console/requests')
    const { text } = await priya.post('/console/requests/export', { business: COACHING, reason: 'audit' })
    expect(text).toContain(reference)
    expect((await priya.post('/console/requests/export', { business: CLINIC, reason: 'audit' })).text).not.toContain(reference)
  })

  it('finds the request that followed from a number which it had passed on', async () => {
    await world.bot(
      `insert into forwarded_request (id, tenant_id, language, state, person_id, request_id, created_at, expires_at)
       select gen_random_uuid(), $1, 'en', 'asked', person_id, id, created_at, deadline_at from erasure_request`,
      [CLINIC],
    )
    expect(await listOf(CLINIC)).toContain(`>${reference}<`)
    await world.bot('delete from forwarded_request')
  })

  it.each([
    ['its name', 'Sagar Dental Voice Line'],
    ['a piece of it, however it is written', 'dental VOICE'],
    ['its id', VOICE_ONLY],
  ])('without a chat is found by %s, and leads to its list and to a start', async (_by, what) => {
    const { text, status } = await find(what)
    expect(status).toBe(200)
    expect(text).toContain('Sagar Dental Voice Line')
    expect(text).toContain(`/console/requests?business=${VOICE_ONLY}`)
    const list = await listOf(VOICE_ONLY)
    expect(list).toContain('<option value="0a1b2c3d-0000-4000-a000-000000000009" selected')
    expect(list).toContain('Sagar Dental Voice Line')
    const start = await asha.get(`/console/start?business=${VOICE_ONLY}`)
    expect(start.text).toMatch(/<option value="0a1b2c3d-0000-4000-a000-000000000009" selected[^>]*>Sagar Dental Voice Line/)
  })

  it('whose account is closed is found by its id, as long as a request knows it', async () => {
    expect((await find(CLOSED)).text).toContain('No business has this name or id')
    await world.bot(`insert into erasure_request (id, reference, token_hash, scope, tenant_id, state, language, proved_at, deadline_at, created_at, updated_at)
      values (gen_random_uuid(), 'CM-ZZZZ-ZZZZ', repeat('0', 64), 'account', '${CLOSED}', 'cancelled', 'en', now(), now(), now(), now())`)
    expect((await find(CLOSED)).text).toContain(`/console/requests?business=${CLOSED}`)
    expect(await listOf(CLOSED)).toContain('CM-ZZZZ-ZZZZ')
  })

  it('gets a start for a letter also without a chat, and one that does not exist gets none', async () => {
    world.alsoSecret('70000 44556', '7000044556')
    const wish = {
      ...{ scope: 'business', phone: '70000 44556', source: 'letter', proof: 'business-confirmed' },
      ...{ language: 'en', file: 'letter-of-a-business' },
    }
    const start = async (business: string) => {
      await asha.get('/console/start')
      const { location } = await asha.post('/console/start', { ...wish, business })
      return new URL(location ?? 'http://x').searchParams.get('said')
    }
    expect(await start(CLOSED)).toBe('unknown-business')
    expect(await world.bot('select 1 from proposed_action')).toEqual([])
    expect(await start(VOICE_ONLY)).toBe('proposed')
    expect((await priya.get('/console/proposals')).text).toContain('Sagar Dental Voice Line')
    await whilePlatformIsDown(world, async () => expect(await start(VOICE_ONLY)).toBe('no-platform'))
  })

  it('is looked for while the platform is down, too, and the page says what is missing', async () => {
    await whilePlatformIsDown(world, async () => {
      const { text, status } = await find('rangoli')
      expect(status).toBe(200)
      expect(text).toContain('The platform does not answer')
      expect(text).toContain('Rangoli Sarees')
      expect(await listOf(COACHING)).toContain(`>${reference}<`)
      expect((await asha.get(`/console/requests/${reference}`)).status).toBe(200)
    })
  })
})
