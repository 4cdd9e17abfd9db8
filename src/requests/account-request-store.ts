import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, requestEvent } from '../db/schema.ts'
import { ANSWER_MS, deadlineOf } from './deadline.ts'
import type { AccountProof } from './letter-proof.ts'
import type { AccountScope } from './request.ts'
import { addRequestEvent, OPEN, type RequestRow } from './request-store.ts'
import { AWAITS_ANSWER } from './unheard-store.ts'

/** Nothing of it is erased, and it goes on by itself. */
const REMINDED_IN: ('scheduled' | 'on_hold')[] = ['scheduled', 'on_hold']

export interface NewAccountRequest {
  id: string
  reference: string
  tokenHash: string
  tokenSealed: string
  scope: AccountScope
  /** Who asked, and where; nobody where staff entered a letter. */
  askedBy: { personId: string; channelId: string } | null
  /** What staff recorded, where they entered it. */
  proof?: AccountProof
  /** The number may have another holder since lately: it is erased in its time, and no sooner. */
  suspect: boolean
  subjectSealed: string
  language: string
  /** When the owner's wish reached CallMissed: the 30 days run from it. */
  provedAt: Date
  eraseAt: Date
  now: Date
}

/** Schedules the erasure of an account from now on; while one is open, that one is returned as `exists`. */
export async function createAccountRequest(
  tx: BotTx,
  request: NewAccountRequest,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const { now, provedAt, scope, askedBy, ...columns } = request
  const memberId = scope.kind === 'profile' ? scope.memberId : null
  const about = { scope: scope.kind, tenantId: scope.tenantId, memberId, ...(askedBy ?? {}) }
  const deadlineAt = new Date(deadlineOf(provedAt.getTime()))
  const moments = { provedAt, confirmedAt: now, deadlineAt, createdAt: now, updatedAt: now }
  const [row] = await tx
    .insert(erasureRequest)
    .values({ ...columns, ...moments, ...about, state: 'scheduled' })
    .onConflictDoNothing()
    .returning()
  if (row) {
    await addRequestEvent(tx, row.id, 'confirmed', now, request.proof)
    return { is: 'scheduled', request: row }
  }
  const open = await openAccountRequest(tx, scope)
  if (!open) throw new Error('An account request was neither written nor there.')
  return { is: 'exists', request: open }
}

/** The account's or the profile's request that is open, if there is one. */
export async function openAccountRequest(db: BotDb | BotTx, scope: AccountScope): Promise<RequestRow | undefined> {
  const [row] = await db
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.scope, scope.kind),
        eq(erasureRequest.tenantId, scope.tenantId),
        scope.kind === 'profile' ? eq(erasureRequest.memberId, scope.memberId) : undefined,
        inArray(erasureRequest.state, OPEN),
      ),
    )
    .orderBy(desc(erasureRequest.createdAt))
    .limit(1)
  return row
}

/**
 * Takes an account's or a profile's deletion back within its recovery time; `answers`: the chat asked for this word, which its start waits for;
 * `askedAt`: when its owner's wish was told to staff, whose second one it waits for as well.
 * Undefined when the time is over, or the start won the race.
 */
export async function undoAccountRequest(
  tx: BotTx,
  id: string,
  now: Date,
  { answers = false, askedAt = now }: { answers?: boolean; askedAt?: Date } = {},
): Promise<RequestRow | undefined> {
  const { eraseAt } = erasureRequest
  const isAwaited = or(
    gt(eraseAt, new Date(now.getTime() - ANSWER_MS)),
    sql`exists (select from ${requestEvent} e where e.request_id = ${erasureRequest.id} and e.what = ${AWAITS_ANSWER} and e.at >= ${eraseAt})`,
  )
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: 'cancelled', reason: null, thawWanted: true, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        inArray(erasureRequest.scope, ['account', 'profile']),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
        answers ? isAwaited : gt(eraseAt, askedAt),
      ),
    )
    .returning()
  if (row) await addRequestEvent(tx, row.id, 'taken-back', now)
  return row
}

/** Its time to be taken back is over, and its erasure has not begun. Whoever was asked just before it still has a word. */
export function isTooLate({ state, startedAt, eraseAt }: RequestRow, now: Date): boolean {
  const isWaiting = state === 'scheduled' || state === 'on_hold' || state === 'parked'
  return isWaiting && startedAt === null && eraseAt !== null && eraseAt.getTime() + ANSWER_MS <= now.getTime()
}

/** A request that staff entered becomes that of the owner who has proved to be it, so that it can be seen and taken back in the chat. */
export async function adoptAccountRequest(
  tx: BotTx,
  id: string,
  askedBy: { personId: string; channelId: string },
  now: Date,
): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ ...askedBy, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), isNull(erasureRequest.personId)))
    .returning()
  return row
}

/** Brings the end forward, never back. Undefined when the erasure has begun, the request is over, or its end is as near already. */
export async function hurryAccountRequest(tx: BotTx, id: string, eraseAt: Date, now: Date): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ eraseAt, remindedAt: null, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        inArray(erasureRequest.scope, ['account', 'profile']),
        eq(erasureRequest.state, 'scheduled'),
        eq(erasureRequest.suspect, false),
        isNull(erasureRequest.startedAt),
        gt(erasureRequest.eraseAt, eraseAt),
      ),
    )
    .returning()
  if (row) await addRequestEvent(tx, row.id, 'sooner', now)
  return row
}

/**
 * Requests of which whoever can take them back has not been reminded, and whose end is near: three days, or a third of the time since the day was
 * last named. One that staff hold goes on by itself, so that it has an end like any other.
 */
export async function accountsToRemind(db: BotDb, now: Date, limit: number): Promise<RequestRow[]> {
  const named = sql`greatest(${erasureRequest.confirmedAt}, (select max(e.at) from ${requestEvent} e
    where e.request_id = ${erasureRequest.id} and e.what in ('sooner', 'staff-extended', 'staff-held', 'staff-held-longer')))`
  const near = sql`${erasureRequest.eraseAt} - least(interval '3 days', (${erasureRequest.eraseAt} - ${named}) / 3)`
  const holdEnds = or(eq(erasureRequest.state, 'scheduled'), lte(erasureRequest.nextAttemptAt, erasureRequest.eraseAt))
  return db
    .select()
    .from(erasureRequest)
    .where(
      and(
        inArray(erasureRequest.scope, ['account', 'profile']),
        inArray(erasureRequest.state, REMINDED_IN),
        holdEnds,
        isNull(erasureRequest.remindedAt),
        lte(near, now),
        gt(erasureRequest.eraseAt, now),
      ),
    )
    .orderBy(asc(erasureRequest.eraseAt))
    .limit(limit)
}

/** Notes the reminder. False: somebody else has given it. */
export async function noteReminded(tx: BotTx, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(erasureRequest)
    .set({ remindedAt: now, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, REMINDED_IN), isNull(erasureRequest.remindedAt)))
    .returning({ id: erasureRequest.id })
  return rows.length > 0
}
