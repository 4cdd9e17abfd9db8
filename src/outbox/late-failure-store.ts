import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { conversation, outboxMessage } from '../db/schema.ts'
import { heirOf } from './delivery-store.ts'
import type { ChatRow, OutboxRow } from './outbox-store.ts'

// The state as it stands in the index's own condition, or the planner does not see that it serves.
const isFailedLate = and(
  sql`${outboxMessage.state} = 'failed'`,
  isNotNull(outboxMessage.wamidHash),
  isNotNull(outboxMessage.sealed),
)

/**
 * Messages of this person that Meta took and a status gave up on, and that nobody has looked at since: their words are still there. Who
 * gives one up before it was taken never learns a wamid.
 */
export async function failedLate(db: BotDb, personId: string): Promise<ChatRow[]> {
  const isTheirChat = and(eq(conversation.personId, outboxMessage.personId), eq(conversation.channelId, outboxMessage.channelId))
  const rows = await db
    .select({ row: outboxMessage, lastInboundAt: conversation.lastInboundAt })
    .from(outboxMessage)
    .leftJoin(conversation, isTheirChat)
    .where(and(eq(outboxMessage.personId, personId), isFailedLate))
    .orderBy(outboxMessage.seq)
  return rows.map(({ row, lastInboundAt }) => ({ ...row, lastInboundAt }))
}

/** People with such messages, first failed first, for the sweep: the job that the status woke may have found another at work, and that one died. */
export async function personsFailedLate(db: BotDb, limit: number): Promise<string[]> {
  const { personId, updatedAt } = outboxMessage
  const rows = await db
    .select({ personId })
    .from(outboxMessage)
    .where(isFailedLate)
    .groupBy(personId)
    .orderBy(sql`min(${updatedAt})`)
    .limit(limit)
  return rows.map((row) => row.personId)
}

/** Whether something newer was queued for this person in this chat: what is older is no news any more. */
export async function isOvertaken(db: BotDb, { personId, channelId, seq }: OutboxRow): Promise<boolean> {
  const [newer] = await db
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.personId, personId), eq(outboxMessage.channelId, channelId), gt(outboxMessage.seq, seq)))
    .limit(1)
  return newer !== undefined
}

/**
 * Queues a message that failed late once more, as a new row in its place, so that a late status of the first cannot be taken for its
 * own. False: somebody else has looked after it.
 */
export async function queueAgain(
  tx: BotTx,
  row: OutboxRow,
  again: { newId: string; at: Date | null; code: number },
  now: Date,
): Promise<boolean> {
  if (row.sealed === null || !(await setAside(tx, row.id, now))) return false
  const { templateName, promptId, sealed, attempts, createdAt } = row
  await tx.insert(outboxMessage).values({
    ...heirOf(row),
    id: again.newId,
    templateName,
    promptId,
    sealed,
    attempts,
    createdAt,
    state: 'pending',
    nextAttemptAt: again.at,
    errorCode: again.code,
    updatedAt: now,
  })
  return true
}

/** Ends it for good: what was never read by anybody need not be kept. False: somebody else has looked after it. */
export async function setAside(tx: BotTx, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(outboxMessage)
    .set({ sealed: null, updatedAt: now })
    .where(and(eq(outboxMessage.id, id), eq(outboxMessage.state, 'failed'), isNotNull(outboxMessage.sealed)))
    .returning({ id: outboxMessage.id })
  return rows.length > 0
}
