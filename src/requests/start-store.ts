import { sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { startedSince } from './due-request-store.ts'

/**
 * Whether one more erasure may begin when fewer than `atMost` have begun since `since`. Whoever asks holds its turn until its
 * transaction ends, so that as many workers as there are begin no more than that.
 */
export async function mayStart(tx: BotTx, since: Date, atMost: number): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('erasures-per-hour', 0))`)
  return (await startedSince(tx, since)) < atMost
}
