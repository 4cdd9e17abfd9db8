import { sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { webhookPulse } from '../db/schema.ts'

/** A webhook that has not said so for this long could take nothing: two beats and a half. */
const SILENT_MS = 25_000
/** Meta delivers again at once, and once more within about this. */
const FIRST_TRIES_MS = 45_000
/** Then less and less often: about as long after a pause as the pause was, and mostly within this. */
const REDELIVERY_MS_MAX = 15 * 60_000

const ms = (milliseconds: number) => sql`${milliseconds} * interval '1 millisecond'`

/**
 * "The webhook can store what Meta sends", by the database's clock: those of several machines need not agree. `missedMs`: something was
 * refused, or may have met a closed door, for so long up to now. `isThere`: false where only that is said.
 */
export async function notePulse(db: BotDb, missedMs?: number, isThere = true): Promise<void> {
  const { seenAt, redeliveredUntil } = webhookPulse
  const pause = sql`greatest(clock_timestamp() - ${seenAt}, ${ms(missedMs ?? 0)})`
  // A clock that was ahead once has left times that are no pause's end.
  const before = sql`least(${redeliveredUntil}, clock_timestamp() + ${ms(REDELIVERY_MS_MAX)})`
  const until = sql`greatest(${before}, clock_timestamp() + least(${pause} + ${ms(FIRST_TRIES_MS)}, ${ms(REDELIVERY_MS_MAX)}))`
  const isPause = missedMs === undefined ? sql`${pause} > ${ms(SILENT_MS)}` : sql`true`
  await db
    .insert(webhookPulse)
    .values({
      seenAt: sql`clock_timestamp() - ${ms(isThere ? 0 : SILENT_MS)}`,
      // Written to the millisecond, this moment may come to lie ahead.
      redeliveredUntil: sql`clock_timestamp() - ${ms(1)}`,
    })
    .onConflictDoUpdate({
      target: webhookPulse.one,
      set: {
        seenAt: isThere ? sql`clock_timestamp()` : sql`${seenAt}`,
        redeliveredUntil: sql`case when ${isPause} then ${until} else ${before} end`,
      },
    })
}

/**
 * Whether people have been heard without a pause. `deaf`: the webhook takes nothing now. `redelivering`: it did not lately, and what was said
 * meanwhile may still come, for `forMs` at the most. Where no webhook has ever said anything nobody is waited for.
 */
export async function hearing(
  db: BotDb | BotTx,
): Promise<{ is: 'heard' } | { is: 'deaf' } | { is: 'redelivering'; forMs: number }> {
  const { seenAt, redeliveredUntil } = webhookPulse
  const [row] = await db
    .select({
      deaf: sql<boolean>`clock_timestamp() - ${seenAt} > ${ms(SILENT_MS)}`,
      forMs: sql<number>`extract(epoch from ${redeliveredUntil} - clock_timestamp())::float8 * 1000`,
    })
    .from(webhookPulse)
  if (!row) return { is: 'heard' }
  if (row.deaf) return { is: 'deaf' }
  return row.forMs > 0 ? { is: 'redelivering', forMs: row.forMs } : { is: 'heard' }
}

/** Nobody is waited for any more: in the demo nothing is delivered again, and its time is moved by hand. */
export async function forgetPulse(db: BotDb): Promise<void> {
  await db.delete(webhookPulse)
}
