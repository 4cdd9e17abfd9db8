import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { deadlineOf } from './deadline.ts'
import { requestStates } from './request.ts'
import { addRequestEvent, isOccupying, type RequestRow } from './request-store.ts'

export interface NewAccountRequest {
  id: string
  reference: string
  tokenHash: string
  tokenSealed: string
  tenantId: string
  subjectSealed: string
  language: string
  /** When the owner's wish reached CallMissed: the 30 days run from it. */
  provedAt: Date
  eraseAt: Date
  now: Date
}

const OPEN = requestStates.filter(isOccupying)

/** Schedules the erasure of an account from now on; while one is open, that one is returned as `exists`. */
export async function createAccountRequest(
  tx: BotTx,
  request: NewAccountRequest,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const { now, provedAt, ...columns } = request
  const deadlineAt = new Date(deadlineOf(provedAt.getTime()))
  const moments = { provedAt, confirmedAt: now, deadlineAt, createdAt: now, updatedAt: now }
  const [row] = await tx
    .insert(erasureRequest)
    .values({ ...columns, ...moments, scope: 'account', state: 'scheduled' })
    .onConflictDoNothing()
    .returning()
  if (row) {
    await addRequestEvent(tx, row.id, 'confirmed', now)
    return { is: 'scheduled', request: row }
  }
  const open = await openAccountRequest(tx, request.tenantId)
  if (!open) throw new Error('An account request was neither written nor there.')
  return { is: 'exists', request: open }
}

/** The account's request that is open, if there is one. */
export async function openAccountRequest(db: BotDb | BotTx, tenantId: string): Promise<RequestRow | undefined> {
  const [row] = await db
    .select()
    .from(erasureRequest)
    .where(and(eq(erasureRequest.scope, 'account'), eq(erasureRequest.tenantId, tenantId), inArray(erasureRequest.state, OPEN)))
    .orderBy(desc(erasureRequest.createdAt))
    .limit(1)
  return row
}

/** Takes an account's deletion back within its recovery time. Undefined when that is over, or the start won the race. */
export async function undoAccountRequest(tx: BotTx, id: string, now: Date): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: 'cancelled', thawWanted: true, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        eq(erasureRequest.scope, 'account'),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
        gt(erasureRequest.eraseAt, now),
      ),
    )
    .returning()
  if (row) await addRequestEvent(tx, row.id, 'taken-back', now)
  return row
}
