import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, proposedAction } from '../db/schema.ts'
import type { Proposal } from './staff-action-store.ts'

/** `request`: the reference. */
export interface OpenProposal {
  proposal: Proposal
  request: string | null
}

/** What waits for a second person, what lapses first first, from behind `after` on; `request` is missing where it would be started. */
export async function openProposals(
  db: BotDb,
  now: Date,
  limit: number,
  after?: { at: Date; id: string },
): Promise<OpenProposal[]> {
  const { lapsesAt, id } = proposedAction
  const behind = after && sql`(${lapsesAt}, ${id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
  return db
    .select({ proposal: proposedAction, request: erasureRequest.reference })
    .from(proposedAction)
    .leftJoin(erasureRequest, eq(erasureRequest.id, proposedAction.requestId))
    .where(and(isNull(proposedAction.decision), gt(lapsesAt, now), behind))
    .orderBy(asc(lapsesAt), asc(id))
    .limit(limit)
}

/** Take-backs that nobody has decided for a day, or on which little time is left before they lapse or the erasure begins. */
export async function takeBacksToPress(db: BotDb, now: Date): Promise<{ id: string; requestId: string }[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<{ id: string; requestId: string }>(sql`
    select p.id, p.request_id as "requestId" from proposed_action p join erasure_request r on r.id = p.request_id
    where p.what = 'take-back' and p.decision is null and p.lapses_at > ${at} and r.state in ('scheduled', 'on_hold', 'parked')
      and r.started_at is null and (p.proposed_at <= ${at} - interval '1 day' or p.lapses_at <= ${at} + interval '1 day'
        or coalesce(r.next_attempt_at, r.erase_at) <= ${at} + interval '1 day')`)
  return rows
}

/**
 * Starts and take-backs whose day is over end here, and what a start was to be about goes. `isMissed`: somebody waits for it still; not where the
 * request was taken back or refused in another way.
 */
export async function lapseProposals(
  tx: BotTx,
  now: Date,
): Promise<{ id: string; what: 'start' | 'take-back'; requestId: string | null; isMissed: boolean }[]> {
  const { rows } = await tx.execute<{ id: string; what: 'start' | 'take-back'; requestId: string | null; isMissed: boolean }>(sql`
    update proposed_action p set decision = 'lapsed', decided_at = ${now.toISOString()}::timestamptz, wish_sealed = null
    where p.decision is null and p.what in ('start', 'take-back') and p.lapses_at <= ${now.toISOString()}::timestamptz
    returning p.id, p.what, p.request_id as "requestId", not exists (
      select from erasure_request r where r.id = p.request_id and r.state in ('cancelled', 'refused')) as "isMissed"`)
  return rows
}
