import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { erasureRequest } from '../db/schema.ts'
import { isEnded, requestStates } from './request.ts'
import { BEGINS_WITHIN_MS, LATE_AFTER_DAYS } from './standing.ts'

const { state, receiptResult, eraseAt, finishedAt, secondSweepAt, secondSweptAt } = erasureRequest
const OPEN = requestStates.filter((each) => !isEnded(each) && each !== 'awaiting_confirmation')

const isTakenBack = sql`(${state} = 'completed' and ${receiptResult} = 'partial')`

/** The same as `standingOf`, of each row. */
export const standing: SQL<string> = sql<string>`case when ${isTakenBack} then 'partial' else ${state} end`

/** Rows that stand like this. */
export function standsAs(wanted: string): SQL | undefined {
  if (wanted === 'partial') return or(eq(state, 'partial'), isTakenBack)
  if (wanted === 'completed') return and(eq(state, 'completed'), sql`${receiptResult} is distinct from 'partial'`)
  return eq(state, wanted)
}

/** The same as `isGivenUp`, of each row. */
export const givenUp: SQL = sql`(${state} = 'partial' and ${secondSweptAt} is not null)`

/** The same as `isSweepLate`. */
export function sweepLate(now: Date): SQL {
  const ended = Object.entries(LATE_AFTER_DAYS).map(
    ([each, days]) =>
      sql`(${state} = ${each} and ${finishedAt} < ${now.toISOString()}::timestamptz - make_interval(days => ${days}))`,
  )
  return sql`(${secondSweepAt} is not null and ${secondSweptAt} is null and (${sql.join(ended, sql` or `)}))`
}

/** The same as `isOverdue`. */
export function overdueSince(now: Date): SQL {
  return sql`(${state} = 'scheduled' and ${eraseAt} < ${new Date(now.getTime() - BEGINS_WITHIN_MS).toISOString()}::timestamptz)`
}

/** Confirmed, and something is still to be done or to be proved. */
export const standsOpen: SQL = sql`(${inArray(state, OPEN)} and not ${givenUp} or ${isTakenBack})`
