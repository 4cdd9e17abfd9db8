import { describe, expect, test } from 'vitest'
import { withAdvisoryLock } from '../../src/db/lock.ts'
import { expire } from '../../src/jobs/expire.ts'
import { demoBusiness, demoBusinesses } from '../../src/platform/demo-businesses.ts'
import { toldWorld } from '../processors/support/told.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'

const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const KAVYA = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'
const knownBy = (phone: string) => ({ phone_numbers: [phone], whatsapp_user_ids: [], emails: [] })
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

describe('a business that holds something of a person', () => {
  const world = toldWorld()

  test('hears of the freeze and of the end, each business of its own slice only', async () => {
    await world.confirm('meera')
    const confirmed = world.told().toSorted((a, b) => (a.business < b.business ? -1 : 1))
    expect(confirmed.map(({ business, event }) => [business, event])).toEqual([
      ['clinic', 'data_deletion.confirmed'],
      ['sarees', 'data_deletion.confirmed'],
    ])
    const reference = expect.stringMatching(/^CM-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const erase_at = new Date(world.test.bot.clock.now().getTime() + 15 * MINUTE).toISOString()
    for (const { body } of confirmed) {
      expect(body.data).toEqual({
        request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        reference,
        customer: knownBy(MEERA),
        confirmed_at: expect.stringMatching(ISO),
        erase_at,
        deadline_at: expect.stringMatching(ISO),
      })
    }
    await world.test.pass(15 * MINUTE)
    const completed = world.told().slice(2)
    expect(completed.map(({ event }) => event)).toEqual(['data_deletion.completed', 'data_deletion.completed'])
    const kept = new Map(completed.map(({ business, body }) => [business, body.data.kept]))
    expect(kept.get('sarees')).toContainEqual(expect.objectContaining({ category: 'billing', rows: expect.any(Number) }))
    expect(kept.get('clinic')).not.toContainEqual(expect.objectContaining({ category: 'billing' }))
    for (const { business, body, text } of world.told()) {
      expect(body.tenant_id).toBe(demoBusiness(business).tenantId)
      for (const other of demoBusinesses.filter(({ key }) => key !== business)) {
        for (const word of [other.tenantId, other.name, other.displayNumber]) expect(text).not.toContain(word)
      }
    }
  })

  test('is told by one endpoint, and what was said to it is forgotten here', async () => {
    const notices = await world.notices()
    expect(notices).toHaveLength(4)
    for (const notice of notices) expect(notice).toMatchObject({ state: 'sent', is_sealed: false, attempts: 1, http_status: 200 })
    expect(await searchDatabase(world.databases.botUrl, spellingsToFind(MEERA))).toEqual([])
    const lines = world.test.lines.join('\n')
    for (const secret of [...spellingsToFind(MEERA), 'secret-of-', world.receiver.url]) expect(lines).not.toContain(secret)
  })

  test('hears of an undo, and of no end after it', async () => {
    await world.confirm('rohan')
    const phone = world.test.phone('rohan')
    await world.test.tapTitle(phone, 'Keep my data')
    await world.test.tapTitle(phone, 'Yes, keep it')
    await world.test.pass(DAY)
    expect(world.told().map(({ business, event }) => [business, event])).toEqual([
      ['coaching', 'data_deletion.confirmed'],
      ['coaching', 'data_deletion.cancelled'],
    ])
    expect(world.told()[1]?.body.data).toEqual({
      request_id: world.told()[0]?.body.data.request_id,
      reference: world.told()[0]?.body.data.reference,
      customer: knownBy(ROHAN),
      confirmed_at: world.told()[0]?.body.data.confirmed_at,
      cancelled_at: expect.stringMatching(ISO),
    })
  })

  test('hears once, and of the seven days, when the number is suspect and the job died between freeze and note', async () => {
    world.at('after the freeze', async () => {
      throw new Error('The process is gone.')
    })
    await world.confirm('farhan')
    await world.test.pass(MINUTE)
    const erase_at = new Date(world.test.bot.clock.now().getTime() - MINUTE + 7 * DAY).toISOString()
    expect(world.told().map(({ business, event }) => [business, event])).toEqual([['sarees', 'data_deletion.confirmed']])
    expect(world.told()[0]?.body.data).toMatchObject({ erase_at })
  })

  test('hears nothing of a request that was taken back before its freeze was noted', async () => {
    world.at('after the freeze', async () => {
      await world.test.bot.lockPool.query(
        `update erasure_request set state = 'cancelled', thaw_wanted = true where state = 'scheduled' and frozen_at is null`,
      )
    })
    await world.confirm('rohan')
    await world.test.pass(MINUTE)
    expect(await world.notices()).toEqual([])
    expect(world.told()).toEqual([])
  })

  test('that knows only an id is given the id, and no number', async () => {
    await world.confirm('kavya', demoBusiness('coaching').name)
    expect(world.told().map(({ business, body }) => [business, body.data.customer])).toEqual([
      ['coaching', { phone_numbers: [], whatsapp_user_ids: [KAVYA], emails: [] }],
    ])
  })

  test('hears once that an erasure is partial, and then that it is completed', async () => {
    const { bot } = world.test
    await bot.platform.query('create table a_new_table (id int primary key)')
    await world.confirm('prakash')
    await world.test.pass(15 * MINUTE)
    await world.test.pass(61 * MINUTE)
    await bot.platform.query('drop table a_new_table')
    for (const _ of [1, 2, 3]) await world.test.pass(DAY)
    const clinic = world.told().filter(({ business }) => business === 'clinic')
    expect(clinic.map(({ event }) => event)).toEqual([
      'data_deletion.confirmed',
      'data_deletion.partial',
      'data_deletion.completed',
    ])
    expect(clinic[1]?.body.data).toMatchObject({ deadline_at: expect.stringMatching(ISO), kept: expect.any(Array) })
  })
})

describe('a business that cannot be reached', () => {
  const world = toldWorld()

  test('is told again after a refusal, the freeze before the end', async () => {
    world.receiver.answer(() => 500)
    await world.confirm('imran')
    await world.test.pass(15 * MINUTE)
    expect(new Set(world.told().map(({ event }) => event))).toEqual(new Set(['data_deletion.confirmed']))
    expect(await world.notices()).toMatchObject([
      { what: 'confirmed', state: 'pending', is_sealed: true, http_status: 500 },
      { what: 'completed', state: 'pending', is_sealed: true, attempts: 0 },
    ])
    const before = world.told().length
    world.receiver.answer(() => 200)
    await world.test.pass(15 * MINUTE)
    expect(
      world
        .told()
        .slice(before)
        .map(({ event }) => event),
    ).toEqual(['data_deletion.confirmed', 'data_deletion.completed'])
    expect((await world.notices()).map(({ state, is_sealed }) => [state, is_sealed])).toEqual([
      ['sent', false],
      ['sent', false],
    ])
  })

  test('recognises by its id a delivery that was repeated because its job died before it was noted', async () => {
    world.at('business called', async () => {
      throw new Error('The process is gone.')
    })
    await world.confirm('sunita')
    await world.test.pass(MINUTE)
    const [first, second, ...more] = world.told()
    expect(more).toEqual([])
    expect(second).toEqual(first)
    expect(await world.notices()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test('is called by one worker at a time, and the others step aside without counting an attempt', async () => {
    const { bot } = world.test
    const { tenantId } = demoBusiness('clinic')
    await withAdvisoryLock(bot.lockPool, 'business', tenantId, async () => {
      await world.confirm('prakash')
      expect(world.told()).toEqual([])
      expect(await world.notices()).toMatchObject([{ state: 'pending', attempts: 0 }])
    })
    await world.test.pass(MINUTE)
    expect(world.told().map(({ event }) => event)).toEqual(['data_deletion.confirmed'])
  })

  test('because no endpoint of it asks for the event and nobody of it has a mailbox is left to staff at once, with the text sealed for them', async () => {
    await world.subscribe('coaching', { events: ['message.received', 'data_deletion.completed'] })
    const { tenantId } = demoBusiness('coaching')
    await world.test.bot.platform.query('update app_user set is_active = false where tenant_id = $1', [tenantId])
    const before = await world.alarms()
    await world.confirm('rohan')
    expect(world.told()).toEqual([])
    expect(await world.notices()).toMatchObject([{ what: 'confirmed', state: 'no-endpoint', is_sealed: true, attempts: 0 }])
    expect(await world.alarms()).toBe(before + 1)
    await world.test.pass(15 * MINUTE)
    const coaching = world.told().filter(({ business }) => business === 'coaching')
    expect(coaching.map(({ event }) => event)).toEqual(['data_deletion.completed'])
    const { rows } = await world.test.bot.lockPool.query(`select detail from request_event where what = 'business-unreachable'`)
    expect(rows).toEqual([{ detail: demoBusiness('coaching').tenantId }])
  })

  test('for three days is left to staff, and the text goes after 30', async () => {
    // What stepped aside for another one, whoever it was about, has its turn.
    await world.test.pass(60 * MINUTE)
    const { rows: waiting } = await world.test.bot.lockPool.query(`select what from business_notice where state = 'pending'`)
    expect(waiting).toEqual([])
    await world.subscribe('clinic', { url: 'https://hooks.sahyadri-clinic.example/callmissed' })
    await world.subscribe('sarees', { is_active: false })
    const linesBefore = world.test.lines.length
    const before = await world.alarms()
    await world.confirm('meera')
    // Three and a half days end the first notice; the second, older by then, has its own five attempts.
    for (let halfDays = 0; halfDays < 14; halfDays += 1) await world.test.pass(DAY / 2)
    expect(world.told().filter(({ body }) => JSON.stringify(body.data.customer).includes(MEERA))).toEqual([])
    const clinic = (await world.notices()).filter(({ business }) => business === 'clinic')
    expect(clinic).toMatchObject([
      { what: 'confirmed', state: 'failed', is_sealed: true, http_status: null },
      { what: 'completed', state: 'failed', is_sealed: true },
    ])
    expect(await world.alarms()).toBe(before + 4)
    type Line = { level: number; noticeId?: string; alarm?: string }
    const lines = world.test.lines.slice(linesBefore).map((line) => JSON.parse(line) as Line)
    expect(lines.filter(({ alarm, noticeId }) => alarm === 'business-unreachable' && noticeId !== undefined)).toHaveLength(4)
    const said = lines.filter(({ alarm }) => alarm === undefined)
    const attempts = clinic.reduce((sum, notice) => sum + notice.attempts, 0)
    expect(said.filter(({ level, noticeId }) => noticeId !== undefined && level > 20)).toEqual([])
    expect(said.filter(({ noticeId }) => noticeId !== undefined)).toHaveLength(attempts)
    await expire(world.test.bot)
    expect((await world.notices()).every(({ is_sealed }) => is_sealed)).toBe(true)
    await world.test.pass(24 * DAY)
    await expire(world.test.bot)
    expect((await world.notices()).some(({ is_sealed }) => is_sealed)).toBe(false)
  })
})
