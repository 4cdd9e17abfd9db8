import { and, eq, inArray, sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { deadlineOf } from './deadline.ts'
import { type RequestScope, statesBefore } from './request.ts'
import { addRequestEvent, openRequestOf, type RequestRow, scopeColumns } from './request-store.ts'

export interface NewRequest {
  id: string
  reference: string
  tokenHash: string
  tokenSealed: string
  personId: string
  channelId: string
  language: string
  scope: RequestScope
  provedAt: Date
  now: Date
}

/** A review is on the person's screen. One waiting row per person and channel; a later review changes its scope. */
export async function awaitConfirmation(tx: BotTx, request: NewRequest): Promise<void> {
  const { now, scope, provedAt, ...ids } = request
  await tx
    .insert(erasureRequest)
    .values({
      ...ids,
      ...scopeColumns(scope),
      state: 'awaiting_confirmation',
      provedAt,
      deadlineAt: new Date(deadlineOf(provedAt.getTime())),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [erasureRequest.personId, erasureRequest.channelId],
      targetWhere: sql`${erasureRequest.state} = 'awaiting_confirmation'`,
      set: { ...scopeColumns(scope), language: ids.language, updatedAt: now },
    })
}

/** Ends the waiting request of this conversation unconfirmed. Returns its id, if there was one. */
export async function dropAwaiting(
  tx: BotTx,
  personId: string,
  channelId: string,
  as: 'cancelled' | 'expired',
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: as, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.personId, personId),
        eq(erasureRequest.channelId, channelId),
        eq(erasureRequest.state, 'awaiting_confirmation'),
      ),
    )
    .returning({ id: erasureRequest.id })
  if (row) await addRequestEvent(tx, row.id, as, now)
  return row?.id
}

export interface Confirmation {
  suspect: boolean
  subjectSealed: string
  confirmedAt: Date
  eraseAt: Date
  language: string
  now: Date
}

/** The waiting request becomes `scheduled`; when one for the same scope is open already, that one is returned as `exists`. */
export async function scheduleRequest(
  tx: BotTx,
  request: NewRequest,
  confirmation: Confirmation,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const open = await openRequestOf(tx, request.personId, request.scope)
  // A letter about an earlier number of theirs is not what they ask for.
  if (open && !(open.beside && open.source !== null)) {
    // What was asked in another chat is not taken back: no status of this one may say so.
    const as = open.channelId === request.channelId ? 'cancelled' : 'expired'
    await dropAwaiting(tx, request.personId, request.channelId, as, request.now)
    return { is: 'exists', request: open }
  }
  await awaitConfirmation(tx, request)
  const { now, ...columns } = confirmation
  const [row] = await tx
    .update(erasureRequest)
    .set({ ...columns, ...scopeColumns(request.scope), state: 'scheduled', updatedAt: now })
    .where(
      and(
        eq(erasureRequest.personId, request.personId),
        eq(erasureRequest.channelId, request.channelId),
        inArray(
          erasureRequest.state,
          statesBefore('scheduled').filter((state) => state === 'awaiting_confirmation'),
        ),
      ),
    )
    .returning()
  if (!row) throw new Error('A request that was just written is gone: the person lock was not held.')
  await addRequestEvent(tx, row.id, 'confirmed', now)
  return { is: 'scheduled', request: row }
}
