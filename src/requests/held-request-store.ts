import { and, eq } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { wake } from '../db/wake.ts'

/** Lets every request that a legal hold has stopped look again at once. Returns how many. */
export async function hurryHeld(db: BotDb, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(erasureRequest)
      .set({ nextAttemptAt: now, updatedAt: now })
      .where(and(eq(erasureRequest.state, 'on_hold'), eq(erasureRequest.reason, 'legal-hold')))
      .returning({ id: erasureRequest.id })
    await wake(
      tx,
      'run-request',
      rows.map(({ id }) => id),
    )
    return rows.length
  })
}
