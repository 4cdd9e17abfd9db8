/** What can go wrong with a send. `sent` says whether the message reached the person although nobody was told. */
export type Fault =
  | { kind: 'refuse'; code: number }
  /** Accepted with 200 and a wamid, then a `failed` status with this code. */
  | { kind: 'fail-later'; code: number }
  | { kind: 'server-error'; status: number; sent: boolean }
  /** The call is never answered. */
  | { kind: 'timeout'; sent: boolean }

export interface Behaviour {
  /** `early`: the first status arrives before the call is answered. */
  statuses: 'normal' | 'duplicate' | 'reordered' | 'early' | 'none'
  /** Every inbound webhook arrives twice. */
  duplicateWebhooks: boolean
  /** One message in 6 s per person with a burst of 45, else 131056. */
  pairRate: boolean
}

export interface Faults {
  behaviour: Behaviour
  /** The next `times` sends meet this fault. Plans queue up behind each other. */
  failNext(fault: Fault, times?: number): void
  /** The fault of this send, used up by asking. */
  take(): Fault | null
  /** How many sends are still going to fail. */
  waiting(): number
  clear(): void
}

export function createFaults(): Faults {
  const queue: Fault[] = []
  return {
    behaviour: { statuses: 'normal', duplicateWebhooks: false, pairRate: false },
    failNext(fault, times = 1) {
      queue.push(...Array.from({ length: times }, () => fault))
    },
    take: () => queue.shift() ?? null,
    waiting: () => queue.length,
    clear: () => queue.splice(0),
  }
}
