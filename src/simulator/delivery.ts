import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { hmacSha256Hex } from '../runtime/keys.ts'
import { metaJson } from './json.ts'

/** What the webhook answered to the first try: its HTTP status, or 0 when nobody answered. */
export interface Outcome {
  status: number
  body: string
}

export interface Delivery {
  /** Posts one signed webhook body. Anything but 200 is tried again in the background, as Meta does; the first outcome is returned. */
  post(appSecret: string, body: unknown): Promise<Outcome>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Gives up what waits for another try. */
  stop(): void
}

const RETRY_AFTER_MS: readonly number[] = [0, 250, 1_000, 4_000, 15_000]

/** Meta's webhook sender. `webhookUrl` is asked at each try, because a demo knows its port only once it listens. */
export function createDelivery(webhookUrl: () => string, retryAfterMs: readonly number[] = RETRY_AFTER_MS): Delivery {
  const stopping = new AbortController()
  // Each body under way listens until its try or its pause is over, however many there are.
  setMaxListeners(0, stopping.signal)
  const underWay = new Set<Promise<unknown>>()

  async function retry(bytes: string, signature: string): Promise<void> {
    for (const waitMs of retryAfterMs) {
      await pause(waitMs, stopping.signal)
      if (stopping.signal.aborted) return
      const { status } = await tryOnce(webhookUrl(), bytes, signature, stopping.signal)
      if (status === 200) return
    }
  }

  function track(work: Promise<unknown>): void {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  async function post(appSecret: string, body: unknown): Promise<Outcome> {
    const bytes = metaJson(body)
    const signature = `sha256=${hmacSha256Hex(appSecret, bytes)}`
    const outcome = await tryOnce(webhookUrl(), bytes, signature, stopping.signal)
    if (outcome.status !== 200 && !stopping.signal.aborted) track(retry(bytes, signature))
    return outcome
  }

  return {
    post(appSecret, body) {
      const work = post(appSecret, body)
      track(work)
      return work
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
    stop: () => stopping.abort(),
  }
}

async function tryOnce(url: string, bytes: string, signature: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
    const response = await fetch(url, { method: 'POST', body: bytes, headers, signal })
    return { status: response.status, body: await response.text() }
  } catch {
    return { status: 0, body: '' }
  }
}

/** Ends early when the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {})
}
