import { describe, expect, test } from 'vitest'
import { isSilenced } from '../../../src/forwards/contact-store.ts'
import { demoBusiness } from '../../../src/platform/demo-businesses.ts'
import { DAY, MINUTE } from '../../support/bot.ts'
import { searchDatabase, spellingsToFind } from '../../support/find-person.ts'
import { testKey } from '../../webhook/webhook.ts'
import { approveTemplates } from './support/approve-templates.ts'
import { partnerWorld } from './support/partner-world.ts'

describe('a customer’s number that a business passes on', () => {
  const world = partnerWorld()
  test('is asked by template, and nothing is deleted before that person has seen the review and said yes', async () => {
    approveTemplates(world.test.graph)
    const meera = world.numberOf('meera')
    const reply = await world.forward('sarees', meera)
    expect(reply.status).toBe(202)
    expect(reply.body).toEqual({ id: expect.any(String), status: 'received', created_at: expect.any(String) })
    await world.test.settle()
    const phone = world.test.phone('meera')
    expect(world.test.heard(phone)).toEqual([expect.stringContaining('Rangoli Sarees told us that you want your data deleted')])
    expect(await world.ours('select id from erasure_request')).toEqual([])
    expect(world.told().map(({ event }) => event)).toEqual(['data_deletion.requested'])
    await world.test.tapTitle(phone, 'Continue')
    expect(world.test.heard(phone).at(-1)).toMatch(/^Rangoli Sarees, number ending 4821: we hold/)
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${reply.body.id}` })).body.status).toBe('received')
    await world.test.tapTitle(phone, 'Yes, delete it')
    const rows = await world.ours<{ scope: string; state: string }>('select scope, state from erasure_request')
    expect(rows).toEqual([{ scope: 'business', state: 'scheduled' }])
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${reply.body.id}` })).body.status).toBe('confirmed')
    const clinicBefore = await held('clinic', meera)
    await world.test.pass(15 * MINUTE)
    expect(await held('sarees', meera)).toBe(0)
    expect(await held('clinic', meera)).toBe(clinicBefore)
    expect(clinicBefore).toBeGreaterThan(0)
    const done = await world.call('sarees', { path: `/api/v1/deletion-requests/${reply.body.id}` })
    expect(done.body).toMatchObject({ status: 'completed', confirmed_at: expect.any(String), finished_at: expect.any(String) })
    const told = world.told()
    expect(told.map(({ business, event }) => `${business} ${event}`)).toEqual([
      'sarees data_deletion.requested',
      'sarees data_deletion.confirmed',
      'sarees data_deletion.completed',
    ])
    for (const { body } of told) expect(body.data.request_id).toBe(reply.body.id)
    expect(await searchDatabase(world.databases.botUrl, spellingsToFind(meera))).toEqual([])
  })

  test('is not written to again within 30 days, whichever business asks, and nobody can tell', async () => {
    const rohan = world.numberOf('rohan')
    const phone = world.test.phone('rohan')
    await world.forward('coaching', rohan)
    await world.test.settle()
    expect(world.test.heard(phone)).toHaveLength(1)
    await world.forward('coaching', rohan)
    await world.forward('sarees', rohan)
    await world.test.settle()
    await world.test.pass(29 * DAY)
    await world.forward('coaching', rohan)
    await world.test.settle()
    expect(world.test.heard(phone)).toHaveLength(1)
    await world.test.pass(2 * DAY)
    await world.forward('coaching', rohan)
    await world.test.settle()
    expect(world.test.heard(phone)).toHaveLength(2)
  })

  test('who taps "Wasn’t me" is never written to for that business again, keeps the data, and the business hears it was refused', async () => {
    const prakash = world.numberOf('prakash')
    const phone = world.test.phone('prakash')
    const { body } = await world.forward('clinic', prakash, { language: 'mr' })
    await world.test.settle()
    expect(world.test.heard(phone)).toEqual([expect.stringContaining('Sahyadri Family Clinic यांनी')])
    const before = await held('clinic', prakash)
    await world.test.tapTitle(phone, 'मी नाही सांगितले')
    expect(world.test.heard(phone).at(-1)).toMatch(/^धन्यवाद. Sahyadri Family Clinic/)
    expect((await world.call('clinic', { path: `/api/v1/deletion-requests/${body.id}` })).body.status).toBe('refused')
    expect(world.told().map(({ event, body }) => [event, body.data.because])).toContainEqual(['data_deletion.refused', 'not-me'])
    await world.test.pass(40 * DAY)
    await world.forward('clinic', prakash)
    await world.test.settle()
    expect(world.test.heard(phone)).toHaveLength(2)
    expect(await held('clinic', prakash)).toBe(before)
  })

  test('and is still never written to for it once the keys have been replaced, nor is anybody within their 30 days', async () => {
    const { keys } = world.test.bot
    const former = keys.pseudonym
    const replaced = [testKey('since-then'), ...former]
    const isKnown = () => isSilenced(world.test.bot.db, keys, demoBusiness('clinic').tenantId, world.numberOf('prakash'))
    // The test means something: without the key that was replaced, nobody would be known.
    Object.assign(keys, { pseudonym: replaced.slice(0, 1) })
    expect(await isKnown()).toBe(false)
    Object.assign(keys, { pseudonym: replaced })
    const prakash = world.test.phone('prakash')
    const rohan = world.test.phone('rohan')
    const heard = [world.test.heard(prakash).length, world.test.heard(rohan).length]
    for (const key of ['prakash', 'rohan'] as const) {
      await world.forward('clinic', world.numberOf(key))
      await world.test.settle()
    }
    expect([world.test.heard(prakash).length, world.test.heard(rohan).length]).toEqual(heard)
    // Whoever was met meanwhile is known without it, too.
    Object.assign(keys, { pseudonym: replaced.slice(0, 1) })
    expect(await isKnown()).toBe(true)
    Object.assign(keys, { pseudonym: former })
  })

  test('is answered in the language in which the business had it written to', async () => {
    const phone = world.test.phone('sunita')
    await world.forward('sarees', world.numberOf('sunita'), { language: 'hi' })
    await world.test.settle()
    await world.test.tapTitle(phone, 'आगे बढ़ें')
    expect(world.test.heard(phone).at(-1)).toContain('डिलीट करें?')
    await world.test.tapTitle(phone, 'नहीं, रहने दें')
  })

  async function held(business: 'sarees' | 'clinic', phone: string): Promise<number> {
    const rows = (await world.onPlatform(
      'select 1 from conversation where tenant_id = $1 and external_id in ($2, substr($2, 2))',
      [demoBusiness(business).tenantId, phone],
    )) as unknown[]
    return rows.length
  }
})

describe('"Wasn’t me" after the person has confirmed a wish of their own', () => {
  const world = partnerWorld()
  test('silences that business also where a request of the person’s own has answered it, which goes on and is told', async () => {
    const meera = world.numberOf('meera')
    const phone = world.test.phone('meera')
    approveTemplates(world.test.graph)
    const { body } = await world.forward('sarees', meera)
    await world.test.settle()
    for (const wish of ['delete my data', 'Delete my data', 'Yes, delete it']) {
      if (wish === 'delete my data') await phone.say(wish)
      else await world.test.tapTitle(phone, wish)
      await world.test.settle()
    }
    const heard = world.test.heard(phone).length
    await world.test.tapTitle(phone, 'Wasn’t me')
    const [first = '', status = ''] = world.test.heard(phone).slice(heard)
    expect(first).toMatch(/cannot make us write to you again\.$/m)
    expect(first).not.toContain('Nothing was deleted')
    expect(status).toMatch(/CM-\w{4}-\w{4}/)
    const { tenantId } = demoBusiness('sarees')
    expect(await isSilenced(world.test.bot.db, world.test.bot.keys, tenantId, meera)).toBe(true)
    expect(world.told().filter(({ event }) => event === 'data_deletion.refused')).toEqual([])
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${body.id}` })).body.status).toBe('confirmed')
  })
})
