import { and, asc, eq, gt, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { platformTask } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
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
  /** Null only of what is known by its conversation alone: the floor that goes back. */
  body: TaskBody | null
}

export interface WaitingTask extends PlatformTask {
  attempts: number
  createdAt: Date
}

/** Something the platform shall do, committed together with the words that promise it. */
export async function addPlatformTask(
  tx: BotTx,
  keys: KeyRing,
  task: PlatformTask & { personId: string; now: Date },
): Promise<void> {
  const { body, now, ...columns } = task
  const sealed = body && seal(keys, 'task', JSON.stringify(body))
  await tx.insert(platformTask).values({ ...columns, sealed, createdAt: now })
}

/**
 * The person's next task that is due, oldest first. Only the floor of one chat has an order, taken before it is given back: of everything else none
 * waits for another that fails.
 */
export async function nextPlatformTask(db: BotDb, keys: KeyRing, personId: string, now: Date): Promise<WaitingTask | undefined> {
  const { seq, what, conversationId, doneAt } = platformTask
  const earlier = sql`exists (select from platform_task e where e.person_id = ${personId}::uuid and e.done_at is null
    and e.conversation_id = ${conversationId} and e.what in ('hold-floor', 'release-floor') and e.seq < ${seq})`
  const [row] = await db
    .select()
    .from(platformTask)
    .where(
      and(eq(platformTask.personId, personId), isNull(doneAt), isReached(now), or(eq(what, 'stop-ads'), sql`not ${earlier}`)),
    )
    .orderBy(asc(seq))
    .limit(1)
  if (!row || (row.sealed === null && row.what !== 'release-floor')) return undefined
  // Sealed by addPlatformTask.
  const body = row.sealed === null ? null : (JSON.parse(unseal(keys, 'task', row.sealed)) as TaskBody)
  return { ...row, body }
}

function isReached(now: Date): SQL | undefined {
  const { nextAttemptAt } = platformTask
  return or(isNull(nextAttemptAt), lte(nextAttemptAt, now), gte(nextAttemptAt, implausibleFrom(now)))
}

/** A floor that is not taken yet and has been given back since need not be taken any more: nothing would give it back again. */
export async function dropHoldsGivenBack(db: BotDb, personId: string, now: Date): Promise<void> {
  const { seq, what, conversationId, doneAt } = platformTask
  const givenBack = sql`exists (select from platform_task l where l.person_id = ${personId}::uuid and l.done_at is null
    and l.conversation_id = ${conversationId} and l.what = 'release-floor' and l.seq > ${seq})`
  await db
    .update(platformTask)
    .set({ doneAt: now, sealed: null })
    .where(and(eq(platformTask.personId, personId), isNull(doneAt), eq(what, 'hold-floor'), givenBack))
}

/** It failed and comes again at `at`. */
export async function putOffPlatformTask(db: BotDb, id: string, at: Date): Promise<void> {
  await db
    .update(platformTask)
    .set({ attempts: sql`${platformTask.attempts} + 1`, nextAttemptAt: at })
    .where(eq(platformTask.id, id))
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

/** People with tasks that are due, longest waiting first, for the sweep. */
export async function personsWithPlatformTasks(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const { personId, doneAt, nextAttemptAt, createdAt } = platformTask
  const rows = await db
    .select({ personId })
    .from(platformTask)
    .where(and(isNull(doneAt), isReached(now)))
    .groupBy(personId)
    .orderBy(sql`min(coalesce(${nextAttemptAt}, ${createdAt}))`)
    .limit(limit)
  return rows.map(({ personId }) => personId)
}

/** STOPs that could not be done in full, each with how often it was tried: their businesses may have heard of it, and some of their rows wait as before. */
export async function adsStoppedPartly(db: BotDb): Promise<string[]> {
  const { id, what, attempts, doneAt } = platformTask
  const rows = await db
    .select({ id, attempts })
    .from(platformTask)
    .where(and(isNull(doneAt), eq(what, 'stop-ads'), gt(attempts, 0)))
  return rows.map((row) => `${row.id} ${row.attempts}`)
}
