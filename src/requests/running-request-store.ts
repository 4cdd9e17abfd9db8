import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'

const AT_MOST = 1_000

/** The requests that are being erased now. */
export async function runningRequests(db: BotDb): Promise<{ id: string; startedAt: Date }[]> {
  const rows = await db
    .select({ id: erasureRequest.id, startedAt: erasureRequest.startedAt })
    .from(erasureRequest)
    .where(and(eq(erasureRequest.state, 'running'), isNotNull(erasureRequest.startedAt)))
    .orderBy(asc(erasureRequest.startedAt))
    .limit(AT_MOST)
  return rows.flatMap(({ id, startedAt }) => (startedAt ? [{ id, startedAt }] : []))
}
