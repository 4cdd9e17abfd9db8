import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { isDueStill } from './due-request-store.ts'
import { type RequestState, statesBefore } from './request.ts'
import type { RequestRow } from './request-store.ts'

const TAKEN_UP: readonly RequestState[] = ['scheduled', 'partial', 'on_hold']

/** Stops a request for staff. Undefined: they hold it, or it is past this, and nothing changed; at the end of the hold it is looked at anew. */
export async function parkRequest(db: BotDb | BotTx, id: string, reason: string, now: Date): Promise<RequestRow | undefined> {
  const { state } = erasureRequest
  const [row] = await db
    .update(erasureRequest)
    .set({ state: 'parked', reason, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), inArray(state, statesBefore('parked')), or(ne(state, 'on_hold'), isDueStill(now))))
    .returning()
  return row
}

/**
 * What a pass over a request notes that did not get to its end, while the request is still where it was taken up: at work, or due. Undefined:
 * staff have held it, or given it a longer window, while the pass was at it; their day stands.
 */
export async function moveIfStillDue(
  db: BotDb | BotTx,
  id: string,
  change: Partial<typeof erasureRequest.$inferInsert>,
  now: Date,
): Promise<RequestRow | undefined> {
  const { state } = erasureRequest
  const isStillOurs = or(eq(state, 'running'), and(inArray(state, TAKEN_UP), isDueStill(now)))
  const [row] = await db
    .update(erasureRequest)
    .set({ ...change, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), isStillOurs))
    .returning()
  return row
}

/** Ends as partial what no pass can prove any more, and puts it off until `again`; what staff hold beyond this moment stays theirs. */
export async function endUnproven(tx: BotTx, id: string, again: Date, now: Date): Promise<void> {
  const { state, reason } = erasureRequest
  const isOurs = or(inArray(state, ['scheduled', 'running', 'parked', 'partial']), and(eq(state, 'on_hold'), isDueStill(now)))
  await tx
    .update(erasureRequest)
    .set({
      state: 'partial',
      reason: sql`case when ${state} = 'partial' then ${reason} else 'residue' end`,
      nextAttemptAt: again,
      updatedAt: now,
    })
    .where(and(eq(erasureRequest.id, id), isOurs))
}
