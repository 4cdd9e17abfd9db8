import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { type RefusalReason, statesBefore } from './request.ts'
import { addRequestEvent, type RequestRow } from './request-store.ts'

/**
 * Refuses a confirmed request whose erasure has not begun; what its freeze changed is to be restored. Undefined: it began, ended or was
 * taken back first, and nothing changed.
 */
export async function refuseConfirmed(tx: BotTx, id: string, reason: RefusalReason, now: Date): Promise<RequestRow | undefined> {
  const code = reason.replaceAll('_', '-')
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: 'refused', reason: code, thawWanted: true, nextAttemptAt: null, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        inArray(
          erasureRequest.state,
          statesBefore('refused').filter((state) => state !== 'awaiting_confirmation'),
        ),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  if (row) await addRequestEvent(tx, row.id, 'refused', now, code)
  return row
}
