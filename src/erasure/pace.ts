/** Below this nobody notices that an answer took longer. */
const NOTICEABLE_MS = 20
/** An answer that takes this many times as long as in calm is late. */
const LATE = 2
const REST_MS_MAX = 2_000

/** How fast a long erasure goes on, by how long others wait for an answer meanwhile. */
export interface Pace {
  /** An answer's time while nothing of the erasure runs: the shortest seen. */
  calmMs: number
  /** How long to rest before the next batch; 0 while others get their answers as in calm. */
  restMs: number
}

/** The pace after a batch that took `tookMs`, during which an answer took `seenMs`: it rests as long again, and twice as long each time that did not help. */
export function paceAfter({ calmMs, restMs }: Pace, seenMs: number, tookMs: number): Pace {
  const calm = Math.min(calmMs, seenMs)
  const isLate = seenMs > Math.max(NOTICEABLE_MS, LATE * calm)
  return { calmMs: calm, restMs: isLate ? Math.min(REST_MS_MAX, Math.max(tookMs, 2 * restMs)) : 0 }
}
