import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { lookAhead } from './count-store.ts'
import { LINES_PER_SLICE } from './follow-kept-store.ts'
import type { ErasurePlan } from './plan.ts'
import { bindingsOf, formOf, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { any, reading } from './session-store.ts'
import { isTooSlow } from './sqlstate.ts'
import { named } from './template-store.ts'

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

/**
 * Whether a row of the plan's tables is the subject's at all, whatever its date, or the law keeps one for one of these requests. The subject
 * may be several people: more than is any one's is found then, never less. What cannot be answered in time may be.
 */
export async function isAnythingThere(
  platform: pg.Pool,
  { plan, subject, requestIds }: { plan: ErasurePlan; subject: SubjectIdentifiers; requestIds: readonly string[] },
): Promise<boolean> {
  const quarry = { plan, subject }
  const { templates, form } = formOf(quarry)
  const write = () => {
    const tables = [...new Set(plan.steps.map(({ table }) => table))]
    const rows = tables.map(
      (table) => sql`exists (select 1 from ${tableOf(plan, table)} t where ${isMine(quarry, table, 't', { find: true })})`,
    )
    const kept = sql`exists (select 1 from deletion_bot.retained where request_id = any(${named('requestIds', requestIds)}::uuid[]))`
    return sql`select ${any([...rows, kept])} as there`
  }
  try {
    return await reading(platform, LIMITS, async (session) => {
      const bindings = { ...bindingsOf(quarry), requestIds }
      const [row] = await session.rerun<{ there: boolean }>(templates, `anything ${form}`, write, bindings)
      return row?.there !== false
    })
  } catch (error) {
    if (!isTooSlow(error)) throw error
    return true
  }
}
