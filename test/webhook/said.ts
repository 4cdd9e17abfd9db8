import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'vitest'
import type { TestWebhook } from './webhook.ts'

/** What no log line may hold of the bodies here: numbers, user ids, names, words, ids of messages, signatures. */
const PERSONAL = /7000012345|70000 12345|IN\.Kx81|Asha|wamid|delete my data|sha256|मेरा/

/** What was logged from this line on, without level and time; none of it names a person. */
export function saidBy({ logged }: Pick<TestWebhook, 'logged'>, from = 0): Record<string, unknown>[] {
  const lines = logged.slice(from)
  expect(lines.join('')).not.toMatch(PERSONAL)
  return lines.map((line) => {
    const { level: _level, time: _time, ...said } = JSON.parse(line) as Record<string, unknown>
    return said
  })
}

export const refusedBy = (reason: string) => ({ reason, status: 401, msg: 'a webhook body was refused' })
export const refusedAs = (status: number, code: string) => ({
  ...{ status, error: { name: 'FastifyError', code } },
  msg: 'a webhook request was refused',
})

/** Sends a body in chunks and without its length over a connection of its own, until the server answers. What it says first, as text. */
export async function postInChunks(address: string, headers: Record<string, string>, body: string): Promise<string> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  // Who is refused in the middle of sending may find the connection closed.
  socket.on('error', () => {})
  const answered = once(socket, 'data') as Promise<[Buffer]>
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST /webhook HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n${named.join('')}\r\n`)
  for (let at = 0; at < body.length; at += CHUNK) {
    const chunk = body.slice(at, at + CHUNK)
    socket.write(`${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`)
  }
  socket.write('0\r\n\r\n')
  const [answer] = await answered
  socket.destroy()
  return answer.toString()
}

const CHUNK = 64 * 1024
