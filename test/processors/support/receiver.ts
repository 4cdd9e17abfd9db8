import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  raw: Buffer
}

/** What a business's server does with one POST: a status, with headers if need be, or never an answer. */
export type Answer = number | { status: number; headers?: Record<string, string>; body?: string } | 'silence'

export interface Receiver {
  url: string
  /** Every POST so far, oldest first. */
  received: Received[]
  /** Decides the answers from now on. */
  answer(decide: (post: Received) => Answer): void
  close(): Promise<void>
}

/** A business's webhook server on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let decide: (post: Received) => Answer = () => 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const post = { path: request.url ?? '', headers: request.headers, raw: Buffer.concat(chunks) }
      received.push(post)
      const answer = decide(post)
      if (answer === 'silence') return
      const { status, headers = {}, body = '' } = typeof answer === 'number' ? { status: answer } : answer
      response.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer(next) {
      decide = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
