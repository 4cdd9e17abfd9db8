import type { Blobs, StoreTrouble } from '../blobs/blobs.ts'
import { placeName } from './blob-places.ts'

/** Removes one blob, and says of others whether they are there; the store behind it is not this room's affair. */
export type BlobRemover = Pick<Blobs, 'remove' | 'exists' | 'foundEmpty'>

/** What a run knows of the blobs that its rows name. A row goes only when its blobs are gone. */
export interface BlobWork {
  /** Keys of rows that wait for their blobs to be removed, each with the columns that name it. */
  wanted: Map<string, readonly string[]>
  /** Keys whose blob is gone, or stays because rows of others name it too. A key leaves the set with its row. */
  cleared: Set<string>
  /** Keys of which the store knows nothing, in a round in which it knew of none of their columns: see `believeAbsent`. */
  absent: Map<string, readonly string[]>
  /** Keys whose blob would not go: their rows stay for the next run. */
  stuck: Set<string>
  /** Why blobs stay, for the timeline. */
  reasons: Set<string>
  /** Set once the store does not answer: rows with blobs are left for the next run untried. */
  unreachable?: StoreTrouble
  /** Tables with a column of whose blobs the store seems to hold none: their rows with blobs are left as well. */
  doubted: Set<string>
  /** Blobs that stay because somebody else's row names them. */
  shared: number
  /** Keys of such blobs. */
  left: Set<string>
  /** Those of them whose row has gone. */
  letGo: Set<string>
  /** The latest day until which the store could bring a removed blob back. */
  recoverableUntil?: Date
}

export const noBlobsYet = (): BlobWork => ({
  wanted: new Map(),
  cleared: new Set(),
  absent: new Map(),
  stuck: new Set(),
  reasons: new Set(),
  doubted: new Set(),
  shared: 0,
  left: new Set(),
  letGo: new Set(),
})

/** Rows of the table that name blobs are left for the next run. */
export const leavesBlobs = (work: BlobWork, table: string): boolean => work.unreachable !== undefined || work.doubted.has(table)

/** A blob's key, and the column of the row's table that names it. */
export interface Named {
  key: string
  column: string
}

/** What a row names in these columns, in their order. */
export const namedIn = (columns: readonly string[], blobs: readonly (string | null)[]): Named[] =>
  columns.flatMap((column, nth) => (blobs[nth] ? [{ key: blobs[nth], column }] : []))

/** Whether a row of the table with these blobs may go now. What it still waits for becomes wanted. */
export function judgeBlobs(work: BlobWork, table: string, blobs: readonly Named[]): 'free' | 'waits' | 'stuck' {
  if (blobs.every(({ key }) => work.cleared.has(key))) return 'free'
  if (leavesBlobs(work, table) || blobs.some(({ key }) => work.stuck.has(key))) return 'stuck'
  for (const { key, column } of blobs) {
    const place = placeName({ table, column })
    const places = work.wanted.get(key) ?? []
    if (!work.cleared.has(key) && !places.includes(place)) work.wanted.set(key, [...places, place])
  }
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
  { remove }: Pick<BlobRemover, 'remove'>,
  { atOnce, isOver, checkpoint }: Removing,
): Promise<void> {
  const waiting = [...work.wanted].filter(([key]) => !work.cleared.has(key))
  work.wanted.clear()
  let settled = 0
  const found = new Set<string>()
  let trouble: StoreTrouble | undefined
  let misses = 0
  const one = async (key: string, places: readonly string[]): Promise<void> => {
    const removal = await remove(key)
    if (removal.is === 'unreachable') {
      trouble = removal.because
      misses += 1
      return
    }
    settled += 1
    if (removal.is === 'gone' && removal.wasThere === false) {
      work.absent.set(key, places)
      await checkpoint?.('blob removed')
      return
    }
    if (removal.is === 'gone' || removal.because !== 'bad-key') for (const place of places) found.add(place)
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
      const next = waiting.pop()
      if (next === undefined) return
      await one(...next).catch((error: unknown) => {
        failed ??= { error }
      })
    }
  }
  // None of them is left at work behind a failure: with it the lock goes that keeps new holds away.
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, lane))
  if (failed) throw (failed as { error: unknown }).error
  // A store that knows some of a column's keys is the right one for it.
  believe(work, found)
  // One miss among many is tried again with the next batch; a round that reached nothing is not.
  if (trouble && (misses >= MISSES_MAX || settled === 0)) giveUp(work, trouble)
}

/** What the store does not know of these columns is gone, as after a crash between a blob and its row. */
export function believe(work: BlobWork, places: ReadonlySet<string>): void {
  for (const [key, namedBy] of work.absent) {
    if (!namedBy.every((place) => places.has(place))) continue
    work.cleared.add(key)
    work.absent.delete(key)
  }
}

/** What it does not know besides may lie elsewhere: rows with blobs of these tables stay for the next run. */
export function doubt(work: BlobWork, tables: readonly string[], troubles: readonly StoreTrouble[]): void {
  work.absent.clear()
  for (const table of tables) work.doubted.add(table)
  for (const trouble of troubles) work.reasons.add(trouble)
}

/** Rows with blobs stay for the next run. */
function giveUp(work: BlobWork, trouble: StoreTrouble): void {
  work.absent.clear()
  work.unreachable = trouble
  work.reasons.add(trouble)
}

const MISSES_MAX = 3

const later = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b)
