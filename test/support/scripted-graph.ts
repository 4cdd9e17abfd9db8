import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Call {
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  // biome-ignore lint/suspicious/noExplicitAny: what the test looks at is the wire's JSON.
  body: any
}

export type Answer =
  | { status: number; json?: unknown; text?: string; headers?: Record<string, string> }
  /** The request was read, and no answer comes. */
  | 'silence'
  /** The request was read, and the connection is cut. */
  | 'cut'

export interface ScriptedGraph {
  baseUrl: string
  calls: Call[]
  /** Answers in order; when they are used up, every message is taken. A function may do something before it answers. */
  script(...answers: (Answer | ((call: Call) => Answer | Promise<Answer>))[]): void
  reset(): void
  close(): Promise<void>
}

export const refusal = (code: number, status = 400, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  json: { error: { message: `(#${code}) refused`, type: 'OAuthException', code, fbtrace_id: 'A1b2C3' } },
})

const ofChannel = (message: string, subcode?: number): Answer => ({
  status: 400,
  json: { error: { message, type: 'GraphMethodException', code: 100, error_subcode: subcode, fbtrace_id: 'A1b2C3' } },
})

/** What Meta answers a call whose proof another app secret would make. */
export const wrongProof = ofChannel('Invalid appsecret_proof provided in the API argument')

/** What Meta answers a token that may not use the number, as if there were none. */
export const noAccess = ofChannel(
  "Unsupported post request. Object with ID '1' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
  33,
)

/** What Meta answers when it takes a message; the wamid names the `n`th call. */
export const taken = (n: number): Answer => ({
  status: 200,
  json: { messaging_product: 'whatsapp', contacts: [{ input: 'x', wa_id: 'x' }], messages: [{ id: `wamid.${n}` }] },
})

/** A Graph API on 127.0.0.1 that answers what the test tells it and remembers what it was asked. */
export async function scriptedGraph(): Promise<ScriptedGraph> {
  const calls: Call[] = []
  let answers: (Answer | ((call: Call) => Answer | Promise<Answer>))[] = []

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const call: Call = { path: url.pathname, query: url.searchParams, headers: request.headers, body }
    calls.push(call)
    const next = answers.shift() ?? taken(calls.length)
    const answer = typeof next === 'function' ? await next(call) : next
    if (answer === 'silence') return
    if (answer === 'cut') return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.text ?? JSON.stringify(answer.json ?? {}))
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    script: (...next) => {
      answers = next
    },
    reset: () => {
      answers = []
      calls.length = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
