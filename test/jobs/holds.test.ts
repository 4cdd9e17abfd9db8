import { describe, expect, test } from 'vitest'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

const HOLD = `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
  values ('33333333-3333-4333-8333-333333333333', 'table', 'message', 'court_order', '2026-01-01')`

describe('a person whose data a legal hold keeps', () => {
  const world = scenario()
  const events = () => world.bot<{ what: string }>('select what from request_event order by id')
  const heldLines = async () => (await events()).filter(({ what }) => what === 'held').length

  test('hears once that it takes longer, and the refusal stands once on the timeline', async () => {
    await world.platform(HOLD)
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    for (let quarter = 0; quarter < 6; quarter += 1) await world.test.pass(HOUR / 4)
    expect(await world.bot('select state, reason, started_at from erasure_request')).toEqual([
      { state: 'on_hold', reason: 'legal-hold', started_at: null },
    ])
    expect(await heldLines()).toBe(1)
    expect(rohan.heard().filter((text) => text.includes('takes longer than planned'))).toHaveLength(1)
  })

  test('may still take it back, because nothing has begun', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('keep my data')
    await rohan.says('keep my data')
    expect(rohan.heard().at(-1)).toContain('Your data stays')
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'cancelled' }])
  })

  test('is erased by itself when the hold ends', async () => {
    const imran = world.actor('imran')
    await confirmed(imran)
    await world.test.pass(15 * MINUTE)
    expect(await world.bot(`select state from erasure_request where state <> 'cancelled'`)).toEqual([{ state: 'on_hold' }])
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(15 * MINUTE)
    expect(imran.heard().at(-1)).toContain('Your data is erased')
    expect(await heldLines()).toBe(2)
  })

  test('is not swept a second time while a hold stands', async () => {
    const subject = { phones: ['+917000075532'], userIds: [], emails: [] }
    const [known] = subjectPseudonyms(world.test.bot.keys, 'suppression', subject)
    await world.platform(
      `insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, reason, held_from)
       values ('44444444-4444-4444-8444-444444444444', 'subject', $1, $2, 'law_enforcement', '2026-01-01')`,
      [known?.keyId, known?.value],
    )
    await world.test.pass(8 * DAY)
    await world.test.pass(HOUR)
    const [row] = await world.bot<{ swept: boolean }>(
      `select second_swept_at is not null as swept from erasure_request where state = 'completed'`,
    )
    expect(row).toEqual({ swept: false })
    expect((await events()).filter(({ what }) => what === 'sweep-held')).toHaveLength(1)
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(HOUR)
    expect(await world.bot(`select 1 from erasure_request where second_swept_at is not null`)).toHaveLength(1)
  })
})

const COACHING = 'Akshara Coaching Centre'

describe('somebody held under a number who asks under an id alone', () => {
  const world = scenario()
  const held = '+917000000841'

  test('keeps what bears the number, however it is spelled, until the hold ends', async () => {
    world.alsoSecret(held)
    const nameless = world.actor('kavya', COACHING)
    const { userId } = nameless.phone.contact
    const [chat] = await world.platform<{ id: string }>(
      `update conversation set metadata = jsonb_build_object('contact', jsonb_build_object('phone', '70000 00841'))
       where id in (select id from conversation where business_scoped_user_id = $1 limit 1) returning id`,
      [userId],
    )
    const [known] = subjectPseudonyms(world.test.bot.keys, 'suppression', { phones: [held], userIds: [], emails: [] })
    await world.platform(
      `insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, reason, held_from)
       values (gen_random_uuid(), 'subject', $1, $2, 'court_order', '2026-01-01')`,
      [known?.keyId, known?.value],
    )
    await nameless.says('delete my data')
    await nameless.taps('Delete this chat')
    await nameless.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'on_hold' }])
    expect(await world.platform('select id from conversation where id = $1', [chat?.id])).toEqual([chat])
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    expect(await world.platform('select id from conversation where id = $1', [chat?.id])).toEqual([])
  })
})

describe('more people than may be erased in an hour', () => {
  const world = scenario({ config: { maxErasuresPerHour: 1 } })

  test('never begin at the same moment, however many workers look at once', async () => {
    const people = [world.actor('rohan'), world.actor('imran'), world.actor('prakash'), world.actor('meera')]
    for (const person of people) await confirmed(person)
    await world.test.pass(15 * MINUTE)
    expect(await world.bot(`select state from erasure_request where started_at is not null`)).toHaveLength(1)
    await world.test.pass(HOUR / 2)
    expect(await world.bot(`select state from erasure_request where started_at is not null`)).toHaveLength(1)
    for (let quarter = 0; quarter < 14; quarter += 1) await world.test.pass(HOUR / 4)
    expect(await world.bot(`select state from erasure_request where state = 'completed'`)).toHaveLength(4)
  })
})

describe('a person who asks twice, once for one business', () => {
  const world = scenario()

  test('finds what the first request left to the law on the second one’s receipt as well', async () => {
    const meera = world.actor('meera', 'Rangoli Sarees')
    await meera.says('delete my data')
    await meera.says('english')
    await meera.taps('Delete this chat')
    await meera.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    await confirmed(world.actor('meera'))
    await world.test.pass(15 * MINUTE)
    const receipts = await world.bot<{ body: string }>('select body from receipt order by created_at')
    const [first, second] = receipts.map(({ body }) => JSON.parse(body).kept as { table: string; rows: number; until: string }[])
    expect(first?.map(({ table }) => table)).toEqual(expect.arrayContaining(['invoice', 'payment']))
    for (const { table, rows, until } of first ?? []) {
      const line = second?.find((each) => each.table === table)
      expect(line?.until).toBe(until)
      expect(line?.rows).toBeGreaterThanOrEqual(rows)
    }
  })
})
