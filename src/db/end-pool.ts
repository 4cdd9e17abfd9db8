import type pg from 'pg'
import { within } from '../runtime/within.ts'

const END_MS = 5_000

/**
 * Closes a pool. A connection that broke while it was lent is never given back by whoever lost it, and the pool would wait for it for ever:
 * what is not closed after five seconds ends with the process.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  await within(END_MS, pool.end(), () => new Error('late')).catch(() => {})
}
