import { and, asc, eq, gte } from 'drizzle-orm'
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

/** What staff wrote in this chat since then, and whether it arrived: states and codes only, oldest first. */
export function answersSince(
  db: BotDb,
  { personId, channelId, since }: { personId: string; channelId: string; since: Date },
): Promise<{ state: string; code: number | null; at: Date }[]> {
  return db
    .select({ state: outboxMessage.state, code: outboxMessage.errorCode, at: outboxMessage.createdAt })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.personId, personId),
        eq(outboxMessage.channelId, channelId),
        eq(outboxMessage.what, 'case-answer'),
        gte(outboxMessage.createdAt, since),
      ),
    )
    .orderBy(asc(outboxMessage.seq))
}
