import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, processor, processorTask } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { Asked, TaskState } from './processor-task.ts'

export interface NewTask {
  id: string
  requestId: string
  processorId: string
  asked: Asked
  /** From `composeTask`, or what a call to Meta needs. Null: the bot does it by itself on its day. */
  body: string | null
  dueAt: Date
}

export type TaskRow = typeof processorTask.$inferSelect

const PURPOSE = 'processor-task'
/** Nobody has answered yet. */
export const WAITING: TaskState[] = ['pending', 'told']
const SETTLED: TaskState[] = ['done', 'left', 'scheduled', 'refused']

/**
 * Stores what processors are asked for; what was stored before changes nothing. What one cannot do is refused from the start. Returns
 * what was new.
 */
export async function addTasks(
  tx: BotTx,
  keys: KeyRing,
  tasks: readonly NewTask[],
  now: Date,
): Promise<Pick<TaskRow, 'processorId' | 'state'>[]> {
  if (tasks.length === 0) return []
  const rows = tasks.map(({ id, requestId, processorId, asked, body, dueAt }) => ({
    ...{ id, requestId, processorId, dueAt, createdAt: now },
    ...{ verb: asked.verb, categories: asked.categories, eraseOn: asked.eraseOn },
    ...(asked.isAble && body !== null
      ? { state: 'pending' as const, sealed: seal(keys, PURPOSE, body) }
      : { state: asked.isAble ? ('scheduled' as const) : ('refused' as const), settledAt: now, settledBy: 'call' as const }),
  }))
  return (
    tx
      .insert(processorTask)
      .values(rows)
      // Whichever rule says that it was asked before: a newer schema may have another.
      .onConflictDoNothing()
      .returning({ processorId: processorTask.processorId, state: processorTask.state })
  )
}

export const openTask = (keys: KeyRing, sealed: string): string => unseal(keys, PURPOSE, sealed)

/** A task with the name of its processor. */
export type NamedTask = Omit<TaskRow, 'sealed'> & { name: string }

/** What a request asked for, by name; nothing of the person. */
export async function tasksOf(db: BotDb | BotTx, requestId: string): Promise<NamedTask[]> {
  const { sealed: _sealed, ...columns } = getTableColumns(processorTask)
  return db
    .select({ ...columns, name: processor.name })
    .from(processorTask)
    .innerJoin(processor, eq(processor.id, processorTask.processorId))
    .where(eq(processorTask.requestId, requestId))
    .orderBy(asc(processor.name), desc(processorTask.verb), asc(processorTask.eraseOn))
}

/** A receipt says of these tasks how they stand; what is settled meanwhile is said by the next. */
export async function markSaid(tx: BotTx, tasks: readonly Pick<NamedTask, 'id' | 'state' | 'overdueAt'>[]): Promise<void> {
  for (const task of tasks)
    await tx
      .update(processorTask)
      .set({ saidState: toSay(task) })
      .where(eq(processorTask.id, task.id))
}

/** Settled in a way that the newest receipt does not say, or its day went by since. */
export const isUnsaid = (task: Pick<NamedTask, 'state' | 'saidState' | 'overdueAt'>): boolean =>
  SETTLED.includes(task.state) && toSay(task) !== task.saidState

const toSay = ({ state, overdueAt }: Pick<NamedTask, 'state' | 'overdueAt'>) =>
  state === 'scheduled' && overdueAt !== null ? 'overdue' : state

// As the index has it.
const toBeSaid = sql`case when ${processorTask.state} = 'scheduled' and ${processorTask.overdueAt} is not null then 'overdue' else ${processorTask.state} end`

/** Requests that are over and have a receipt which does not say what processors have answered since, for the sweep. */
export async function requestsWithUnsaid(db: BotDb, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ requestId: processorTask.requestId })
    .from(processorTask)
    .innerJoin(erasureRequest, eq(erasureRequest.id, processorTask.requestId))
    .where(
      and(
        inArray(processorTask.state, SETTLED),
        sql`${processorTask.saidState} is distinct from ${toBeSaid}`,
        inArray(erasureRequest.state, ['completed', 'partial']),
      ),
    )
    .limit(limit)
  return rows.map(({ requestId }) => requestId)
}

/** The task of a request whose turn comes first; with `name`, of those for this processor. */
export async function nextTaskOf(db: BotDb, requestId: string, now: Date, name?: string): Promise<TaskRow | undefined> {
  const ofName = name === undefined ? undefined : db.select({ id: processor.id }).from(processor).where(eq(processor.name, name))
  const [row] = await db
    .select()
    .from(processorTask)
    .where(
      and(
        eq(processorTask.requestId, requestId),
        inArray(processorTask.state, WAITING),
        isNotNull(processorTask.sealed),
        ofName && inArray(processorTask.processorId, ofName),
      ),
    )
    .orderBy(
      sql`case when ${processorTask.nextAttemptAt} < ${implausibleFrom(now)} then ${processorTask.nextAttemptAt} end nulls first`,
      asc(processorTask.seq),
    )
    .limit(1)
  return row
}

/** A call was made: it was taken, or is made again at `at`. Nothing changes once the task is settled. */
export async function noteCall(
  db: BotDb,
  id: string,
  { at, httpStatus, toldAt }: { at: Date; httpStatus: number | null; toldAt?: Date },
): Promise<void> {
  const told = toldAt ? { state: 'told' as const, toldAt: sql`coalesce(${processorTask.toldAt}, ${toldAt})` } : {}
  await db
    .update(processorTask)
    .set({ ...told, nextAttemptAt: at, httpStatus, attempts: sql`${processorTask.attempts} + 1` })
    .where(and(eq(processorTask.id, id), inArray(processorTask.state, WAITING)))
}

/** Its turn comes at `at`; no call was made. */
export async function putOff(db: BotDb, id: string, at: Date): Promise<void> {
  await db
    .update(processorTask)
    .set({ nextAttemptAt: at })
    .where(and(eq(processorTask.id, id), inArray(processorTask.state, WAITING)))
}

/**
 * Opens a task once more with a new text; its thirty days go on. False when it is done meanwhile, or waits for its day in good time.
 */
export async function askAgain(
  tx: BotTx,
  keys: KeyRing,
  { id, body, dueAt, now }: { id: string; body: string; dueAt: Date; now: Date },
): Promise<boolean> {
  const rows = await tx
    .update(processorTask)
    .set({
      ...{ state: 'pending', sealed: seal(keys, PURPOSE, body), attempts: 0, nextAttemptAt: now, httpStatus: null },
      ...{ dueAt, overdueAt: null, settledAt: null, settledBy: null },
    })
    .where(
      and(
        eq(processorTask.id, id),
        or(
          inArray(processorTask.state, [...WAITING, 'refused', 'unanswered']),
          and(eq(processorTask.state, 'scheduled'), isNotNull(processorTask.overdueAt)),
        ),
      ),
    )
    .returning({ id: processorTask.id })
  return rows.length > 0
}

/** What the bot does by itself waits for another day. */
export async function moveToDay(db: BotDb, id: string, { eraseOn, now }: { eraseOn: string; now: Date }): Promise<void> {
  const scheduled = {
    state: 'scheduled',
    settledAt: now,
    settledBy: 'call',
    overdueAt: null,
    sealed: null,
    nextAttemptAt: null,
  } as const
  await db
    .update(processorTask)
    .set({ ...scheduled, eraseOn })
    .where(eq(processorTask.id, id))
}

export interface Settlement {
  state: 'done' | 'left' | 'scheduled' | 'refused'
  by: 'answer' | 'call' | 'staff'
  now: Date
}

/**
 * Settles a task: forward only, and what was sent is forgotten. `processorId` keeps one processor from speaking for another. Returns the
 * request it belongs to and the processor's name; undefined when there is no such task, or it was settled like this before.
 */
export async function settleTask(
  tx: BotDb | BotTx,
  id: string,
  { state, by, now }: Settlement,
  processorId?: string,
): Promise<{ requestId: string; name: string } | undefined> {
  const before: TaskState[] = [...WAITING, 'unanswered', ...(state === 'scheduled' ? [] : ['scheduled' as const])]
  // Staff and a processor may think better of a refusal.
  if (state !== 'refused') before.push('refused')
  const [row] = await tx
    .update(processorTask)
    .set({
      state,
      sealed: null,
      nextAttemptAt: null,
      settledAt: now,
      settledBy: by,
      ...(state === 'refused' ? {} : { overdueAt: null }),
    })
    .where(
      and(
        eq(processorTask.id, id),
        inArray(processorTask.state, before),
        processorId === undefined ? undefined : eq(processorTask.processorId, processorId),
        state === 'scheduled' ? eq(processorTask.verb, 'erase-after') : undefined,
      ),
    )
    .returning({
      requestId: processorTask.requestId,
      name: sql<string>`(select p.name from processor p where p.id = ${processorTask.processorId})`,
    })
  return row
}

/** What a processor was asked for, of these tasks; another's are not among them. */
export async function tasksAskedOf(tx: BotTx, processorId: string, ids: readonly string[]): Promise<TaskRow[]> {
  return tx
    .select()
    .from(processorTask)
    .where(and(eq(processorTask.processorId, processorId), inArray(processorTask.id, [...ids])))
}
