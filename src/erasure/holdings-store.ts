import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { ErasurePlan } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 5_000 }

/** How many rows of each planned table are the subject's, and how many everybody's. One read-only snapshot; for small databases. */
export function countHoldings(
  platform: pg.Pool,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
): Promise<{ table: string; mine: number; all: number }[]> {
  const quarry: Quarry = { plan, subject }
  const tables = [...new Set(plan.steps.map(({ table }) => table))]
  return reading(platform, LIMITS, async (session) => {
    const counted: { table: string; mine: number; all: number }[] = []
    for (const table of tables) {
      const [row] = await session.run<{ mine: number; all: number }>(sql`
        select count(*) filter (where ${isMine(quarry, table, 't')})::int as mine, count(*)::int as "all" from ${tableOf(plan, table)} t`)
      counted.push({ table, mine: row?.mine ?? 0, all: row?.all ?? 0 })
    }
    return counted
  })
}
