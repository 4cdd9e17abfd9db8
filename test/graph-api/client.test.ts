import { createServer, type Server } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGraphClient, type GraphClient } from '../../src/graph-api/client.ts'
import type { GraphResult } from '../../src/graph-api/result.ts'
import { markRead, sendMessage } from '../../src/graph-api/send-message.ts'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'
import { outboundSchema } from '../support/outbound-schema.ts'
import { type Answer, noAccess, refusal, type ScriptedGraph, scriptedGraph, wrongProof } from '../support/scripted-graph.ts'

const channel = { phoneNumberId: '105550000000001', accessToken: 'EAAtokenneverseen', appSecret: 'secretneverseen' }
const to = { phone: '+917000012345' }
const message = { kind: 'text', body: 'Hello' } as const
const TIMEOUT_MS = 300

let graph: ScriptedGraph
let client: GraphClient

beforeAll(async () => {
  graph = await scriptedGraph()
  client = createGraphClient({ baseUrl: graph.baseUrl, version: 'v26.0', timeoutMs: TIMEOUT_MS })
})
beforeEach(() => graph.reset())
afterAll(async () => {
  client.close()
  await graph.close()
})

const send = () => sendMessage(client, channel, message, to, 'row-1')

describe('a call to Meta', () => {
  test('goes to the channel’s number with the token and the proof that we hold the app secret', async () => {
    expect(await send()).toEqual({ ok: true, wamid: 'wamid.1' })
    const [call] = graph.calls
    expect(call?.path).toBe('/v26.0/105550000000001/messages')
    expect(call?.headers.authorization).toBe('Bearer EAAtokenneverseen')
    expect(call?.headers['content-type']).toBe('application/json')
    expect([...(call?.query ?? [])]).toEqual([['appsecret_proof', hmacSha256Hex('secretneverseen', 'EAAtokenneverseen')]])
    expect(call?.body.to).toBe('917000012345')
  })

  test('keeps its connection for the next message', async () => {
    graph.script(({ headers }) => ({ status: 200, json: { messages: [{ id: `wamid.${headers.connection}` }] } }))
    expect(await send()).toEqual({ ok: true, wamid: 'wamid.keep-alive' })
  })
})

const answers: { name: string; answer: Answer; result: GraphResult }[] = [
  {
    name: 'taken, with the person’s id and a held template',
    answer: {
      status: 200,
      json: { contacts: [{ input: 'x', user_id: 'IN.1' }], messages: [{ id: 'wamid.A', message_status: 'paused' }] },
    },
    result: { ok: true, wamid: 'wamid.A', userId: 'IN.1', messageStatus: 'paused' },
  },
  {
    name: 'taken, without contacts',
    answer: { status: 200, json: { messages: [{ id: 'wamid.A' }] } },
    result: { ok: true, wamid: 'wamid.A' },
  },
  {
    name: 'taken, with contacts of another shape',
    answer: { status: 200, json: { contacts: 'none', messages: [{ id: 'wamid.A', message_status: 7 }] } },
    result: { ok: true, wamid: 'wamid.A' },
  },
  { name: 'a success nobody can read', answer: { status: 200, text: 'OK' }, result: { ok: false, kind: 'unknown' } },
  {
    name: 'a success without a message',
    answer: { status: 200, json: { messages: [] } },
    result: { ok: false, kind: 'unknown' },
  },
  {
    name: 'a refusal',
    answer: refusal(131056),
    result: { ok: false, kind: 'refused', code: 131056, httpStatus: 400, transient: false, traceId: 'A1b2C3' },
  },
  {
    name: 'a refusal that asks for a pause',
    answer: refusal(130429, 429, { 'retry-after': '7' }),
    result: {
      ok: false,
      kind: 'refused',
      code: 130429,
      httpStatus: 429,
      transient: false,
      traceId: 'A1b2C3',
      retryAfterMs: 7000,
    },
  },
  {
    name: 'a refusal with a 5xx and Meta’s body',
    answer: { status: 503, json: { error: { code: 131016, is_transient: true } } },
    result: { ok: false, kind: 'refused', code: 131016, httpStatus: 503, transient: true },
  },
  {
    name: 'a refusal that came with status 200',
    answer: refusal(190, 200),
    result: { ok: false, kind: 'refused', code: 190, httpStatus: 200, transient: false, traceId: 'A1b2C3' },
  },
  {
    name: 'a proof that another app secret would make',
    answer: wrongProof,
    result: {
      ...{ ok: false, kind: 'refused', code: 100, httpStatus: 400, transient: false },
      ...{ ofChannel: 'wrong-secret', traceId: 'A1b2C3' },
    },
  },
  {
    name: 'a token without access to the number',
    answer: noAccess,
    result: {
      ...{ ok: false, kind: 'refused', code: 100, httpStatus: 400, transient: false },
      ...{ ofChannel: 'no-access', traceId: 'A1b2C3' },
    },
  },
  {
    name: 'a bad parameter of the message itself',
    answer: refusal(100),
    result: { ok: false, kind: 'refused', code: 100, httpStatus: 400, transient: false, traceId: 'A1b2C3' },
  },
  {
    name: 'a 5xx without Meta’s body',
    answer: { status: 502, text: '<html>' },
    result: { ok: false, kind: 'refused', code: null, httpStatus: 502, transient: false },
  },
  { name: 'a gateway that waited in vain', answer: { status: 504, text: '<html>' }, result: { ok: false, kind: 'unknown' } },
  {
    name: 'a proxy’s 403',
    answer: { status: 403, text: '<html>' },
    result: { ok: false, kind: 'refused', code: null, httpStatus: 403, transient: false },
  },
  {
    name: 'a redirect, which is not followed',
    answer: { status: 302, headers: { location: '/elsewhere' } },
    result: { ok: false, kind: 'refused', code: null, httpStatus: 302, transient: false },
  },
  {
    name: 'an answer of a megabyte',
    answer: { status: 200, text: 'x'.repeat(1_000_000) },
    result: { ok: false, kind: 'unknown' },
  },
  { name: 'no answer', answer: 'silence', result: { ok: false, kind: 'unknown' } },
  { name: 'a connection cut on the way', answer: 'cut', result: { ok: false, kind: 'unknown' } },
]

describe('what Meta answered', () => {
  test.each(answers)('$name', async ({ answer, result }) => {
    graph.script(answer)
    expect(await send()).toEqual(result)
    expect(graph.calls).toHaveLength(1)
  })

  test('keeps nothing of a text that quotes the person’s number or the token', async () => {
    const quoting = '+917000012345 and EAAtokenneverseen'
    const error = { code: 131030, message: quoting, error_data: { details: quoting }, fbtrace_id: quoting }
    graph.script({ status: 400, json: { error }, headers: { 'retry-after': quoting } })
    const shown = inspect(await send(), { depth: null })
    expect(shown).not.toMatch(/7000012345|neverseen/)
  })
})

describe('a call that did not get through', () => {
  async function sendTo(baseUrl: string): Promise<GraphResult> {
    const other = createGraphClient({ baseUrl, version: 'v26.0', timeoutMs: TIMEOUT_MS })
    try {
      return await sendMessage(other, channel, message, to, 'row-1')
    } finally {
      other.close()
    }
  }
  const listen = async (server: Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  test('is surely not sent when nobody listens', async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await sendTo(`http://127.0.0.1:${port}`)).toEqual({ ok: false, kind: 'unreachable' })
  })

  test('is surely not sent when the name leads nowhere', async () => {
    expect(await sendTo('http://graph.invalid')).toEqual({ ok: false, kind: 'unreachable' })
  })

  test.each(['silent', 'cutting'])('is surely not sent when TLS never stood (%s server)', async (kind) => {
    const server = createServer((socket) => {
      socket.on('error', () => {}).resume()
      if (kind === 'cutting') socket.destroy()
    })
    const port = await listen(server)
    expect(await sendTo(`https://127.0.0.1:${port}`)).toEqual({ ok: false, kind: 'unreachable' })
    await new Promise((resolve) => server.close(resolve))
  })
})

describe('settings that cannot work', () => {
  test.each(['', 'graph.facebook.com', 'https://graph.facebook.com/?a=b'])('base URL %j is refused at the start', (baseUrl) => {
    expect(() => createGraphClient({ baseUrl, version: 'v26.0', timeoutMs: 1 })).toThrow('GRAPH_API_BASE_URL')
  })
  test.each(['', '26', 'v26.0/me'])('version %j is refused at the start', (version) => {
    expect(() => createGraphClient({ baseUrl: 'https://graph.facebook.com', version, timeoutMs: 1 })).toThrow('GRAPH_API_VERSION')
  })
})

describe('the read receipt', () => {
  test.each([true, false])('marks the message, typing: %s', async (typing) => {
    graph.script({ status: 200, json: { success: true } })
    expect(await markRead(client, channel, 'wamid.in', typing)).toBe(true)
    const body = graph.calls[0]?.body
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.in',
      ...(typing ? { typing_indicator: { type: 'text' } } : {}),
    })
    expect(outboundSchema()(body)).toBe(true)
  })

  test.each([refusal(131009), 'silence', 'cut'] as const)(
    'never stands in the way of the conversation when it fails',
    async (answer) => {
      graph.script(answer)
      expect(await markRead(client, channel, 'wamid.old', true)).toBe(false)
    },
  )
})
