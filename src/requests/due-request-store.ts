import { and, asc, eq, gte, inArray, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { mustForgetUpTo } from './deadline.ts'
import { isEnded, requestStates } from './request.ts'
import type { RequestRow } from './request-store.ts'

const ENDED = requestStates.filter(isEnded)

/**
 * A next try further off than any pause was written while the clock was wrong; staff's hold has a day of its own, and what is scheduled
 * never waits longer than its window.
 */
export function isPausedTooLong(now: Date): SQL | undefined {
  const { state, reason, nextAttemptAt, eraseAt } = erasureRequest
  const isPaused = or(
    inArray(state, ['running', 'partial']),
    and(eq(state, 'on_hold'), eq(reason, 'legal-hold')),
    and(eq(state, 'scheduled'), lte(eraseAt, now)),
  )
  return and(isPaused, gte(nextAttemptAt, implausibleFrom(now)))
}

/** Requests with something to do now: to freeze, to thaw, to erase, to retry, to sweep again. In order of their deadline. */
export async function requestsDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(
      or(
        and(eq(erasureRequest.state, 'scheduled'), isNull(erasureRequest.frozenAt)),
        eq(erasureRequest.thawWanted, true),
        and(
          inArray(erasureRequest.state, ['scheduled', 'running', 'partial', 'on_hold']),
          isNull(erasureRequest.secondSweptAt),
          or(lte(sql`coalesce(${erasureRequest.nextAttemptAt}, ${erasureRequest.eraseAt})`, now), isPausedTooLong(now)),
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

/** How many erasures began since `since`: the hourly brake reads it. */
export async function startedSince(db: BotDb | BotTx, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(erasureRequest)
    .where(sql`${erasureRequest.startedAt} > ${since}`)
  return row?.count ?? 0
}

/** Open requests whose deadline comes near or has passed. */
export async function openWithDeadlineBefore(db: BotDb, before: Date): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(and(notInArray(erasureRequest.state, [...ENDED, 'awaiting_confirmation']), lte(erasureRequest.deadlineAt, before)))
}
