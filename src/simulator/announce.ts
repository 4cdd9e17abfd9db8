import type { Clock } from '../runtime/clock.ts'
import type { Delivery } from './delivery.ts'
import { envelope, type NetworkChannel } from './envelope.ts'
import type { Faults } from './faults.ts'
import type { SentMessage } from './sent-message.ts'
import { type DeliveryStatus, statusOrder, statusValue } from './status.ts'

interface Surroundings {
  clock: Clock
  channels: ReadonlyMap<string, NetworkChannel>
  delivery: Delivery
  faults: Faults
  /** Waits before sent, delivered and read. */
  delaysMs: readonly [number, number, number]
  /** Whether the person has this message on the screen, so that `read` follows by itself. */
  onScreen: (message: SentMessage) => boolean
}

export interface Announcer {
  /** Posts one status, once per message (twice when told to duplicate). */
  post(message: SentMessage, status: DeliveryStatus, code?: number): Promise<void>
  /** Posts what follows a send, in the background: `failed` with its code, or sent, delivered, read without the first `skip`. */
  start(message: SentMessage, failure: number | null, skip: number): void
  idle(): Promise<void>
  stop(): void
}

/** Tells the webhook how messages fare. */
export function createAnnouncer({ clock, channels, delivery, faults, delaysMs, onScreen }: Surroundings): Announcer {
  const underWay = new Set<Promise<void>>()
  let stopped = false

  async function post(message: SentMessage, status: DeliveryStatus, code?: number): Promise<void> {
    const channel = channels.get(message.phoneNumberId)
    if (!channel || message.statuses.includes(status) || stopped) return
    message.statuses.push(status)
    const body = envelope(channel, statusValue(message, status, clock.now(), code))
    const times = faults.behaviour.statuses === 'duplicate' ? 2 : 1
    for (let time = 0; time < times; time += 1) await delivery.post(channel.appSecret, body)
  }

  async function announce(message: SentMessage, failure: number | null, skip: number): Promise<void> {
    const mode = faults.behaviour.statuses
    if (mode === 'none') return
    if (failure !== null) return post(message, 'failed', failure)
    for (const [index, status] of statusOrder(mode).entries()) {
      if (index < skip) continue
      await new Promise((resolve) => setTimeout(resolve, delaysMs[index]).unref())
      if (status !== 'read' || onScreen(message)) await post(message, status)
    }
  }

  return {
    post,
    start(message, failure, skip) {
      const work = announce(message, failure, skip)
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
    stop() {
      stopped = true
    },
  }
}
