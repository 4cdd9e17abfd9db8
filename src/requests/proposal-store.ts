import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
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
