import { sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { startedSince } from './due-request-store.ts'

/**
 * How many more erasures may begin when `atMost` may since `since`. Whoever asks holds its turn until its transaction ends, so that as many
 * workers as there are begin no more than that.
 */
export async function roomToStart(tx: BotTx, since: Date, atMost: number): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('erasures-per-hour', 0))`)
  return atMost - (await startedSince(tx, since))
}
