const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000
const PAIR_BURST = 45
const PAIR_REFILL_MS = 6_000

export interface ServiceWindow {
  heard(pair: string, at: Date): void
  isOpen(pair: string, at: Date): boolean
}

/** The 24 hours after a person's message. Someone not heard since the start counts as heard at the start: that may have been before it. */
export function createServiceWindow(startedAt: Date): ServiceWindow {
  const heardAt = new Map<string, number>()
  return {
    heard: (pair, at) => void heardAt.set(pair, at.getTime()),
    isOpen: (pair, at) => at.getTime() - (heardAt.get(pair) ?? startedAt.getTime()) < SERVICE_WINDOW_MS,
  }
}

/** Takes one message from a pair's allowance, a token bucket; `false` when it is spent. */
export function createPairRate(): (pair: string, at: Date) => boolean {
  const buckets = new Map<string, { left: number; at: number }>()
  return (pair, at) => {
    const now = at.getTime()
    const bucket = buckets.get(pair) ?? { left: PAIR_BURST, at: now }
    const left = Math.min(PAIR_BURST, bucket.left + (now - bucket.at) / PAIR_REFILL_MS)
    buckets.set(pair, { left: left < 1 ? left : left - 1, at: now })
    return left >= 1
  }
}
