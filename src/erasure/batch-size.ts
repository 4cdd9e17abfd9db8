/** A transaction is meant to last this long: nobody waits noticeably for its locks. */
export const AIM_MS = 150

/** What came of a transaction's last batch. */
interface Outcome {
  /** So many rows were looked at in the whole transaction. */
  taken: number
  rows: number
  waiting: readonly string[]
  again: boolean
  /** The next batch is another step's. */
  isOver: boolean
}

/** Finding a big subject's rows costs the same for few as for many, so batches never become very small. */
interface Bounds {
  least: number
  most: number
}

/** How many rows the next transaction takes after one of up to so many that took so long. */
export function rowsNext(
  rows: number,
  tookMs: number,
  { taken, rows: done, waiting, again, isOver }: Outcome,
  bounds: Bounds,
): number {
  const next = adapted(rows, (taken * AIM_MS) / Math.max(1, tookMs), tookMs > AIM_MS, bounds)
  // What its rows cost is not known of another step.
  if (isOver) return Math.min(next, bounds.least)
  if (again) return Math.max(bounds.least, Math.min(next, Math.round(rows / 2)))
  // One that left many rows out says only how much is too much.
  return waiting.length > done / 10 ? Math.min(rows, next) : next
}

// Few rows that were quick say nothing against many, and one quick batch little for many more: what a row costs varies.
function adapted(rows: number, fitting: number, isLong: boolean, { least, most }: Bounds): number {
  const next = isLong
    ? Math.max(rows / 4, Math.min(rows, fitting))
    : Math.sqrt(rows * Math.max(rows, Math.min(4 * rows, fitting)))
  return Math.round(Math.min(most, Math.max(least, next)))
}
