import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { lookAhead } from './count-store.ts'
import type { ErasurePlan } from './plan.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 5_000, statementMs: 60_000 }

export interface Look {
  /** Some step of the plan has rows to take. */
  isWaiting: boolean
  /** A backup of between freeze and erasure has brought the request's freeze back. */
  isFrozen: boolean
}

/** One snapshot, by the predicates of the erasure itself. */
export function lookAgain(
  platform: pg.Pool,
  quarry: { plan: ErasurePlan; subject: SubjectIdentifiers; requestId: string },
): Promise<Look> {
  return reading(platform, LIMITS, async (session) => {
    const isWaiting = (await lookAhead(session, quarry)).waiting.size > 0
    const [row] = await session.run<{ frozen: boolean }>(
      sql`select exists (select from deletion_bot.freeze_undo where request_id = ${quarry.requestId}::uuid) as frozen`,
    )
    return { isWaiting, isFrozen: row?.frozen === true }
  })
}
