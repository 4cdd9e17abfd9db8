import { sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'

/** On the timeline: from this line on a second person's word is waited for. */
export const AWAITS_TAKE_BACK = 'awaits-take-back'
/**
 * Until when a request that is due waits for the second person's word on taking it back. Undefined: nobody has asked for it, its time is over, or
 * this request has waited for an earlier one.
 */
export async function takeBackAskedFor(db: BotDb | BotTx, requestId: string, now: Date): Promise<Date | undefined> {
  const { rows } = await db.execute<{ until: number }>(sql`
    select extract(epoch from p.lapses_at)::float8 * 1000 as until
    from proposed_action p where p.request_id = ${requestId}::uuid and p.what = 'take-back' and p.decision is null
      and p.lapses_at > ${now.toISOString()}::timestamptz
      and not exists (select from request_event e
        where e.request_id = p.request_id and e.what = ${AWAITS_TAKE_BACK} and e.at < p.proposed_at)`)
  const [row] = rows
  return row && new Date(row.until)
}
