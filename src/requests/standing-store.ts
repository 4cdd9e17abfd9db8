import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { erasureRequest } from '../db/schema.ts'
import { isEnded, requestStates } from './request.ts'

const { state, receiptResult } = erasureRequest
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

/** Confirmed, and something is still to be done or to be proved. */
export const standsOpen: SQL = sql`(${inArray(state, OPEN)} or ${isTakenBack})`
