import type { SQL } from 'drizzle-orm'
import type pg from 'pg'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
/** Rows of a table in which something is tried: all, or as many spread over the whole table. */
export const TRIED_MAX = 10_000
/** Classes of PostgreSQL's errors that speak of the statement; whatever else goes wrong is no finding. */
const ABOUT_THE_VALUE = ['22', '23', '42']

/** Runs a statement that changes nothing, to see whether PostgreSQL takes its values. */
export async function tryOut(
  platform: pg.Pool,
  statement: SQL,
): Promise<{ is: 'fine'; rows: number } | { is: 'refused'; code: string }> {
  try {
    const rows = await reading(platform, LIMITS, (session) => session.run(statement))
    return { is: 'fine', rows: rows.length }
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!ABOUT_THE_VALUE.includes(code.slice(0, 2))) throw error
    return { is: 'refused', code }
  }
}
