import { lookup } from 'node:dns/promises'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Readable } from 'node:stream'
import axios, { type AxiosResponse } from 'axios'
import { hmacSha256Hex } from '../runtime/keys.ts'
import { within } from '../runtime/within.ts'
import type { NoticeEvent } from './business-notice.ts'
import type { ProcessorEvent } from './processor-task.ts'
import { type Address, type Resolve, type SafeAddress, safeAddress, type Unsafe } from './safe-address.ts'

export interface Endpoint {
  url: string
  secret: string
}

export interface Delivery {
  /** The same for every attempt, so that the receiver recognises a repetition. */
  id: string
  event: NoticeEvent | ProcessorEvent
  /** JSON text, signed as it stands. */
  body: string
}

export interface NotifyOptions {
  /** Outside production alone. */
  allowLoopback: boolean
  /** For the whole exchange, the DNS included. */
  timeoutMs?: number
  resolve?: Resolve
}

/** `answered`: with anything but 2xx. `silent`: no connection, or no answer in time; the business may have it all the same. */
export type NotifyResult =
  | { is: 'taken'; httpStatus: number }
  | { is: 'answered'; httpStatus: number; retryAfterMs: number }
  | { is: 'silent' }
  | { is: 'unsafe'; because: Unsafe }

const TIMEOUT_MS = 10_000

const everyAddress: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/** Whether anything would be sent to this address, as the DNS answers at this moment. Every call judges it again. */
export function judgeEndpoint(url: string, { allowLoopback }: Pick<NotifyOptions, 'allowLoopback'>): Promise<SafeAddress> {
  return within(
    TIMEOUT_MS,
    safeAddress(url, { allowLoopback, resolve: everyAddress }),
    () => new Error('The DNS does not answer.'),
  )
}

/**
 * POSTs one notice, signed as CallMissed signs its webhooks. Only the status is read: no redirect is followed and no body is taken in.
 * Never throws; its answer holds no URL, secret or body.
 */
export async function notifyBusiness(
  endpoint: Endpoint,
  delivery: Delivery,
  { allowLoopback, timeoutMs = TIMEOUT_MS, resolve = everyAddress }: NotifyOptions,
): Promise<NotifyResult> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const target = await within(timeoutMs, safeAddress(endpoint.url, { allowLoopback, resolve }), () => new Error('DNS'))
    if (!target.safe) return { is: 'unsafe', because: target.because }
    const { status, headers, data } = await post(target.url, target.at, endpoint.secret, delivery, signal)
    data.destroy()
    if (status >= 200 && status < 300) return { is: 'taken', httpStatus: status }
    return { is: 'answered', httpStatus: status, retryAfterMs: secondsIn(headers['retry-after']) * 1000 }
  } catch {
    // An AxiosError carries the URL, the secret's signature and the body, so it ends here.
    return { is: 'silent' }
  }
}

function post(url: URL, at: Address, secret: string, delivery: Delivery, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
  const bytes = Buffer.from(delivery.body)
  // An agent of this call's own: a kept connection may lead to an address that was judged another time.
  const agent = { keepAlive: false }
  return axios.post(url.href, bytes, {
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
    lookup: (_host: string, _options: object, done: (error: null, address: string, family: 4 | 6) => void) =>
      done(null, at.address, at.family),
    maxRedirects: 0,
    proxy: false,
    decompress: false,
    responseType: 'stream',
    validateStatus: () => true,
    signal,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'CallMissed-Webhooks',
      'x-callmissed-event': delivery.event,
      'x-callmissed-delivery': delivery.id,
      'x-callmissed-signature': `sha256=${hmacSha256Hex(secret, bytes)}`,
    },
  })
}

/** `Retry-After` in seconds; the form with a date counts as none. */
function secondsIn(retryAfter: unknown): number {
  return typeof retryAfter === 'string' && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : 0
}
