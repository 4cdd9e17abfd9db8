import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addChannel } from '../../src/db/channels.ts'
import { unseal } from '../../src/runtime/keys.ts'
import { testDatabases } from '../support/databases.ts'
import { bodyFor, fixture, messagesFor, signatureOf, textMessage } from './bodies.ts'
import {
  CLINIC,
  DEDICATED,
  forgetEverything,
  NOW,
  SHOP,
  SIDE,
  type TestWebhook,
  testKeys,
  VERIFY_TOKEN,
  webhookOn,
} from './webhook.ts'

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

describe('the handshake', () => {
  const get = (query: Record<string, string | string[]>) => webhook.app.inject({ method: 'GET', url: '/webhook', query })
  const good = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '1158201444' }

  test('is answered with the challenge, as plain text', async () => {
    const response = await get(good)
    expect([response.statusCode, response.body]).toEqual([200, '1158201444'])
    expect(response.headers['content-type']).toMatch(/^text\/plain/)
  })

  test.each([
    ['a wrong token', { ...good, 'hub.verify_token': 'wrong' }],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['two tokens', { ...good, 'hub.verify_token': [VERIFY_TOKEN, VERIFY_TOKEN] }],
    ['another mode', { ...good, 'hub.mode': 'unsubscribe' }],
    ['a challenge that is a page', { ...good, 'hub.challenge': '<script>alert(1)</script>' }],
    ['a challenge without end', { ...good, 'hub.challenge': '1'.repeat(257) }],
    ['nothing', {}],
  ])('is refused for %s', async (_name, query) => {
    expect((await get(query)).statusCode).toBe(403)
  })

  test('is limited for who keeps trying', async () => {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 40; attempt += 1)
      statuses.push((await get({ ...good, 'hub.verify_token': 'wrong' })).statusCode)
    expect(new Set(statuses)).toEqual(new Set([403, 429]))
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('a signed body', () => {
  test('is answered once its events are stored, with the messages taken', async () => {
    expect(await webhook.post(wish())).toEqual({ status: 200, json: { taken: ['wamid.a'] } })
    expect(await count('inbox_event')).toBe(1)
  })

  test('is taken with Meta’s escaped unicode, whatever its content type says', async () => {
    const wire = JSON.stringify(wish()).replace('delete my data', String.raw`\u092e\u0947\u0930\u093e \u003C\/b \ud83d\ude00`)
    expect((await webhook.post(wire, { headers: { 'content-type': 'text/plain; charset=latin1' } })).status).toBe(200)
    const { rows } = await webhook.database.pool.query<{ sealed: string }>('select sealed from inbox_event')
    expect(JSON.parse(unseal(webhook.keys, 'inbox', rows[0]?.sealed ?? '')).content.body).toBe('मेरा </b 😀')
  })

  test('is taken with the secret that is being replaced', async () => {
    expect((await webhook.post(wish(), { secret: 'callmissed-former-app' })).status).toBe(200)
  })

  test('is answered 200 again when it is redelivered, and changes nothing', async () => {
    await webhook.post(wish())
    expect(await webhook.post(wish())).toEqual({ status: 200, json: { taken: ['wamid.a'] } })
    expect([await count('inbox_event'), await webhook.woken('handle-event')]).toMatchObject([1, [expect.any(Array)]])
  })

  test('of several channels is read for those its secret signs for', async () => {
    const body = fixture('several')
    expect(await webhook.post(body)).toMatchObject({ status: 200, json: { taken: ['wamid.HBgFIX31', 'wamid.HBgFIX32'] } })
    expect([await count('inbox_event'), await count('dead_letter')]).toEqual([2, 2])
  })

  test('for a channel nobody knows is answered 200 and leaves no row', async () => {
    expect(await webhook.post(messagesFor('424242', textMessage('a', asha, 'delete my data')))).toEqual({
      status: 200,
      json: { taken: [] },
    })
    expect([await count('inbox_event'), await count('person'), await count('dead_letter')]).toEqual([0, 0, 0])
  })

  test('of nine days ago is answered 200 and dropped', async () => {
    const timestamp = String(Date.parse('2026-11-15T05:00:00Z') / 1000)
    const body = messagesFor(DEDICATED.phoneNumberId, textMessage('a', asha, 'delete my data', { timestamp }))
    expect(await webhook.post(body)).toEqual({ status: 200, json: { taken: [] } })
    expect(await count('inbox_event')).toBe(0)
    expect(webhook.counted).toEqual(['webhook_refused_total too-old'])
  })
})

describe('is refused with 401 and one line without a person in it:', () => {
  const signed = (secret: string, body: unknown) => ({ 'x-hub-signature-256': signatureOf(secret, JSON.stringify(body)) })
  test.each([
    ['a wrong signature', wish(), { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['an empty signature', wish(), { 'x-hub-signature-256': '' }],
    ['a signature over another body', wish(), signed('callmissed-app', wish('wamid.other'))],
    ['a body for CallMissed’s channel signed by a business’s app', wish(), signed('shop-app', wish())],
    [
      'a body for a business signed by another business’s app',
      messagesFor(CLINIC.phoneNumberId, textMessage('a', asha, 'x')),
      undefined,
    ],
    ['a body that names a second channel its secret does not sign for', two(), signed('callmissed-app', two())],
  ])('%s', async (_name, body, headers) => {
    const options = headers ? { headers } : { secret: 'shop-app' }
    expect(await webhook.post(body, options)).toMatchObject({ status: 401, json: { error: { code: 'authentication_failed' } } })
    expect([await count('inbox_event'), await count('dead_letter'), await count('person')]).toEqual([0, 0, 0])
    expect(webhook.logged).toHaveLength(1)
    expect(webhook.logged.join()).not.toMatch(/7000012345|wamid|delete|sha256/)
  })

  test('no signature at all', async () => {
    const response = await webhook.app.inject({ method: 'POST', url: '/webhook', payload: wish() })
    expect(response.statusCode).toBe(401)
  })

  test('no body at all', async () => {
    expect((await webhook.app.inject({ method: 'POST', url: '/webhook' })).statusCode).toBe(401)
  })

  function two(): Record<string, unknown> {
    const bodies = [DEDICATED, SHOP].map(({ phoneNumberId }) => messagesFor(phoneNumberId, textMessage('a', asha, 'x')))
    return { object: 'whatsapp_business_account', entry: bodies.flatMap(({ entry }) => entry) }
  }
})

test('a body without a signature is refused before it is read', async () => {
  const address = await webhook.app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.write('POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 3000000\r\n\r\n{')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /)
})

test('a flood of bad signatures is cut off, and what is signed goes on from the same address', async () => {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 70; attempt += 1) statuses.push((await webhook.post(wish(), { secret: 'guess' })).status)
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(statuses.at(-1)).toBe(429)
  expect(webhook.logged.length).toBeLessThan(70)
  expect((await webhook.post(wish())).status).toBe(200)
})

test('a secret or a channel added a moment ago is known, not refused', async () => {
  const added = 'app-of-a-moment-ago'
  const { id: _id, stoppedAt: _stoppedAt, ...channel } = { ...SIDE, phoneNumberId: '77', appSecrets: [added] }
  await addChannel(webhook.database.db, webhook.keys, NOW, '00000000-0000-4000-8000-000000000077', channel)
  webhook.passTime(2_000)
  expect(await webhook.post(messagesFor('77', textMessage('a', asha, 'hi')), { secret: added })).toMatchObject({
    json: { taken: ['a'] },
  })
})

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
    const before = webhook.logged.length
    expect(await webhook.post(body)).toEqual({ status: 200, json: { taken: [] } })
    // One line, which says how many and nothing of what stood in it.
    const [line, ...more] = webhook.logged.slice(before)
    expect(more).toEqual([])
    const { level: _level, time: _time, ...said } = JSON.parse(line ?? '{}')
    expect(said).toEqual({ letters: 1, msg: 'a signed webhook body could not be read and is kept as a dead letter' })
    expect((await webhook.post(body)).status).toBe(200)
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
    expect(webhook.logged).toEqual([])
    expect(webhook.counted).toContain('webhook_refused_total not-json')
  })

  test('of more than 3 MiB is answered 413, signed or not', async () => {
    const large = JSON.stringify({ padding: 'x'.repeat(3 * 1024 * 1024) })
    expect((await webhook.post(large)).status).toBe(413)
    expect((await webhook.post(large, { secret: 'guess' })).status).toBe(413)
    expect(webhook.logged).toHaveLength(2)
  })

  test('of just 3 MiB is read', async () => {
    const body = messagesFor(DEDICATED.phoneNumberId, textMessage('a', asha, 'delete my data'))
    const empty = JSON.stringify({ ...body, padding: '' })
    const full = JSON.stringify({ ...body, padding: 'x'.repeat(3 * 1024 * 1024 - empty.length) })
    expect(await webhook.post(full)).toEqual({ status: 200, json: { taken: ['a'] } })
  })

  test('with a content type that is none gets a 4xx, and the next body is served', async () => {
    const { status } = await webhook.post(wish(), { headers: { 'content-type': ';;;' } })
    expect([200, 400, 415]).toContain(status)
    expect((await webhook.post(wish())).status).toBe(200)
  })
})

describe('whatever is signed, the answer is 200', () => {
  const bodies = Object.values(fixture('messages')).map((message) => bodyFor(DEDICATED.phoneNumberId, { messages: [message] }))
  const anything = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom(...bodies), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })).map(([body, at, cut]) => {
      const text = JSON.stringify(body)
      return text.slice(0, at % text.length) + cut + text.slice((at % text.length) + cut.length)
    }),
    fc
      .tuple(
        fc.constantFrom(...bodies),
        fc.dictionary(
          fc.constantFrom('type', 'from', 'from_user_id', 'timestamp', 'text', 'id', 'context', 'button'),
          fc.jsonValue(),
        ),
      )
      .map(([body, changes]) =>
        JSON.stringify(body, (key, value) =>
          Array.isArray(value) && key === 'messages' ? [{ ...value[0], ...changes }, value[0]] : value,
        ),
      ),
  )

  test('and never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        expect((await webhook.post(body)).status).toBe(200)
      }),
      { numRuns: 300 },
    )
    expect(webhook.counted.filter((counted) => /inbox-|error/.test(counted))).toEqual([])
  })
})

describe('while the database', () => {
  let cutOff: TestWebhook | undefined
  afterAll(async () => cutOff?.close())

  test('cannot be reached, a body is answered 503 and comes again', async () => {
    const dead = new URL(databases.botUrl)
    dead.port = '1'
    cutOff = await webhookOn(databases.botUrl, { keys: webhook.keys, inboxUrl: dead.href })
    expect(await cutOff.post(wish())).toMatchObject({ status: 503, json: { error: { code: 'unavailable' } } })
    expect(cutOff.logged.join()).not.toMatch(/7000012345|wamid/)
    expect(cutOff.refusals.untold()).toEqual({ lastedMs: 0, upTo: 1 })
  })

  test('is blocked, bodies are answered 503, and are stored when they come again', async () => {
    const impatient = await webhookOn(databases.botUrl, { keys: webhook.keys, waitMsMax: 300 })
    const blocker = await webhook.database.pool.connect()
    await blocker.query('begin; lock table inbox_event in access exclusive mode')
    const answers = await Promise.all([impatient.post(wish('wamid.a')), impatient.post(wish('wamid.b'))])
    await blocker.query('rollback')
    blocker.release()
    expect(answers.map(({ status }) => status)).toEqual([503, 503])
    expect(impatient.refusals.untold()).toMatchObject({ upTo: 2 })
    impatient.refusals.told(2)
    expect((await impatient.post(wish('wamid.a'))).status).toBe(200)
    expect(impatient.refusals.untold()).toBeUndefined()
    await impatient.close()
    expect(await count('inbox_event')).toBeGreaterThan(0)
  })
})
