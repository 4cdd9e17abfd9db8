import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGraphClient, type GraphClient } from '../../src/graph-api/client.ts'
import { fetchVoice } from '../../src/graph-api/fetch-voice.ts'
import { isMediaAddress } from '../../src/graph-api/media-address.ts'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'
import { type StartedFakeGraph, startFakeGraph } from '../../src/simulator/fake-graph.ts'
import { silentOpus } from '../../src/transcription/opus.ts'

const own = { phoneNumberId: '105550000000001', accessToken: 'EAAtokenneverseen', appSecret: 'secretneverseen' }
const other = { phoneNumberId: '105550000000002', accessToken: 'EAAofanotherapp', appSecret: 'secretofanother' }
let now = new Date('2026-11-24T10:00:00Z')
let graph: StartedFakeGraph
let client: GraphClient

beforeAll(async () => {
  graph = await startFakeGraph({ webhookUrl: 'http://127.0.0.1:9/webhook', channels: [own, other], clock: { now: () => now } })
  client = createGraphClient({ baseUrl: graph.url, version: 'v26.0', timeoutMs: 2_000 })
})
afterAll(async () => {
  client.close()
  await graph.close()
})

const sound = silentOpus(1_000)
const sent = (bytes = sound, mimeType = 'audio/ogg; codecs=opus') => graph.media.put(own.phoneNumberId, bytes, mimeType).id

test('a voice note comes in two steps, whole', async () => {
  const fetched = await fetchVoice(client, own, sent())
  expect(fetched.ok && fetched.bytes.equals(sound)).toBe(true)
})

test.each<[string, () => Promise<unknown>, string]>([
  ['of another business', () => fetchVoice(client, other, sent()), 'not-there'],
  ['that never was', () => fetchVoice(client, own, '12345'), 'not-there'],
  ['whose id is a path', () => fetchVoice(client, own, '../me/accounts'), 'not-there'],
  ['larger than a minute can be', () => fetchVoice(client, own, sent(Buffer.alloc(1024 * 1024 + 1))), 'too-large'],
  ['that is music', () => fetchVoice(client, own, sent(sound, 'audio/mpeg')), 'not-voice'],
  ['in whose place a page comes', () => failing('page'), 'not-voice'],
  ['whose address leads to somebody else', () => failing('elsewhere'), 'not-there'],
  ['whose server is down', () => failing('down'), 'not-there'],
])('a file %s is not taken, and nothing of address or token is said', async (_what, work, because) => {
  const got = await work()
  expect(got).toEqual({ ok: false, because })
  expect(inspect(got, { depth: 9 })).not.toMatch(/http|EAA|hash/)
})

async function failing(how: 'page' | 'elsewhere' | 'down') {
  graph.media.failNext.push(how)
  return fetchVoice(client, own, sent())
}

test('the address of a file counts for five minutes, and only with the token of its channel', async () => {
  const proof = hmacSha256Hex(own.appSecret, own.accessToken)
  const headers = { authorization: `Bearer ${own.accessToken}` }
  const described = await fetch(`${graph.url}/v26.0/${sent()}?appsecret_proof=${proof}`, { headers })
  const { url, file_size } = (await described.json()) as { url: string; file_size: number }
  expect(file_size).toBe(sound.length)
  expect((await fetch(url, { headers })).status).toBe(200)
  expect((await fetch(url)).status).toBe(401)
  expect((await fetch(url, { headers: { authorization: `Bearer ${other.accessToken}` } })).status).toBe(401)
  now = new Date(now.getTime() + 5 * 60_000)
  expect((await fetch(url, { headers })).status).toBe(404)
})

test('a token is shown to Meta alone', () => {
  const yes = [
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=x',
    'https://graph.facebook.com/v26.0/1',
    'https://mmg.whatsapp.net/d/f/1',
    'http://127.0.0.1:3000/simulator/graph/whatsapp_business/attachments/?mid=1',
  ]
  const no = [
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:8443/x',
    'https://lookaside.fbsbx.com.example/x',
    'https://notfbsbx.com/x',
    'https://fbsbx.com@example.com/x',
    'https://user:word@lookaside.fbsbx.com/x',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:3000/api/v1/deletion-requests',
    'http://127.0.0.1:3000/simulator/graph/../../console',
    'http://127.0.0.1:3000/simulator/graphite',
    'file:///etc/passwd',
    '//lookaside.fbsbx.com/x',
    '',
  ]
  const base = 'http://127.0.0.1:3000/simulator/graph'
  expect(yes.filter((address) => !isMediaAddress(address, base))).toEqual([])
  expect(no.filter((address) => isMediaAddress(address, base))).toEqual([])
})
