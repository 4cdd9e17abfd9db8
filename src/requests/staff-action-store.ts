import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, proposedAction, requestAssignment, requestEvent, requestNote } from '../db/schema.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import { isDueStill } from './due-request-store.ts'
import type { RequestState } from './request.ts'
import type { RequestRow } from './request-store.ts'
import { staffReasons } from './staff-reasons.ts'

export type Proposal = typeof proposedAction.$inferSelect

const NOTE = 'note'

/** Moves a request that is due by a conditional write. Undefined: it was taken back, held or put off meanwhile. */
export async function startRequest(
  tx: BotTx,
  id: string,
  change: Partial<typeof erasureRequest.$inferInsert>,
  now: Date,
): Promise<RequestRow | undefined> {
  return moveIf(tx, id, ['scheduled', 'partial', 'on_hold'], isDueStill(now), { ...change, state: 'running' }, now)
}

/** What staff decided, if the request still stands where it may be done; whatever else is true must be in `where`. */
export async function moveIf(
  tx: BotTx,
  id: string,
  from: readonly RequestState[],
  where: SQL | undefined,
  change: Partial<typeof erasureRequest.$inferInsert>,
  now: Date,
): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ ...change, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, [...from]), where))
    .returning()
  return row
}

/** Nothing has been erased yet. */
export const isUntouched = isNull(erasureRequest.startedAt)
/** Nor has it been held, or given a longer window, since its time came. */
export const isUntouchedAndDue = (now: Date): SQL | undefined => and(isUntouched, isDueStill(now))
/** And it would begin before `until`, which its deadline allows. */
export const isUntouchedBefore = (until: Date): SQL | undefined =>
  and(isUntouched, lt(erasureRequest.eraseAt, until), gte(erasureRequest.deadlineAt, until))

/** Staff hold it: a legal hold and an objection have ends of their own. */
const isHeldByStaff = and(eq(erasureRequest.state, 'on_hold'), inArray(erasureRequest.reason, [...staffReasons.hold]))

/** Something may still be erased, and nothing holds it but staff, and for a shorter time. */
export const isHeldLess = (until: Date): SQL | undefined =>
  and(
    isNull(erasureRequest.secondSweptAt),
    or(ne(erasureRequest.state, 'on_hold'), and(isHeldByStaff, lt(erasureRequest.nextAttemptAt, until))),
  )

/** And no hold of theirs keeps it longer than its own day. */
export const isHeldNoLonger: SQL = sql`not coalesce(${and(isHeldByStaff, gt(erasureRequest.nextAttemptAt, erasureRequest.eraseAt))}, false)`
export const isHeldPast = (at: Date): SQL | undefined => and(isHeldByStaff, gt(erasureRequest.nextAttemptAt, at))

/** Asked for in a chat from a number that may have changed hands; nothing of it is erased yet. */
export const isSuspectInChat = and(
  isUntouched,
  eq(erasureRequest.suspect, true),
  isNull(erasureRequest.source),
  inArray(erasureRequest.scope, ['number', 'business']),
)
export const erasesAfter = (at: Date, where: SQL | undefined): SQL | undefined => and(where, gt(erasureRequest.eraseAt, at))

/** Undefined: the same is proposed already. A proposal whose day has passed makes room. */
export async function addProposal(tx: BotTx, proposal: typeof proposedAction.$inferInsert): Promise<Proposal | undefined> {
  const { requestId, proposedAt } = proposal
  const isOfRequest = requestId === undefined || requestId === null ? undefined : eq(proposedAction.requestId, requestId)
  if (isOfRequest) {
    await tx
      .update(proposedAction)
      .set({ decision: 'lapsed', decidedAt: proposedAt })
      .where(and(isOfRequest, isNull(proposedAction.decision), lte(proposedAction.lapsesAt, proposedAt)))
  }
  const [row] = await tx.insert(proposedAction).values(proposal).onConflictDoNothing().returning()
  return row
}

/** One proposal, held until the transaction ends: of two people who decide, the second waits and sees what the first did. */
export async function lockProposal(tx: BotTx, id: string): Promise<Proposal | undefined> {
  const [row] = await tx.select().from(proposedAction).where(eq(proposedAction.id, id)).for('update')
  return row
}

/** Starts that wait for their second person, oldest first. */
export async function openStarts(db: BotDb | BotTx, now: Date): Promise<Proposal[]> {
  return db
    .select()
    .from(proposedAction)
    .where(and(eq(proposedAction.what, 'start'), isNull(proposedAction.decision), gt(proposedAction.lapsesAt, now)))
    .orderBy(asc(proposedAction.proposedAt), asc(proposedAction.id))
}

export async function proposalById(db: BotDb, id: string): Promise<Proposal | undefined> {
  const [row] = await db.select().from(proposedAction).where(eq(proposedAction.id, id))
  return row
}

/** With the decision goes what a start was to be about; once approved, its request has it. */
export async function settleProposal(
  tx: BotTx,
  id: string,
  settled: { decision: NonNullable<Proposal['decision']>; decidedBy: string | null; decidedAt: Date; requestId?: string },
): Promise<void> {
  await tx
    .update(proposedAction)
    .set({ ...settled, wishSealed: null })
    .where(eq(proposedAction.id, id))
}

export async function addNote(
  tx: BotTx,
  keys: KeyRing,
  note: { id: string; requestId: string; actor: string; at: Date; text: string },
): Promise<void> {
  const { text, ...columns } = note
  await tx.insert(requestNote).values({ ...columns, sealed: seal(keys, NOTE, text) })
}

/** Whether the newest note of this request since then is this one of theirs. */
export async function isNotedLast(
  tx: BotTx,
  keys: KeyRing,
  { requestId, actor, text, since }: { requestId: string; actor: string; text: string; since: Date },
): Promise<boolean> {
  const ofRequest = and(eq(requestNote.requestId, requestId), gte(requestNote.at, since))
  const [last] = await tx.select().from(requestNote).where(ofRequest).orderBy(desc(requestNote.at), desc(requestNote.id)).limit(1)
  return last?.actor === actor && last.sealed !== null && unseal(keys, NOTE, last.sealed) === text
}

/** Gives the request to somebody, if it is still with `from`; null: with nobody. False: somebody else has it by now, and nothing changed. */
export async function assign(
  tx: BotTx,
  assignment: { requestId: string; staffId: string; by: string; at: Date },
  from: string | null,
): Promise<boolean> {
  const insert = tx.insert(requestAssignment).values(assignment)
  const { requestId, staffId } = requestAssignment
  const given =
    from === null
      ? await insert.onConflictDoNothing().returning({ requestId })
      : await tx
          .update(requestAssignment)
          .set(assignment)
          .where(and(eq(requestId, assignment.requestId), eq(staffId, from)))
          .returning({ requestId })
  return given.length > 0
}

/** How often staff have written about a request, in its cases, too; whoever else is about to waits until this transaction is over. */
export async function lockReplies(tx: BotTx, requestId: string): Promise<number> {
  await tx.select({ id: erasureRequest.id }).from(erasureRequest).where(eq(erasureRequest.id, requestId)).for('update')
  const written = and(eq(requestEvent.requestId, requestId), inArray(requestEvent.what, ['staff-replied', 'case-answered']))
  const [row] = await tx.select({ n: count() }).from(requestEvent).where(written)
  return row?.n ?? 0
}
