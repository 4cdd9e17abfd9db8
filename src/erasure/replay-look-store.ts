import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { lookAhead } from './count-store.ts'
import type { ErasurePlan } from './plan.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 5_000, statementMs: 60_000 }

interface Quarry {
  plan: ErasurePlan
  subject: SubjectIdentifiers
  /** Rows that the law keeps count as done once they are recorded for this request. */
  requestId: string
}

/** Whether some step of the plan has rows to take: one snapshot, by the predicates of the erasure itself. */
export function lookAgain(platform: pg.Pool, quarry: Quarry): Promise<boolean> {
  return reading(platform, LIMITS, async (session) => (await lookAhead(session, quarry)).waiting.size > 0)
}
