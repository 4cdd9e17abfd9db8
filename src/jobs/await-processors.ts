import { wake } from '../db/wake.ts'
import type { Residue } from '../erasure/evidence.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { isConfirmed, isWaiting, namesProcessor, unconfirmedName } from '../processors/processor-task.ts'
import { type NamedTask, tasksOf } from '../processors/processor-task-store.ts'
import { noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { callContactBookOf } from './call-processors.ts'
import { forgetContactAgain } from './forget-contact-again.ts'
import { tellProcessors } from './tell-processors.ts'

/** Most answer within moments: so long the first receipt waits for them, and the person hears one word instead of two. */
const GRACE_MS = 2 * 60_000

export interface Partners {
  /** What was asked for, as the receipt is to say it. */
  tasks: readonly NamedTask[]
  /** Those that have not confirmed, as receipts name them. */
  unconfirmed: string[]
  /** Until when the first receipt may wait for them. */
  waitUntil: Date | undefined
  /** What the second sweep asks once more could not be asked now: it has to come again after this time. */
  askAgainMs: number | undefined
}

/**
 * Tells the processors when the erasure here is through for the first time, and Meta's contact book once more with the second sweep. Says who
 * has not confirmed.
 */
export async function askProcessors(
  bot: Bot,
  asked: {
    request: RequestRow
    subject: SubjectIdentifiers
    plan: ErasurePlan
    found: Residue
    isFirst: boolean
    isSecondSweep: boolean
  },
): Promise<Partners> {
  if (asked.isFirst) {
    await tellProcessors(bot, asked)
    await callContactBookOf(bot, asked.request.id)
  }
  const again = isSweep(bot, asked) ? await forgetContactAgain(bot, asked) : undefined
  const tasks = await tasksOf(bot.db, asked.request.id)
  const waiting = tasks.filter(({ state }) => isWaiting(state)).map(({ createdAt }) => createdAt.getTime() + GRACE_MS)
  const waitUntil = Math.min(...waiting)
  return {
    tasks,
    unconfirmed: unconfirmedOf(tasks),
    waitUntil: asked.isFirst && waitUntil > bot.clock.now().getTime() && waiting.length > 0 ? new Date(waitUntil) : undefined,
    askAgainMs: again?.is === 'later' ? again.waitMs : undefined,
  }
}

/** What stays partial is swept by its own passes from the same day on. */
function isSweep({ clock }: Bot, { request, isSecondSweep }: { request: RequestRow; isSecondSweep: boolean }): boolean {
  return isSecondSweep || (request.secondSweepAt !== null && request.secondSweepAt <= clock.now())
}

/** Processors that have not confirmed, as receipts name them. */
export function unconfirmedOf(tasks: readonly Pick<NamedTask, 'name' | 'state' | 'overdueAt'>[]): string[] {
  return [...new Set(tasks.filter((task) => !isConfirmed(task)).map(({ name }) => unconfirmedName(name)))]
}

/** The request stays where it is until the processors have answered, or the time for it is over. */
export async function awaitProcessors(bot: Bot, request: RequestRow, until: Date): Promise<void> {
  const now = bot.clock.now()
  await bot.db.transaction(async (tx) => {
    await noteOnRequest(tx, request.id, { nextAttemptAt: until }, now)
    // An answer that came while this was being decided has found nothing to hurry.
    const isOver = !(await tasksOf(tx, request.id)).some(({ state }) => isWaiting(state))
    if (isOver) await noteOnRequest(tx, request.id, { nextAttemptAt: now }, now)
    await wake(tx, 'run-request', [request.id], isOver ? 0 : until.getTime() - now.getTime() + 1)
  })
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How soon a partial erasure is tried again: a store may be back in minutes, a processor speaks for itself. */
export function retryAfterMs(rest: readonly string[]): number {
  const others = rest.filter((name) => !namesProcessor([name]))
  if (others.length === 0) return 24 * HOUR_MS
  return others.every((name) => name === 'blob-store') ? 5 * MINUTE_MS : HOUR_MS
}
