import { and, asc, desc, eq, exists } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { accessLog, erasureRequest, requestEvent } from '../db/schema.ts'
import type { RequestRow } from '../requests/request-store.ts'

/** Each of them has a line of the access log; a hold on a table or a business may have stopped more. */
const REQUESTS_MAX = 1_000

/** Whose matter a hold is, as it was written down when it was placed. */
export async function placedOn(
  db: BotDb,
  id: string,
): Promise<{ keyId: string; pseudonym: string; requestId?: string } | undefined> {
  const { keyId, pseudonym, requestId } = accessLog
  const [row] = await db
    .select({ keyId, pseudonym, requestId })
    .from(accessLog)
    .where(and(eq(accessLog.target, id), eq(accessLog.action, 'hold-add')))
    .orderBy(desc(accessLog.at))
    .limit(1)
  if (!row || row.keyId === null || row.pseudonym === null) return undefined
  return { keyId: row.keyId, pseudonym: row.pseudonym, ...(row.requestId === null ? {} : { requestId: row.requestId }) }
}

/** The requests that this hold has stopped and that wait yet. */
export function stoppedBy(db: BotDb, id: string): Promise<RequestRow[]> {
  const isHeld = and(eq(requestEvent.requestId, erasureRequest.id), eq(requestEvent.what, 'held'), eq(requestEvent.detail, id))
  return db
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.state, 'on_hold'),
        eq(erasureRequest.reason, 'legal-hold'),
        exists(db.select({ id: requestEvent.id }).from(requestEvent).where(isHeld)),
      ),
    )
    .orderBy(asc(erasureRequest.deadlineAt))
    .limit(REQUESTS_MAX)
}
