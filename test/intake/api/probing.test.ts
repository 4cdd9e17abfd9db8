import { beforeAll, describe, expect, test } from 'vitest'
import { expire } from '../../../src/jobs/expire.ts'
import { demoBusiness } from '../../../src/platform/demo-businesses.ts'
import { newId } from '../../../src/runtime/ids.ts'
import { DAY } from '../../support/bot.ts'
import { searchDatabase, spellingsToFind } from '../../support/find-person.ts'
import { approveTemplates } from './support/approve-templates.ts'
import { partnerWorld, type Reply } from './support/partner-world.ts'

const STRANGER = '+917000099123'
/** What may differ between two answers of the same kind. */
const shape = ({ status, body, headers }: Reply) => ({
  status,
  body: { ...body, id: body.id && '<id>', created_at: body.created_at && '<at>', expires_at: body.expires_at && '<at>' },
  headers: [...headers.keys()].filter((name) => !name.startsWith('x-ratelimit')).sort(),
})

describe('a business that wants to find out whose customer somebody is', () => {
  const world = partnerWorld()
  beforeAll(() => void approveTemplates(world.test.graph))
  const statusOf = async (id: string) => world.call('sarees', { path: `/api/v1/deletion-requests/${id}` })

  test('gets the same answer, rows, webhook and status for a customer, a stranger and another business’s customer', async () => {
    const asked = [world.numberOf('sunita'), STRANGER, world.numberOf('rohan')]
    const replies: Reply[] = []
    for (const phone of asked) replies.push(await world.forward('sarees', phone))
    expect(new Set(replies.map((reply) => JSON.stringify(shape(reply)))).size).toBe(1)
    await world.test.settle()
    const told = world.told().map(({ event, body }) => [event, Object.keys(body.data).sort().join()])
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(told).toHaveLength(3)
    const later: Reply[] = []
    for (const { body } of replies) later.push(await statusOf(body.id))
    expect(new Set(later.map((reply) => JSON.stringify(shape(reply)))).size).toBe(1)
    expect(later[0]?.body.status).toBe('received')
    const list = await world.call('sarees')
    expect(new Set((list.body.data as { status: string }[]).map(({ status }) => status))).toEqual(new Set(['received']))
    // The customer alone was written to, and of the others nothing is kept but the row without a number.
    expect(world.test.heard(world.test.phone('sunita'))).toHaveLength(1)
    expect(world.test.heard(world.test.phone('rohan'))).toEqual([])
    expect(await searchDatabase(world.databases.botUrl, asked.flatMap(spellingsToFind))).toEqual([])
    await world.test.pass(31 * DAY)
    const over: string[] = []
    for (const { body } of replies) over.push((await statusOf(body.id)).body.status)
    expect(over).toEqual(['expired', 'expired', 'expired'])
  })

  test('finds nothing of what another business passed on, and cannot object to it', async () => {
    const { body } = await world.forward('clinic', world.numberOf('prakash'))
    expect(await statusOf(body.id)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
    expect(shape(await statusOf(body.id))).toEqual(shape(await statusOf(newId())))
    const objection = await world.call('sarees', {
      method: 'POST',
      path: `/api/v1/deletion-requests/${body.id}/objections`,
      body: { ground: 'unpaid-dues' },
      idempotencyKey: newId(),
    })
    expect(objection.status).toBe(404)
    const mine = (await world.call('sarees', { path: '/api/v1/deletion-requests?limit=100' })).body.data as { id: string }[]
    expect(mine.map(({ id }) => id)).not.toContain(body.id)
  })

  test('pages through its own list, newest first, and nobody else’s place fits', async () => {
    for (let count = 0; count < 5; count += 1) await world.forward('coaching', STRANGER)
    const seen: string[] = []
    let cursor: unknown = null
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(String(cursor))}`
      const { body } = await world.call('coaching', { path: `/api/v1/deletion-requests?limit=2${more}` })
      seen.push(...(body.data as { id: string }[]).map(({ id }) => id))
      cursor = body.next_cursor
      expect(body.has_more).toBe(cursor !== null)
      if (cursor !== null) {
        const foreign = await world.call('clinic', {
          path: `/api/v1/deletion-requests?cursor=${encodeURIComponent(String(cursor))}`,
        })
        expect(foreign).toMatchObject({ status: 422, body: { error: { code: 'invalid_cursor' } } })
      }
    } while (cursor !== null)
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test('is refused without a key, with a revoked one, with one of a closed business, and without the scope', async () => {
    const revoked = await world.keyOf('sarees')
    await world.onPlatform('update api_key set is_active = false where hash = encode(sha256($1::bytea), $2)', [revoked, 'hex'])
    for (const key of [null, 'cm_', 'cm_unknown0000000000000000', 'not-a-key', revoked])
      expect(await world.forward('sarees', STRANGER, { key })).toMatchObject({
        status: 401,
        body: { error: { code: 'authentication_failed' } },
      })
    const reader = await world.keyOf('sarees', ['deletions:read'])
    expect(await world.forward('sarees', STRANGER, { key: reader })).toMatchObject({
      status: 403,
      body: { error: { code: 'permission_denied' } },
    })
    const writer = await world.keyOf('sarees', ['deletions:write'])
    expect((await world.call('sarees', { key: writer })).status).toBe(403)
    const { tenantId } = demoBusiness('clinic')
    await world.onPlatform('update tenant set is_active = false where id = $1', [tenantId])
    expect((await world.call('clinic')).status).toBe(401)
    await world.onPlatform('update tenant set is_active = true where id = $1', [tenantId])
  })
})

describe('an Idempotency-Key', () => {
  const world = partnerWorld()
  const counted = async () =>
    (await world.ours<{ count: number }>('select count(*)::int as count from forwarded_request'))[0]?.count

  test('gives the first answer again for the same body, also when twenty calls come at once', async () => {
    const key = newId()
    const all = await Promise.all(Array.from({ length: 20 }, () => world.forward('sarees', STRANGER, { idempotencyKey: key })))
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(all[0]?.status).toBe(202)
    expect(await counted()).toBe(1)
    // Spelled otherwise it is the same number.
    const again = await world.forward('sarees', STRANGER.replace('+91', '0091 '), { idempotencyKey: key })
    expect(again.text).toBe(all[0]?.text)
  })

  test('is refused with another body, is each business’s own, and is forgotten after a day', async () => {
    const key = newId()
    const first = await world.forward('sarees', STRANGER, { idempotencyKey: key })
    expect(await world.forward('sarees', world.numberOf('meera'), { idempotencyKey: key })).toMatchObject({
      status: 409,
      body: { error: { code: 'idempotency_conflict' } },
    })
    expect((await world.forward('sarees', STRANGER, { idempotencyKey: key, language: 'hi' })).status).toBe(409)
    const other = await world.forward('clinic', world.numberOf('meera'), { idempotencyKey: key })
    expect(other.status).toBe(202)
    expect(other.body.id).not.toBe(first.body.id)
    await world.test.pass(DAY + 1)
    const anew = await world.forward('sarees', world.numberOf('rohan'), { idempotencyKey: key })
    expect(anew.status).toBe(202)
    await world.test.pass(DAY + 1)
    await expire(world.test.bot)
    expect(await world.ours('select 1 from idempotent_answer')).toEqual([])
  })

  test('is wanted, and what cannot be read is said by name', async () => {
    const refused = async (options: Parameters<typeof world.call>[1]) => {
      const { status, body } = await world.call('sarees', { method: 'POST', idempotencyKey: newId(), ...options })
      return [status, body.error.code]
    }
    expect(await refused({ idempotencyKey: null, body: { phone_number: STRANGER } })).toEqual([422, 'invalid_request'])
    expect(await refused({ idempotencyKey: 'x'.repeat(300), body: { phone_number: STRANGER } })).toEqual([422, 'invalid_request'])
    expect(await refused({ body: { phone_number: '12' } })).toEqual([422, 'invalid_phone_number'])
    expect(await refused({ body: { phone: STRANGER } })).toEqual([422, 'invalid_request'])
    expect(await refused({ body: { phone_number: STRANGER, delete_now: true } })).toEqual([422, 'invalid_request'])
    expect(await refused({ body: { phone_number: STRANGER, language: 'xx' } })).toEqual([422, 'invalid_request'])
    expect(await refused({ body: '{' })).toEqual([400, 'invalid_request'])
    expect(await refused({ body: { phone_number: `+91${'0'.repeat(20_000)}` } })).toEqual([413, 'too_large'])
    expect(await refused({ body: 'phone_number=1', headers: { 'content-type': 'application/xml' } })).toEqual([
      415,
      'unsupported_media_type',
    ])
  })
})

describe('a business that uses the API to bother people', () => {
  const world = partnerWorld({ config: { forwardsADay: 3 } })
  beforeAll(() => void approveTemplates(world.test.graph))

  test('may pass on so many numbers a day, known or not, in a burst too, and the others of its kind are not touched', async () => {
    const burst = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => world.forward('sarees', `+91700009900${n}`)))
    expect(burst.map(({ status }) => status).sort()).toEqual([202, 202, 202, 429, 429, 429])
    const refused = burst.find(({ status }) => status === 429)
    expect(refused?.body.error.code).toBe('daily_limit_reached')
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await world.forward('clinic', STRANGER)).status).toBe(202)
    await world.test.pass(DAY + 1)
    expect((await world.forward('sarees', STRANGER)).status).toBe(202)
  })

  test('is stopped while people complain of the number, and goes on by itself when they do not', async () => {
    const { graph } = world.test
    const channel = graph.channels.get('106600000000001')
    if (!channel) throw new Error('The demo has a dedicated number.')
    const rate = (event: string) =>
      graph.announce(channel, 'phone_number_quality_update', {
        display_phone_number: channel.displayNumber.slice(1),
        event,
        current_limit: 'TIER_1K',
      })
    graph.account.quality.set(channel.phoneNumberId, 'RED')
    expect((await rate('FLAGGED')).status).toBe(200)
    const phone = world.test.phone('prakash')
    const { body } = await world.forward('clinic', world.numberOf('prakash'))
    await world.test.settle()
    await world.test.pass(3 * 3_600_000)
    expect(world.test.heard(phone)).toEqual([])
    expect((await world.call('clinic', { path: `/api/v1/deletion-requests/${body.id}` })).body.status).toBe('received')
    graph.account.quality.set(channel.phoneNumberId, 'GREEN')
    await rate('UNFLAGGED')
    await world.test.pass(3 * 3_600_000)
    expect(world.test.heard(phone)).toHaveLength(1)
  })

  test('waits while its template is paused, and the customer is asked in English when only their language’s is', async () => {
    const { graph } = world.test
    graph.checksTemplates = true
    const channel = graph.channels.get('106600000000001')
    if (!channel) throw new Error('The demo has a dedicated number.')
    const pause = async (language: string, status: 'PAUSED' | 'APPROVED') => {
      const template = graph.book.find(channel.wabaId, 'data_deletion_forwarded', language)
      if (template) template.status = status
      const value = {
        event: status,
        message_template_id: 1,
        message_template_name: 'data_deletion_forwarded',
        message_template_language: language,
        reason: 'NONE',
      }
      expect((await graph.announce(channel, 'message_template_status_update', value)).status).toBe(200)
    }
    await pause('hi', 'PAUSED')
    await pause('en', 'PAUSED')
    const phone = world.test.phone('imran')
    await world.forward('coaching', world.numberOf('imran'), { language: 'hi' })
    await world.test.settle()
    expect(world.test.heard(phone)).toEqual([])
    await pause('en', 'APPROVED')
    await world.test.pass(2 * 3_600_000)
    expect(world.test.heard(phone)).toEqual([expect.stringMatching(/^This is CallMissed\. Akshara Coaching Centre told us/)])
  })
})

describe('the button under the message', () => {
  const world = partnerWorld()
  beforeAll(() => void approveTemplates(world.test.graph))

  test('opens nothing of the first person’s in another’s hands: they get their own ordinary question', async () => {
    const meera = world.test.phone('meera')
    await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    const payload = meera.received().at(-1)?.bubble.buttons[0]?.id ?? ''
    expect(payload).toMatch(/^forward:/)
    const deny = meera.received().at(-1)?.bubble.buttons[1]?.id ?? ''
    const sunita = world.test.phone('sunita')
    for (const [button, text] of [
      [payload, 'Continue'],
      [deny, 'Wasn’t me'],
    ] as const) {
      await sunita.send({ type: 'button', button: { payload: button, text } })
      await world.test.settle()
    }
    expect(world.test.heard(sunita).join('\n')).not.toContain('4821')
    expect(world.test.heard(sunita)[0]).toContain('number ending 7914')
    expect(await world.ours('select 1 from forward_silence')).toEqual([])
    expect(await world.ours('select state from forwarded_request')).toEqual([{ state: 'asked' }])
    expect(await world.ours(`select 1 from erasure_request where state <> 'awaiting_confirmation'`)).toEqual([])
    // And still the first person's.
    await world.test.tapTitle(meera, 'Continue')
    expect(world.test.heard(meera).at(-1)).toContain('Rangoli Sarees, number ending 4821')
  })

  test('confirms nothing when the message was forwarded, or its 30 days are over', async () => {
    const prakash = world.test.phone('prakash')
    await world.forward('clinic', world.numberOf('prakash'))
    await world.test.settle()
    const payload = prakash.received().at(-1)?.bubble.buttons[0]?.id ?? ''
    await prakash.send({ type: 'button', button: { payload, text: 'Continue' } }, { forwarded: true })
    await world.test.settle()
    expect(world.test.heard(prakash).at(-1)).toContain('What do you want?')
    await world.test.pass(31 * DAY)
    await prakash.send({ type: 'button', button: { payload, text: 'Continue' } })
    await world.test.settle()
    expect(world.test.heard(prakash).at(-1)).toContain('What do you want?')
    expect(await world.ours(`select 1 from erasure_request where state = 'scheduled'`)).toEqual([])
  })

  test('of a number that may have changed hands names no business', async () => {
    const farhan = world.test.phone('farhan')
    await world.forward('sarees', world.numberOf('farhan'))
    await world.test.settle()
    expect(world.test.heard(farhan)).toEqual([expect.stringMatching(/^This is CallMissed\. A business told us/)])
    await world.test.tapTitle(farhan, 'Continue')
    expect(world.test.heard(farhan).at(-1)).toContain('Is it your number?')
    await world.test.tapTitle(farhan, 'Yes, my number')
    expect(world.test.heard(farhan).at(-1)).toMatch(/^A business, number ending 3076: for safety we show no names/)
    expect(world.test.heard(farhan).join()).not.toContain('Rangoli')
    await world.test.tapTitle(farhan, 'Yes, delete it')
    expect(await world.ours(`select scope, suspect from erasure_request where state = 'scheduled'`)).toEqual([
      { scope: 'business', suspect: true },
    ])
  })
})
