import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { addRequestEvent, moveRequest, type RequestRow } from '../requests/request-store.ts'

/**
 * A request that waits for staff goes back to its place; the brake has had its say, a legal hold still counts. Undefined: it waits for
 * nobody, or was never confirmed.
 */
export async function releaseRequest(tx: BotTx, request: RequestRow, reason: string, now: Date): Promise<RequestRow | undefined> {
  // Without a confirmation nothing may be scheduled, whatever the table of moves allows.
  if (request.confirmedAt === null || !['parked', 'on_hold'].includes(request.state)) return undefined
  const nextAttemptAt = request.eraseAt !== null && request.eraseAt > now ? request.eraseAt : now
  const moved = await moveRequest(tx, request.id, 'scheduled', { nextAttemptAt, reason: null }, now)
  if (!moved) return undefined
  await addRequestEvent(tx, request.id, 'released', now, reason)
  await wake(tx, 'run-request', [request.id])
  return moved
}
