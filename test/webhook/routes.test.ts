import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addChannel } from '../../src/db/channels.ts'
import { unseal } from '../../src/runtime/keys.ts'
import { testDatabases } from '../support/databases.ts'
import { fixture, messagesFor, signatureOf, textMessage } from './bodies.ts'
import { refusedBy, saidBy } from './said.ts'
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
    expect(saidBy(webhook)).toEqual([refusedBy(expect.stringMatching(/^(signature|foreign-channel)$/))])
  })

  test.each([
    ['no signature at all', { payload: wish() }],
    ['no body at all', {}],
    ['a signature and no body', { headers: { 'x-hub-signature-256': signatureOf('guess', '') } }],
  ])('%s', async (_name, sent) => {
    const response = await webhook.app.inject({ method: 'POST', url: '/webhook', ...sent })
    expect([response.statusCode, response.json()]).toMatchObject([401, { error: { code: 'authentication_failed' } }])
    expect([await count('inbox_event'), await count('dead_letter'), await count('person')]).toEqual([0, 0, 0])
    expect(saidBy(webhook)).toEqual([refusedBy('signature')])
    expect(webhook.counted).toEqual(['webhook_refused_total signature'])
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
  expect(saidBy(webhook)).toEqual([refusedBy('signature')])
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
