import type { Blobs, StoreTrouble } from '../blobs/blobs.ts'

/** Removes one blob; the store behind it is not this room's affair. */
export type BlobRemover = Pick<Blobs, 'remove'>

/** What a run knows of the blobs that its rows name. A row goes only when its blobs are gone. */
export interface BlobWork {
  /** Keys of rows that wait for their blobs to be removed. */
  wanted: Set<string>
  /** Keys whose blob is gone, or stays because rows of others name it too. A key leaves the set with its row. */
  cleared: Set<string>
  /** Keys whose blob would not go: their rows stay for the next run. */
  stuck: Set<string>
  /** Why blobs stay, for the timeline. */
  reasons: Set<string>
  /** Set once the store does not answer: rows with blobs are left for the next run untried. */
  unreachable?: StoreTrouble
  /** Blobs that stay because somebody else's row names them. */
  shared: number
  /** Keys of such blobs. */
  left: Set<string>
  /** The latest day until which the store could bring a removed blob back. */
  recoverableUntil?: Date
}

export const noBlobsYet = (): BlobWork => ({
  wanted: new Set(),
  cleared: new Set(),
  stuck: new Set(),
  reasons: new Set(),
  shared: 0,
  left: new Set(),
})

/** Whether a row with these blobs may go now. What it still waits for becomes wanted. */
export function judgeBlobs(work: BlobWork, keys: readonly string[]): 'free' | 'waits' | 'stuck' {
  if (keys.every((key) => work.cleared.has(key))) return 'free'
  if (work.unreachable || keys.some((key) => work.stuck.has(key))) return 'stuck'
  for (const key of keys) if (!work.cleared.has(key)) work.wanted.add(key)
  return 'waits'
}

export interface Removing {
  atOnce: number
  /** Once true, no further one is begun. */
  isOver: () => boolean
  /** Awaited after every blob that is gone, while its row still stands; a test may stop the process there. */
  checkpoint?: ((name: string) => Promise<void> | void) | undefined
}

/** Each wanted key goes to `remove`, some at a time. Returns when all that began have ended. */
export async function removeWanted(
  work: BlobWork,
  { remove }: BlobRemover,
  { atOnce, isOver, checkpoint }: Removing,
): Promise<void> {
  const waiting = [...work.wanted].filter((key) => !work.cleared.has(key))
  work.wanted.clear()
  let settled = 0
  let trouble: StoreTrouble | undefined
  let misses = 0
  const one = async (key: string): Promise<void> => {
    const removal = await remove(key)
    if (removal.is === 'unreachable') {
      trouble = removal.because
      misses += 1
      return
    }
    settled += 1
    if (removal.is === 'gone') {
      work.cleared.add(key)
      if (removal.recoverableUntil) work.recoverableUntil = later(work.recoverableUntil, removal.recoverableUntil)
      await checkpoint?.('blob removed')
      return
    }
    work.stuck.add(key)
    work.reasons.add(removal.because)
  }
  let failed: { error: unknown } | undefined
  const lane = async (): Promise<void> => {
    while (!failed && !isOver() && misses < MISSES_MAX) {
      const key = waiting.pop()
      if (key === undefined) return
      await one(key).catch((error: unknown) => {
        failed ??= { error }
      })
    }
  }
  // None of them is left at work behind a failure: with it the lock goes that keeps new holds away.
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, lane))
  if (failed) throw (failed as { error: unknown }).error
  // One miss among many is tried again with the next batch; a round that reached nothing is not.
  if (trouble && (misses >= MISSES_MAX || settled === 0)) {
    work.unreachable = trouble
    work.reasons.add(trouble)
  }
}

const MISSES_MAX = 3

const later = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b)
