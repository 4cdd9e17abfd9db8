import { stopwatch } from '../runtime/stopwatch.ts'

/** Blocks of a table: from `from` up to and without `to`. */
export interface Slice {
  from: number
  to: number
}

/** What came of one slice: how many of its blocks were read, fewer where all of them would have taken too long. */
export type ReadSlice = (slice: Slice) => Promise<number>

export interface SliceSizes {
  blocksFirst: number
  blocksMax: number
  /** A statement is meant to last this long: for no longer do deleted rows stay because of it. */
  aimMs: number
}

/** Goes over so many blocks, in slices that grow or shrink towards the time aimed at. */
export async function overSlices(blocks: number, { blocksFirst, blocksMax, aimMs }: SliceSizes, read: ReadSlice): Promise<void> {
  let size = Math.min(blocksFirst, blocksMax)
  for (let from = 0; from < blocks; ) {
    const took = stopwatch()
    const done = await read({ from, to: Math.min(from + size, blocks) })
    if (done < 1) throw new Error('A slice of which no block was read would be read for ever.')
    from += done
    size = nextSize(done, took(), { blocksMax, aimMs })
  }
}

/** How many blocks to read next, after so many took so long: at most twice as many, and at least one. */
export function nextSize(blocks: number, tookMs: number, { blocksMax, aimMs }: Omit<SliceSizes, 'blocksFirst'>): number {
  const fitting = Math.floor((blocks * aimMs) / Math.max(tookMs, 1))
  return Math.max(1, Math.min(fitting, blocks * 2, blocksMax))
}
