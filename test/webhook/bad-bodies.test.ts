import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unseal } from '../../src/runtime/keys.ts'
import { wamidHashes } from '../../src/subject/pseudonym.ts'
import { testDatabases } from '../support/databases.ts'
import { bodyFor, fixture, messagesFor, signatureOf, textMessage } from './bodies.ts'
import { postInChunks, refusedAs, saidBy } from './said.ts'
import { DEDICATED, forgetEverything, type TestWebhook, testKeys, webhookOn } from './webhook.ts'

const databases = testDatabases()
const keys = testKeys()
let webhook: TestWebhook

// A webhook for each test: its limits count per address.
beforeEach(async () => {
  webhook = await webhookOn(databases.botUrl, { keys })
})
afterEach(async () => {
  await forgetEverything(webhook.database)
  await webhook.close()
})

const asha = '917000012345'
const wish = (wamid = 'wamid.a') => messagesFor(DEDICATED.phoneNumberId, textMessage(wamid, asha, 'delete my data'))
const count = async (table: string) =>
  Number((await webhook.database.pool.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count)

const LETTER = {
  alarm: 'dead-letter',
  deadLetters: [expect.any(Number)],
  msg: 'what a signed webhook body says could not be read or stored: see “Dead letters” in the console',
}
const rung = () => webhook.counted.filter((counted) => counted === 'alarms_total dead-letter')
const TOO_LARGE = refusedAs(413, 'FST_ERR_CTP_BODY_TOO_LARGE')
/** A wish of Asha's that nobody reads to its end. */
const large = JSON.stringify({ ...wish(), padding: 'x'.repeat(3 * 1024 * 1024) })

describe('a body nobody can read', () => {
  const deep = '['.repeat(1_500_000) + ']'.repeat(1_500_000)
  test.each([
    ['that is no JSON', '{"object":', 'not-json'],
    ['that is empty', '', 'not-json'],
    ['that is no UTF-8', Buffer.from([0xff, 0xfe, 0x00]), 'not-json'],
    ['that is three million open brackets', '['.repeat(3_000_000), 'not-json'],
    ['that is nested a million deep', deep, 'strange-shape'],
    ['that is a number', '7', 'strange-shape'],
    ['of another object', '{"object":"page","entry":[{"changes":[{"field":"feed"}]}]}', 'strange-shape'],
  ])('%s is answered 200 and kept once as a dead letter', async (_name, body, reason) => {
    expect(await webhook.post(body)).toEqual({ status: 200, json: { taken: [] } })
    // One line, which says which and nothing of what stood in it.
    expect(saidBy(webhook)).toEqual([LETTER])
    expect((await webhook.post(body)).status).toBe(200)
    expect(rung(), 'staff are called once, however often it comes').toHaveLength(1)
    const { rows } = await webhook.database.pool.query<{ reason: string }>('select reason from dead_letter')
    expect(rows).toEqual([{ reason }])
  })

  test.each([
    ['a business’s app', 'shop-app'],
    ['an app that a business shares', 'platform-app'],
  ])('signed by %s is only counted', async (_name, secret) => {
    expect((await webhook.post('{"object":', { secret })).status).toBe(200)
    expect((await webhook.post(`{"entry":[{"phone":"${asha}"}]}`, { secret })).status).toBe(200)
    expect(await count('dead_letter')).toBe(0)
    expect(rung()).toEqual([])
    expect(webhook.logged).toEqual([])
    expect(webhook.counted).toContain('webhook_refused_total not-json')
  })

  test.each([
    ['signed', { secret: 'callmissed-app' }],
    ['signed by nobody we know', { secret: 'guess' }],
    ['not signed', { headers: { 'x-hub-signature-256': '' } }],
  ])('of more than 3 MiB, %s, is answered 413 with one line', async (_name, options) => {
    expect(await webhook.post(large, options)).toMatchObject({ status: 413, json: { error: { code: 'too_large' } } })
    expect(saidBy(webhook)).toEqual([TOO_LARGE])
    expect(webhook.counted).toEqual(['webhook_refused_total too-large'])
    expect([await count('inbox_event'), await count('dead_letter'), await count('person')]).toEqual([0, 0, 0])
  })

  test('of more than 3 MiB in chunks, whose length nobody said, is answered 413, and the next body is served', async () => {
    const address = await webhook.app.listen({ host: '127.0.0.1', port: 0 })
    const headers = (body: string) => ({
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf('callmissed-app', body),
    })
    expect(await postInChunks(address, headers(large), large)).toMatch(/^HTTP\/1\.1 413 /)
    expect(saidBy(webhook)).toEqual([TOO_LARGE])
    const next = JSON.stringify(wish())
    const answer = await postInChunks(address, headers(next), next)
    expect([answer.slice(0, 12), answer.slice(-21)]).toEqual(['HTTP/1.1 200', '{"taken":["wamid.a"]}'])
    expect(saidBy(webhook)).toEqual([TOO_LARGE])
    expect(await count('inbox_event')).toBe(1)
  })

  test('of just 3 MiB is read', async () => {
    const body = messagesFor(DEDICATED.phoneNumberId, textMessage('a', asha, 'delete my data'))
    const empty = JSON.stringify({ ...body, padding: '' })
    const full = JSON.stringify({ ...body, padding: 'x'.repeat(3 * 1024 * 1024 - empty.length) })
    expect(await webhook.post(full)).toEqual({ status: 200, json: { taken: ['a'] } })
  })

  test.each([
    ['none', ';;;'],
    ['empty', ''],
    ['half of one', 'application'],
    ['two', 'application/json, text/plain'],
    ['too many slashes', 'a/b/c'],
    ['not ASCII', 'äö/json'],
    ['a page long', 'x'.repeat(5_000)],
    ['a number', asha],
  ])('for its content type (%s) is answered 415 with one line, and Meta’s next delivery is taken', async (_name, type) => {
    expect(await webhook.post(wish(), { headers: { 'content-type': type } })).toMatchObject({
      status: 415,
      json: { error: { code: 'bad_request' } },
    })
    expect(saidBy(webhook)).toEqual([refusedAs(415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE')])
    expect(webhook.counted).toEqual(['webhook_refused_total malformed'])
    expect([await count('inbox_event'), await count('dead_letter')]).toEqual([0, 0])
    expect(await webhook.post(wish())).toEqual({ status: 200, json: { taken: ['wamid.a'] } })
    expect(saidBy(webhook)).toHaveLength(1)
  })

  test.each(['application/json; charset=', 'application/json;boundary="', 'multipart/form-data', 'application/octet-stream'])(
    'but for its odd content type (%s) is read all the same',
    async (type) => {
      expect(await webhook.post(wish(), { headers: { 'content-type': type } })).toEqual({
        status: 200,
        json: { taken: ['wamid.a'] },
      })
      expect(saidBy(webhook)).toEqual([])
      expect(await count('inbox_event')).toBe(1)
    },
  )
})

describe('whatever is signed, the answer is 200', () => {
  const messages = Object.values(fixture('messages')) as Record<string, unknown>[]
  const bodies = messages.map((message) => bodyFor(DEDICATED.phoneNumberId, { messages: [message] }))
  const anything = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom(...bodies), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })).map(([body, at, cut]) => {
      const text = JSON.stringify(body)
      return text.slice(0, at % text.length) + cut + text.slice((at % text.length) + cut.length)
    }),
  )
  const names = ['type', 'from', 'from_user_id', 'timestamp', 'text', 'id', 'context', 'button'] as const
  const broken = fc
    .tuple(fc.constantFrom(...messages), fc.dictionary(fc.constantFrom(...names), fc.jsonValue(), { minKeys: 1 }))
    .map(([message, changes]) => ({ ...message, ...changes }))
  const many = { numRuns: 300 }

  /** At most one line, which says how many pieces are kept and nothing of what stood in them. */
  function expectQuietSince(before: number): void {
    const said = saidBy(webhook, before)
    expect(said).toEqual(said.length === 0 ? [] : [{ ...LETTER, deadLetters: expect.any(Array) }])
    expect(webhook.counted.filter((counted) => /inbox-|error|bad-row/.test(counted))).toEqual([])
  }

  test('and never a crash, and the log names nobody', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const before = webhook.logged.length
        expect((await webhook.post(body)).status).toBe(200)
        expectQuietSince(before)
      }),
      many,
    )
  })

  test('and a sound message beside a broken one is taken and stored, whichever comes first', async () => {
    let runs = 0
    const stored = `select sealed from inbox_event where dedup_key = any($1)`
    await fc.assert(
      fc.asyncProperty(broken, fc.boolean(), async (message, isFirst) => {
        const before = webhook.logged.length
        runs += 1
        const wamid = `wamid.sound.${runs}`
        const sound = textMessage(wamid, asha, 'delete my data')
        const both = isFirst ? [message, sound] : [sound, message]
        const { status, json } = await webhook.post(bodyFor(DEDICATED.phoneNumberId, { messages: both }))
        expect([status, json]).toEqual([200, { taken: expect.arrayContaining([wamid]) }])
        const { rows } = await webhook.database.pool.query<{ sealed: string }>(stored, [wamidHashes(webhook.keys, wamid)])
        const [event] = rows.map(({ sealed }) => JSON.parse(unseal(webhook.keys, 'inbox', sealed)))
        expect(event).toMatchObject({ wamid, sender: { phone: `+${asha}` }, content: { type: 'text', body: 'delete my data' } })
        expectQuietSince(before)
      }),
      many,
    )
  })
})
