import type pg from 'pg'
import { within } from '../runtime/within.ts'

const END_MS = 5_000

/**
 * Closes a pool. It waits for each connection that is lent, and would wait for ever for one that nobody gives back: what is not closed
 * after five seconds ends with the process.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  await within(END_MS, pool.end(), () => new Error('late')).catch(() => {})
}
