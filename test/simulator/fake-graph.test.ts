import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MovableClock } from '../../src/runtime/clock.ts'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'
import { type StartedFakeGraph, startFakeGraph } from '../../src/simulator/fake-graph.ts'
import { createPhone, type Phone } from '../../src/simulator/phone.ts'

const channel = {
  phoneNumberId: '106540352242922',
  accessToken: 'token-of-the-test',
  appSecret: 'secret-of-the-test',
  displayNumber: '+91 70000 90001',
}
const owner = { name: 'Asha Kulkarni', phone: '+917000012345' }
const DAY_MS = 24 * 60 * 60 * 1000

interface Posted {
  raw: string
  signature: string
  // biome-ignore lint/suspicious/noExplicitAny: a webhook body, looked at by tests only
  value: any
}

let posted: Posted[]
let answers: number[]
let webhook: Server
let clock: MovableClock
let graph: StartedFakeGraph
let phone: Phone

beforeEach(async () => {
  posted = []
  answers = []
  webhook = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const signature = String(request.headers['x-hub-signature-256'])
      posted.push({ raw, signature, value: JSON.parse(raw).entry[0].changes[0].value })
      response.writeHead(answers.shift() ?? 200).end('{}')
    })
  })
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve))
  clock = clockAt('2026-11-24T09:00:00Z')
  const webhookUrl = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/webhook`
  graph = await startFakeGraph({ webhookUrl, channels: [channel], clock, retryAfterMs: [0, 5, 5] })
  phone = createPhone(graph, owner, channel.phoneNumberId)
})

afterEach(async () => {
  await graph.close()
  webhook.closeAllConnections()
  await new Promise((resolve) => webhook.close(resolve))
})

function clockAt(start: string): MovableClock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms
      return new Date(now)
    },
  }
}

const textTo = (to: string, extra = {}) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'नमस्ते' }, ...extra })
const asha = textTo('917000012345', { biz_opaque_callback_data: 'row-1' })

interface Call {
  body?: unknown
  token?: string
  proof?: string | null
  path?: string
  method?: string
  signal?: AbortSignal
}

function call({ body = asha, token = channel.accessToken, proof, path, method = 'POST', signal }: Call = {}) {
  const right = hmacSha256Hex(channel.appSecret, channel.accessToken)
  const query = proof === null ? '' : `?appsecret_proof=${proof ?? right}`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const where = path ?? `/v26.0/${channel.phoneNumberId}/messages`
  return fetch(`${graph.url}${where}${query}`, { method, headers, body: text, ...(signal ? { signal } : {}) })
}

async function refusal(what: Call): Promise<{ status: number; code: number; trace: string }> {
  const response = await call(what)
  const { error } = (await response.json()) as { error: { code: number; fbtrace_id: string } }
  return { status: response.status, code: error.code, trace: error.fbtrace_id }
}

const statuses = () => posted.flatMap(({ value }) => (value.statuses ?? []).map((entry: { status: string }) => entry.status))

test('a message is answered in the shape of Meta, and its wamid holds the number in clear as theirs do', async () => {
  const response = await call()
  const body = (await response.json()) as { messages: { id: string }[] }
  expect(response.status).toBe(200)
  expect(body).toMatchObject({
    messaging_product: 'whatsapp',
    contacts: [{ input: '917000012345', wa_id: '917000012345' }],
  })
  const wamid = body.messages[0]?.id ?? ''
  expect(wamid).toMatch(/^wamid\.HBgM/)
  expect(Buffer.from(wamid.slice('wamid.'.length), 'base64').toString('latin1')).toContain('917000012345')
})

test('sent, delivered and read follow as signed webhooks that carry the callback data and the business-scoped id', async () => {
  await call()
  await graph.idle()
  expect(statuses()).toEqual(['sent', 'delivered', 'read'])
  for (const { raw, signature, value } of posted) {
    expect(signature).toBe(`sha256=${hmacSha256Hex(channel.appSecret, raw)}`)
    expect(value.statuses[0]).toMatchObject({
      biz_opaque_callback_data: 'row-1',
      recipient_id: '917000012345',
      recipient_user_id: phone.contact.userId,
    })
    expect(value.metadata.phone_number_id).toBe(channel.phoneNumberId)
  }
})

test.each<[string, Call, number, number]>([
  ['an unknown token', { token: 'stolen' }, 401, 190],
  ['a missing proof', { proof: null }, 400, 100],
  ['a wrong proof', { proof: 'f'.repeat(64) }, 400, 100],
  ['a number of somebody else', { path: '/v26.0/999/messages' }, 400, 100],
  ['a path without a version', { path: `/latest/${channel.phoneNumberId}/messages` }, 400, 2500],
  ['a body that is not JSON', { body: '{"to":' }, 400, 100],
  ['a business-scoped id in to', { body: textTo('IN.1234567890') }, 400, 131026],
  ['a message to itself', { body: textTo('917000090001') }, 400, 131021],
  ['an unknown type', { body: { messaging_product: 'whatsapp', to: '917000012345', type: 'fax', fax: {} } }, 400, 131051],
])('%s is refused with the code of Meta, and nobody gets a message', async (_name, what, status, code) => {
  expect(await refusal(what)).toEqual({ status, code, trace: expect.stringMatching(/^.{8,}$/) })
  expect(graph.sent).toHaveLength(0)
})

test('a person without a number is reached by recipient, and no number is told', async () => {
  const hidden = createPhone(graph, { name: 'Ravi', phone: null, userId: 'IN.5550001' }, channel.phoneNumberId)
  await hidden.say('hello')
  expect(posted[0]?.value.messages[0]).toMatchObject({ from_user_id: 'IN.5550001' })
  expect(posted[0]?.raw).not.toMatch(/"from"|wa_id/)
  const response = await call({ body: { ...textTo(''), to: undefined, recipient: 'IN.5550001' } })
  expect(await response.json()).toMatchObject({ contacts: [{ input: 'IN.5550001', user_id: 'IN.5550001' }] })
  await graph.idle()
  expect(posted.at(-1)?.value.statuses[0]).not.toHaveProperty('recipient_id')
})

test('24 hours after the last word of a person a message is accepted, then fails with 131047', async () => {
  clock.advance(DAY_MS)
  expect((await call()).status).toBe(200)
  await graph.idle()
  expect(statuses()).toEqual(['failed'])
  expect(posted[0]?.value.statuses[0].errors[0].code).toBe(131047)
  expect(graph.sent).toHaveLength(0)
})

test('a word of the person opens the 24 hours again, and a template needs no window', async () => {
  clock.advance(DAY_MS)
  await call({ body: { ...asha, type: 'template', template: { name: 'erased', language: { code: 'en' } } } })
  await phone.say('hello')
  await call()
  await graph.idle()
  expect(statuses()).not.toContain('failed')
  expect(graph.sent).toHaveLength(2)
})

test('the pair rate lets a burst of 45 through and refuses the 46th, until 6 seconds have passed', async () => {
  graph.faults.behaviour.pairRate = true
  for (let count = 0; count < 45; count += 1) expect((await call()).status).toBe(200)
  expect((await refusal({})).code).toBe(131056)
  clock.advance(6_000)
  expect((await call()).status).toBe(200)
})

test('told to fail, it refuses with the code as often as told', async () => {
  graph.failNext({ kind: 'refuse', code: 131000 }, 2)
  expect([await refusal({}), await refusal({})].map(({ code }) => code)).toEqual([131000, 131000])
  expect((await call()).status).toBe(200)
})

test.each([true, false])('a call that is never answered has reached the person: %s', async (sent) => {
  graph.failNext({ kind: 'timeout', sent })
  const controller = new AbortController()
  const waiting = call({ signal: controller.signal })
  if (sent) await graph.waitFor(({ callbackData }) => callbackData === 'row-1')
  else while (graph.faults.waiting() > 0) await new Promise((resolve) => setImmediate(resolve))
  controller.abort()
  await expect(waiting).rejects.toThrow()
  await graph.idle()
  expect(graph.sent).toHaveLength(sent ? 1 : 0)
  expect(statuses()).toEqual(sent ? ['sent', 'delivered', 'read'] : [])
})

test('a server error may hide a message that went out all the same', async () => {
  graph.failNext({ kind: 'server-error', status: 502, sent: true })
  expect((await call()).status).toBe(502)
  expect(graph.sent).toHaveLength(1)
})

test.each([
  ['duplicate', ['sent', 'sent', 'delivered', 'delivered', 'read', 'read']],
  ['reordered', ['read', 'delivered', 'sent']],
  ['none', []],
] as const)('statuses can be %s', async (mode, expected) => {
  graph.faults.behaviour.statuses = mode
  await call()
  await graph.idle()
  expect(statuses()).toEqual(expected)
})

test('with early statuses the webhook knows of the message before its sender does', async () => {
  graph.faults.behaviour.statuses = 'early'
  await call()
  expect(statuses()[0]).toBe('sent')
  await graph.idle()
  expect(statuses()).toEqual(['sent', 'delivered', 'read'])
})

test('a webhook that is not answered with 200 comes again', async () => {
  answers = [503, 500]
  const { outcome } = await phone.say('delete my data')
  expect(outcome.status).toBe(503)
  await graph.idle()
  expect(new Set(posted.map(({ raw }) => raw)).size).toBe(1)
  expect(posted).toHaveLength(3)
})

test('what a person says travels as escaped unicode, signed as it travels', async () => {
  await phone.say('मेरा डेटा/data é 😀')
  const { raw, signature, value } = posted[0] as Posted
  expect(raw).toContain('\\u092e\\u0947\\u0930\\u093e')
  expect(raw).toContain('\\/data \\u00e9 \\ud83d\\ude00')
  expect(raw).toMatch(/^[\x20-\x7e]*$/)
  expect(signature).toBe(`sha256=${hmacSha256Hex(channel.appSecret, raw)}`)
  expect(value.messages[0].text.body).toBe('मेरा डेटा/data é 😀')
})

test('a tap names the button and the message it was under', async () => {
  const buttons = [{ type: 'reply', reply: { id: 'p1:yes', title: 'Yes, delete it' } }]
  await call({
    body: { ...asha, type: 'interactive', interactive: { type: 'button', body: { text: 'Delete?' }, action: { buttons } } },
  })
  await phone.tap('p1:yes')
  const message = posted.at(-1)?.value.messages?.[0] ?? posted.find(({ value }) => value.messages)?.value.messages[0]
  expect(message).toMatchObject({
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: { id: 'p1:yes', title: 'Yes, delete it' } },
    context: { id: graph.sent[0]?.wamid },
  })
})

test('every other kind of message has the fields of Meta', async () => {
  await phone.say('yes', { forwarded: true })
  await phone.photo('my card')
  await phone.voiceNote()
  await phone.shareContact('+917000012345', 'contact_request')
  await phone.react('wamid.X', '👍')
  await phone.edit('wamid.X', 'yes')
  await phone.revoke('wamid.X')
  expect(posted.map(({ value }) => value.messages[0])).toMatchObject([
    { type: 'text', context: { forwarded: true } },
    { type: 'image', image: { caption: 'my card', mime_type: 'image/jpeg' } },
    { type: 'audio', audio: { voice: true } },
    { type: 'contacts', contacts: [{ origin: 'contact_request', phones: [{ phone: '+917000012345', wa_id: '917000012345' }] }] },
    { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
    { type: 'edit', edit: { original_message_id: 'wamid.X' } },
    { type: 'revoke', revoke: { original_message_id: 'wamid.X' } },
  ])
})

test('read receipts and the typing indicator are taken down, and the contact book forgets', async () => {
  const { wamid } = await phone.say('hello')
  const body = { messaging_product: 'whatsapp', status: 'read', message_id: wamid, typing_indicator: { type: 'text' } }
  expect(await (await call({ body })).json()).toEqual({ success: true })
  expect(graph.reads).toEqual([{ phoneNumberId: channel.phoneNumberId, wamid, typing: true }])
  const proof = hmacSha256Hex(channel.appSecret, channel.accessToken)
  const path = `/v26.0/${channel.phoneNumberId}/contact_book?messaging_product=whatsapp&bsuid=IN.1&appsecret_proof=${proof}`
  const headers = { authorization: `Bearer ${channel.accessToken}` }
  const response = await fetch(graph.url + path, { method: 'DELETE', headers })
  expect(await response.json()).toEqual({ messaging_product: 'whatsapp', success: true, deleted: true })
  expect(graph.contactBook.forgotten).toEqual(['200000000000001 IN.1'])
})

test('whoever writes or is written to is in the contact book again', async () => {
  const entry = `${graph.channels.get(channel.phoneNumberId)?.portfolioId} ${phone.contact.userId}`
  graph.contactBook.forget(entry)
  expect(graph.contactBook.has(entry)).toBe(false)
  await call()
  expect(graph.contactBook.has(entry)).toBe(true)
  graph.contactBook.forget(entry)
  await phone.say('hello')
  expect(graph.contactBook.has(entry)).toBe(true)
})

test.each([
  ['no product', 'bsuid=IN.1', 100],
  ['no id', 'messaging_product=whatsapp', 131008],
  ['a number', 'messaging_product=whatsapp&bsuid=917000012345', 131009],
  ['an id that bridges portfolios', 'messaging_product=whatsapp&bsuid=IN.ENT.1', 131009],
])('the contact book refuses %s', async (_what, query, code) => {
  const proof = hmacSha256Hex(channel.appSecret, channel.accessToken)
  const url = `${graph.url}/v26.0/${channel.phoneNumberId}/contact_book?${query}&appsecret_proof=${proof}`
  const response = await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${channel.accessToken}` } })
  expect([response.status, await response.json()]).toEqual([400, { error: expect.objectContaining({ code }) }])
  const without = await fetch(url.replace(/appsecret_proof=.*/, ''), {
    method: 'DELETE',
    headers: { authorization: 'Bearer stolen' },
  })
  expect(await without.json()).toEqual({ error: expect.objectContaining({ code: 190 }) })
  expect(graph.contactBook.forgotten).toEqual([])
})

test('a message told to fail later is accepted, then fails with the code, and the person never sees it', async () => {
  graph.failNext({ kind: 'fail-later', code: 131026 })
  expect((await call()).status).toBe(200)
  await graph.idle()
  expect(posted[0]?.value.statuses[0]).toMatchObject({
    status: 'failed',
    biz_opaque_callback_data: 'row-1',
    errors: [{ code: 131026 }],
  })
  expect(posted[0]?.value.statuses[0]).not.toHaveProperty('recipient_user_id')
  expect(graph.sent).toHaveLength(0)
})

test('told to duplicate, it delivers every word of a person twice, the same bytes', async () => {
  graph.faults.behaviour.duplicateWebhooks = true
  await phone.say('hello')
  expect(posted).toHaveLength(2)
  expect(posted[0]?.raw).toBe(posted[1]?.raw)
})

test('only the named templates are approved', async () => {
  await graph.close()
  const template = (name: string) => ({ ...asha, type: 'template', template: { name, language: { code: 'en' } } })
  graph = await startFakeGraph({ webhookUrl: 'http://127.0.0.1:9/webhook', channels: [channel], clock, templates: ['erased'] })
  expect((await refusal({ body: template('offer') })).code).toBe(132001)
  expect((await call({ body: template('erased') })).status).toBe(200)
})

test('what arrives while nobody looks is delivered, and read once the chat is opened', async () => {
  await graph.close()
  const webhookUrl = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/webhook`
  graph = await startFakeGraph({ webhookUrl, channels: [channel], clock, reads: () => false })
  phone = createPhone(graph, owner, channel.phoneNumberId)
  await call()
  await graph.idle()
  expect(statuses()).toEqual(['sent', 'delivered'])
  await graph.openChat(channel.phoneNumberId, phone.contact)
  await graph.openChat(channel.phoneNumberId, phone.contact)
  expect(statuses()).toEqual(['sent', 'delivered', 'read'])
})
