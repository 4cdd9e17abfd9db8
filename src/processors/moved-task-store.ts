import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { processorTask } from '../db/schema.ts'
import { type KeyRing, seal } from '../runtime/keys.ts'
import { PURPOSE, type TaskRow, WAITING } from './processor-task-store.ts'

interface MovedTask {
  id: string
  eraseOn: string
  categories: string[]
}

/** Another day for what nobody is to be called for now: staff ask for it, or nobody has heard of it yet. */
export async function noteDay(tx: BotTx, { id, eraseOn, categories }: MovedTask): Promise<void> {
  await tx.update(processorTask).set({ eraseOn, categories, saidState: null }).where(eq(processorTask.id, id))
}

/** Opens a task anew for another day: called as if it had been asked now, and said on a receipt once it is answered. */
export async function askForDay(
  tx: BotTx,
  keys: KeyRing,
  { id, eraseOn, categories }: MovedTask,
  { body, dueAt, now }: { body: string; dueAt: Date; now: Date },
): Promise<void> {
  await tx
    .update(processorTask)
    .set({
      ...{ eraseOn, categories, state: 'pending', sealed: seal(keys, PURPOSE, body), attempts: 0, nextAttemptAt: now },
      // Whoever has answered has heard of it, though the call may have seemed in vain.
      ...{ toldAt: sql`coalesce(${processorTask.toldAt}, ${processorTask.settledAt})`, httpStatus: null, saidState: null },
      ...{ createdAt: now, dueAt, overdueAt: null, settledAt: null, settledBy: null },
    })
    .where(and(eq(processorTask.id, id), inArray(processorTask.state, [...WAITING, 'scheduled'])))
}

/** Tasks for a day that this request still has open at processors of CallMissed's own, the contact book not among them. */
export async function openForDays(tx: BotTx, requestId: string, contactBook: string): Promise<(TaskRow & { eraseOn: string })[]> {
  const rows = await tx
    .select()
    .from(processorTask)
    .where(
      and(
        eq(processorTask.requestId, requestId),
        eq(processorTask.verb, 'erase-after'),
        notInArray(processorTask.state, ['done', 'left']),
        sql`${processorTask.processorId} not in (select p.id from processor p where p.name = ${contactBook})`,
      ),
    )
  return rows.flatMap((row) => (row.eraseOn === null ? [] : [{ ...row, eraseOn: row.eraseOn }]))
}
