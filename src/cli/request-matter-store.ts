import { and, asc, eq } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { outboxMessage } from '../db/schema.ts'

/** Messages about this request that were given up, oldest first. */
export function failedSendsOf(db: BotDb, requestId: string): Promise<{ what: string; code: number | null; at: Date }[]> {
  return db
    .select({ what: outboxMessage.what, code: outboxMessage.errorCode, at: outboxMessage.updatedAt })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.requestId, requestId), eq(outboxMessage.state, 'failed')))
    .orderBy(asc(outboxMessage.seq))
}
