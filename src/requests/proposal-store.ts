import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest, proposedAction } from '../db/schema.ts'
import type { Proposal } from './staff-action-store.ts'

/** `request`: the reference. */
export interface OpenProposal {
  proposal: Proposal
  request: string | null
}

/** What waits for a second person, what lapses first first; `request` is missing where it would be started. */
export async function openProposals(db: BotDb, now: Date, limit: number): Promise<OpenProposal[]> {
  return db
    .select({ proposal: proposedAction, request: erasureRequest.reference })
    .from(proposedAction)
    .leftJoin(erasureRequest, eq(erasureRequest.id, proposedAction.requestId))
    .where(and(isNull(proposedAction.decision), gt(proposedAction.lapsesAt, now)))
    .orderBy(asc(proposedAction.lapsesAt), asc(proposedAction.id))
    .limit(limit)
}
