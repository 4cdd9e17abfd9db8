import { and, asc, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import type { RequestRow } from './request-store.ts'

/** Requests whose erasure is over and whose second sweep is still ahead: they know yet whom they are about. Oldest first. */
export function recentlyErased(db: BotDb, limit: number): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(
      and(
        inArray(erasureRequest.state, ['completed', 'partial']),
        isNull(erasureRequest.secondSweptAt),
        isNotNull(erasureRequest.subjectSealed),
        isNotNull(erasureRequest.confirmedAt),
      ),
    )
    .orderBy(asc(erasureRequest.finishedAt))
    .limit(limit)
}
