import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { lookAhead } from './count-store.ts'
import { LINES_PER_SLICE } from './follow-kept-store.ts'
import type { ErasurePlan } from './plan.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 5_000, statementMs: 60_000 }

interface Quarry {
  plan: ErasurePlan
  subject: SubjectIdentifiers
  /** Rows that the law keeps count as done once they are recorded for this request. */
  requestId: string
}

/**
 * Whether some step of the plan has rows to take: one snapshot, by the predicates of the erasure itself. `first`: more kept rows than a
 * few count as such though they are recorded: what they refer to may not be, if a process died in between.
 */
export function lookAgain(platform: pg.Pool, quarry: Quarry, first = false): Promise<boolean> {
  return reading(platform, LIMITS, async (session) => {
    const ahead = await lookAhead(session, quarry, ...(first ? [LINES_PER_SLICE] : []))
    return ahead.waiting.size > 0
  })
}
