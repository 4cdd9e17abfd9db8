import { and, asc, count, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import type { RequestRow } from './request-store.ts'

/** Which of the requests that still know whom they are about: ended by `endedBy`, and not searched for since `searchedBefore`. */
export interface Unsearched {
  endedBy: Date
  searchedBefore: Date
}

// Their erasure is over, and their second sweep is still ahead.
const isUnsearched = ({ endedBy, searchedBefore }: Unsearched) =>
  and(
    inArray(erasureRequest.state, ['completed', 'partial']),
    isNull(erasureRequest.secondSweptAt),
    isNotNull(erasureRequest.subjectSealed),
    isNotNull(erasureRequest.confirmedAt),
    lte(erasureRequest.finishedAt, endedBy),
    // A mark of a time to come was written while the clock was wrong.
    or(isNull(erasureRequest.searchedAt), lt(erasureRequest.searchedAt, searchedBefore), gt(erasureRequest.searchedAt, endedBy)),
  )

/** Those of them for whom nobody has searched for the longest time, and among these whoever was erased first. */
export function longestUnsearched(db: BotDb, which: Unsearched, limit: number): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(isUnsearched(which))
    .orderBy(sql`${erasureRequest.searchedAt} asc nulls first`, asc(erasureRequest.finishedAt), asc(erasureRequest.id))
    .limit(limit)
}

export async function countUnsearched(db: BotDb, which: Unsearched): Promise<number> {
  const [row] = await db.select({ requests: count() }).from(erasureRequest).where(isUnsearched(which))
  return row?.requests ?? 0
}

/** Notes of whom a night that read every table found nothing, and of whom this cannot be said any more. Changes nothing else. */
export async function noteFoundClean(db: BotDb, ids: readonly string[], clean: ReadonlySet<string>, at: Date): Promise<void> {
  const [proven, unproven] = [ids.filter((id) => clean.has(id)), ids.filter((id) => !clean.has(id))]
  await db.update(erasureRequest).set({ foundCleanAt: at }).where(inArray(erasureRequest.id, proven))
  await db.update(erasureRequest).set({ foundCleanAt: null }).where(inArray(erasureRequest.id, unproven))
}

/** Notes that these have had their turn. */
export async function noteSearched(db: BotDb, ids: readonly string[], at: Date): Promise<void> {
  await db
    .update(erasureRequest)
    .set({ searchedAt: at })
    .where(inArray(erasureRequest.id, [...ids]))
}
