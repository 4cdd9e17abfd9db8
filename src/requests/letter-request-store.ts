import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { deadlineOf } from './deadline.ts'
import type { LetterProof, LetterSource } from './letter-proof.ts'
import type { CustomerScope } from './request.ts'
import { addRequestEvent, openRequestOf, type RequestRow } from './request-store.ts'

export interface NewLetterRequest {
  id: string
  reference: string
  tokenHash: string
  tokenSealed: string
  personId: string
  subjectSealed: string
  contactSealed: string | null
  language: string
  source: LetterSource
  proof: LetterProof
  scope: CustomerScope
  eraseAt: Date
  now: Date
}

/** Schedules what staff entered for a person without a chat; while one of this scope is open, that one is returned as `exists`. */
export async function createLetterRequest(
  tx: BotTx,
  request: NewLetterRequest,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const { now, scope, ...columns } = request
  const moments = {
    provedAt: now,
    confirmedAt: now,
    deadlineAt: new Date(deadlineOf(now.getTime())),
    createdAt: now,
    updatedAt: now,
  }
  const covers = { scope: scope.kind, tenantId: scope.kind === 'number' ? null : scope.tenantId }
  const [row] = await tx
    .insert(erasureRequest)
    // Nobody heard the number itself: as with one that may have changed hands, no counts are told and a week is left for an undo.
    .values({ ...columns, ...moments, ...covers, suspect: true, state: 'scheduled' })
    .onConflictDoNothing()
    .returning()
  if (row) {
    await addRequestEvent(tx, row.id, 'confirmed', now, request.proof)
    return { is: 'scheduled', request: row }
  }
  const open = await openRequestOf(tx, request.personId, scope)
  if (!open) throw new Error('A request was neither written nor there.')
  return { is: 'exists', request: open }
}

/** Takes back what staff entered, before its erasure began. Undefined when it has, or it was taken back before. */
export async function undoLetterRequest(tx: BotTx, id: string, now: Date): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: 'cancelled', reason: null, thawWanted: true, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        isNotNull(erasureRequest.source),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  if (row) await addRequestEvent(tx, row.id, 'taken-back', now)
  return row
}
