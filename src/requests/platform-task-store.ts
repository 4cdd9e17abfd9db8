import { and, asc, eq, isNull } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { platformTask } from '../db/schema.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { RequestScope } from './request.ts'

export interface TaskBody {
  subject: SubjectIdentifiers
  scope: RequestScope
}

export interface PlatformTask {
  id: string
  conversationId: string
  what: 'stop-ads' | 'hold-floor' | 'release-floor'
  body: TaskBody
}

/** Something the platform shall do, committed together with the words that promise it. */
export async function addPlatformTask(
  tx: BotTx,
  keys: KeyRing,
  task: PlatformTask & { personId: string; now: Date },
): Promise<void> {
  const { body, now, ...columns } = task
  await tx.insert(platformTask).values({ ...columns, sealed: seal(keys, 'task', JSON.stringify(body)), createdAt: now })
}

/** The person's next task that is not done, oldest first. */
export async function nextPlatformTask(db: BotDb, keys: KeyRing, personId: string): Promise<PlatformTask | undefined> {
  const [row] = await db
    .select()
    .from(platformTask)
    .where(and(eq(platformTask.personId, personId), isNull(platformTask.doneAt)))
    .orderBy(asc(platformTask.seq))
    .limit(1)
  if (!row?.sealed) return undefined
  return {
    id: row.id,
    conversationId: row.conversationId,
    what: row.what,
    body: JSON.parse(unseal(keys, 'task', row.sealed)) as TaskBody,
  }
}

/** Done: what it was about is forgotten. */
export async function finishPlatformTask(db: BotDb | BotTx, id: string, now: Date): Promise<void> {
  await db.update(platformTask).set({ doneAt: now, sealed: null }).where(eq(platformTask.id, id))
}

/** Conversations of this person for which something is still to be done. */
export async function conversationsAtWork(tx: BotTx, personId: string): Promise<string[]> {
  const { conversationId, doneAt } = platformTask
  const rows = await tx
    .selectDistinct({ conversationId })
    .from(platformTask)
    .where(and(eq(platformTask.personId, personId), isNull(doneAt)))
  return rows.map((row) => row.conversationId)
}

/** People with tasks to do, for the sweep. */
export async function personsWithPlatformTasks(db: BotDb, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId: platformTask.personId })
    .from(platformTask)
    .where(isNull(platformTask.doneAt))
    .limit(limit)
  return rows.map(({ personId }) => personId)
}
