import type pg from 'pg'
import type { BlobRemover } from './blob-work.ts'
import { type Executed, type Execution, executePlan } from './execute.ts'
import { refusedAt } from './refused-step.ts'

/** A table that PostgreSQL would not let be changed, with its SQLSTATE. */
interface RefusingTable {
  table: string
  code: string
}

/**
 * As `executePlan`, past each step that PostgreSQL refuses for good: what that one would have taken stays, is counted as left, and with it
 * what it hangs on; everything else goes. What fails at no step is thrown.
 */
export async function executePastRefusals(
  platform: pg.Pool,
  store: BlobRemover,
  execution: Execution,
): Promise<Executed & { refused: readonly RefusingTable[] }> {
  const refused = new Map<string, RefusingTable>()
  for (;;) {
    try {
      // Begun anew each time: it goes on where the last commit ended.
      const done = await executePlan(platform, store, { ...execution, without: new Set(refused.keys()) })
      return { ...done, refused: [...refused.values()] }
    } catch (error) {
      const at = refusedAt(error)
      if (!at || refused.has(at.step.key)) throw error
      refused.set(at.step.key, { table: at.step.table, code: at.code })
    }
  }
}
