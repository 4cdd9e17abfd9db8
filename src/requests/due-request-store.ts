import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, not, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { mustForgetUpTo } from './deadline.ts'
import { isEnded, requestStates } from './request.ts'
import type { RequestRow } from './request-store.ts'

const ENDED = requestStates.filter(isEnded)
const DAY_MS = 86_400_000

/**
 * A next try further off than any pause was written while the clock was wrong; staff's hold has a day of its own, and what is scheduled
 * never waits longer than its window.
 */
function isPausedTooLong(now: Date): SQL | undefined {
  const { state, reason, nextAttemptAt, eraseAt } = erasureRequest
  const isPaused = or(
    inArray(state, ['running', 'partial']),
    and(eq(state, 'on_hold'), eq(reason, 'legal-hold')),
    and(eq(state, 'scheduled'), lte(eraseAt, now)),
  )
  return and(isPaused, gte(nextAttemptAt, implausibleFrom(now)))
}

/** Its time has come, or its pause cannot be meant. Not so of what staff have held, or given a longer window, meanwhile. */
export function isDueStill(now: Date): SQL | undefined {
  const isReached = lte(sql`coalesce(${erasureRequest.nextAttemptAt}, ${erasureRequest.eraseAt})`, now)
  return or(isReached, isPausedTooLong(now))
}

/** Frozen, and not begun: it takes one of the erasures that may begin in an hour. */
function isToBegin(): SQL {
  const { state, frozenAt, startedAt } = erasureRequest
  return sql`(${and(inArray(state, ['scheduled', 'on_hold']), isNotNull(frozenAt), isNull(startedAt))})`
}

/** Requests with something to do now: to freeze, to thaw, to retry, to sweep again. In order of their deadline. What is to begin has an order of its own. */
export async function requestsDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(
      or(
        and(eq(erasureRequest.state, 'scheduled'), isNull(erasureRequest.frozenAt)),
        // What its number took over while it was held is frozen anew.
        and(
          inArray(erasureRequest.state, ['on_hold', 'parked']),
          isNull(erasureRequest.frozenAt),
          isNull(erasureRequest.startedAt),
          isNotNull(erasureRequest.confirmedAt),
          sql`coalesce(${erasureRequest.reason}, '') <> 'not-frozen-any-more'`,
        ),
        eq(erasureRequest.thawWanted, true),
        and(
          inArray(erasureRequest.state, ['scheduled', 'running', 'partial', 'on_hold']),
          isNull(erasureRequest.secondSweptAt),
          not(isToBegin()),
          isDueStill(now),
        ),
        and(
          // What is partial is swept at the very end: until then each would take a place every minute with nothing to do.
          or(
            eq(erasureRequest.state, 'completed'),
            and(inArray(erasureRequest.state, ['partial', 'parked']), lte(erasureRequest.finishedAt, mustForgetUpTo(now))),
          ),
          lte(erasureRequest.secondSweepAt, now),
          isNull(erasureRequest.secondSweptAt),
        ),
      ),
    )
    .orderBy(asc(erasureRequest.deadlineAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Erasures whose time to begin has come, in the order in which they may: by their deadlines. */
export async function erasuresToBegin(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const { id, deadlineAt, thawWanted, nextAttemptAt, eraseAt } = erasureRequest
  const rows = await db
    .select({ id })
    .from(erasureRequest)
    .where(and(isToBegin(), eq(thawWanted, false), isDueStill(now)))
    // What has been due for a day and has not moved keeps nobody else from being woken.
    .orderBy(
      sql`coalesce(${nextAttemptAt}, ${eraseAt}) < ${new Date(now.getTime() - DAY_MS).toISOString()}::timestamptz`,
      asc(deadlineAt),
      asc(id),
    )
    .limit(limit)
  return rows.map((row) => row.id)
}

/** Whether `atMost` others, whose deadlines come sooner, may begin as well. What has been due for a day and has not moved stops nobody. */
export async function areAhead(
  db: BotDb | BotTx,
  request: { id: string; deadlineAt: Date },
  now: Date,
  atMost: number,
): Promise<boolean> {
  const { id, deadlineAt, thawWanted, nextAttemptAt, eraseAt } = erasureRequest
  const isSooner = or(lt(deadlineAt, request.deadlineAt), and(eq(deadlineAt, request.deadlineAt), lt(id, request.id)))
  const isMoving = gte(sql`coalesce(${nextAttemptAt}, ${eraseAt})`, new Date(now.getTime() - DAY_MS))
  const rows = await db
    .select({ id })
    .from(erasureRequest)
    .where(and(isToBegin(), eq(thawWanted, false), isDueStill(now), isMoving, isSooner))
    .limit(atMost)
  return rows.length >= atMost
}

/** When the `nth` newest erasure began. */
export async function nthNewestStart(db: BotDb, nth: number): Promise<Date | undefined> {
  const { startedAt } = erasureRequest
  const [row] = await db
    .select({ startedAt })
    .from(erasureRequest)
    .where(isNotNull(startedAt))
    .orderBy(desc(startedAt))
    .offset(nth - 1)
    .limit(1)
  return row?.startedAt ?? undefined
}

/** How many erasures began since `since`: the hourly brake reads it. */
export async function startedSince(db: BotDb | BotTx, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(erasureRequest)
    .where(sql`${erasureRequest.startedAt} > ${since}`)
  return row?.count ?? 0
}

/** Open requests whose deadline comes near or has passed, as long as anything is tried. */
export async function openWithDeadlineBefore(db: BotDb, before: Date): Promise<RequestRow[]> {
  const isOpen = notInArray(erasureRequest.state, [...ENDED, 'awaiting_confirmation'])
  return db
    .select()
    .from(erasureRequest)
    .where(and(isOpen, isNull(erasureRequest.secondSweptAt), lte(erasureRequest.deadlineAt, before)))
}
