import type { Blobs } from '../blobs/blobs.ts'
import { stopwatch } from '../runtime/stopwatch.ts'

type Store = Pick<Blobs, 'exists'> & Partial<Pick<Blobs, 'put'>>

/** Columns whose mark this process has looked for, by store. A rule of the store may have removed one since. */
const looked = new WeakMap<Store, Map<string, { marking: Promise<void>; sinceMs: () => number }>>()
const AGAIN_MS = 6 * 3_600_000
/** Never overwritten, so that the right to create blobs suffices. */
const MARK = Buffer.from(
  'The deletion bot has found recordings in this store by names of this column. It goes by this mark: leave it here.\n',
)

/** The blob that says of a store that it has held what rows name in the column, which goes by `placeName`. Staff may write it by hand. */
export const markOf = (place: string): string => `deletion-bot/${encodeURIComponent(place)}.seen`

/** The store was seen to hold what rows name in these columns. One that takes no blob of ours stays unmarked. Never throws. */
export async function markSeen(store: Store, places: Iterable<string>): Promise<void> {
  const known = looked.get(store) ?? new Map()
  looked.set(store, known)
  for (const place of places) {
    const last = known.get(place)
    if (!last || last.sinceMs() > AGAIN_MS)
      known.set(place, { marking: mark(store, place).catch(() => {}), sinceMs: stopwatch() })
    await known.get(place)?.marking
  }
}

async function mark(store: Store, place: string): Promise<void> {
  if (!(await store.exists(markOf(place)))) await store.put?.(markOf(place), MARK)
}
