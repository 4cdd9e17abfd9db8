import { asc, inArray } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'

/**
 * Waits until nobody else is changing these requests or what hangs on them, and keeps it so until the transaction ends. Always in the
 * same order, so that two who want several never wait for each other.
 */
export async function lockRequests(tx: BotTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  // Lines of a timeline may still be added: they refer to the row's key alone.
  await tx
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(inArray(erasureRequest.id, [...ids]))
    .orderBy(asc(erasureRequest.id))
    .for('no key update')
}
