import { and, eq, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, processor, processorAnswer, processorTask } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { CONTACT_BOOK } from './processor-task.ts'
import { WAITING } from './processor-task-store.ts'

/** Requests with a call that is due, for the sweep. */
export async function requestsWithTasksDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ requestId: processorTask.requestId })
    .from(processorTask)
    .where(
      and(
        inArray(processorTask.state, WAITING),
        isNotNull(processorTask.sealed),
        or(
          isNull(processorTask.nextAttemptAt),
          lte(processorTask.nextAttemptAt, now),
          gte(processorTask.nextAttemptAt, implausibleFrom(now)),
        ),
      ),
    )
    .limit(limit)
  return rows.map(({ requestId }) => requestId)
}

// The bot's own day is the second sweep's, however late that comes.
const isPromised = or(ne(processor.kind, CONTACT_BOOK), isNotNull(erasureRequest.secondSweptAt))

/** Marks what is overdue now, once: unanswered in time, or a day that came and went without word. Returns what was marked. */
export async function markOverdue(db: BotTx, now: Date): Promise<{ requestId: string; name: string }[]> {
  const isLate = or(
    and(inArray(processorTask.state, WAITING), lte(processorTask.dueAt, now)),
    and(eq(processorTask.state, 'scheduled'), sql`${processorTask.eraseOn} + 7 <= ${now}::date`, isPromised),
  )
  // What is being answered at this moment is looked at by the next sweep.
  const late = await db
    .select({ id: processorTask.id })
    .from(processorTask)
    .innerJoin(processor, eq(processor.id, processorTask.processorId))
    .innerJoin(erasureRequest, eq(erasureRequest.id, processorTask.requestId))
    .where(and(isNull(processorTask.overdueAt), isLate))
    .for('update', { of: processorTask, skipLocked: true })
  if (late.length === 0) return []
  const rows = await db
    .update(processorTask)
    .set({ overdueAt: now })
    .where(
      inArray(
        processorTask.id,
        late.map(({ id }) => id),
      ),
    )
    .returning({ requestId: processorTask.requestId, processorId: processorTask.processorId })
  const names = await db.select({ id: processor.id, name: processor.name }).from(processor)
  return rows.map(({ requestId, processorId }) => ({ requestId, name: names.find(({ id }) => id === processorId)?.name ?? '' }))
}

/** What nobody has answered for so long that the identifiers must go; staff have to ask another way. And answers nobody could repeat. */
export async function forgetTasks(
  db: BotDb,
  { sentBefore, answeredBefore, now }: { sentBefore: Date; answeredBefore: Date; now: Date },
) {
  const given = await db
    .update(processorTask)
    .set({ state: 'unanswered', sealed: null, nextAttemptAt: null, settledAt: now, settledBy: 'time' })
    .where(and(inArray(processorTask.state, WAITING), lte(processorTask.createdAt, sentBefore)))
    .returning({ id: processorTask.id })
  await db.delete(processorAnswer).where(lte(processorAnswer.takenAt, answeredBefore))
  return given.length
}
