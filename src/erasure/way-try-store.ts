import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { tableOf } from './quarry-store.ts'
import { isReachedBy } from './reach-store.ts'
import { reading } from './session-store.ts'
import { isTooSlow, refusedWith, sqlStateOf } from './sqlstate.ts'
import { quarryOfSomebody } from './way-index-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 2_000 }
/** Of a value, or of a limit that it goes beyond. What a statement is refused for as such is a finding of its own. */
const OF_A_ROW = /^(22|54)/

/**
 * Ways whose look-up PostgreSQL refuses because of what stands in some row: until that row is gone nobody is erased, whoever asks. Each is
 * tried once for somebody who is nobody, as far as two seconds go.
 */
export async function refusedWays(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const quarry = quarryOfSomebody(map, catalogue)
  if (!quarry) return []
  const found: Finding[] = []
  for (const table of new Set(quarry.plan.steps.map((step) => step.table)))
    for (const way of map[table]?.reach ?? []) {
      const where = way.by === 'parent' ? undefined : isReachedBy(quarry, table, 't', way)
      const code = where && (await refusal(platform, sql`select 1 from ${tableOf(quarry.plan, table)} t where ${where} limit 1`))
      if (code) found.push({ table, column: way.column, is: 'way-refused', about: code })
    }
  return found
}

async function refusal(platform: pg.Pool, statement: ReturnType<typeof sql>): Promise<string | undefined> {
  try {
    await reading(platform, LIMITS, (session) => session.run(statement))
    return undefined
  } catch (error) {
    const code = sqlStateOf(error)
    if (code !== undefined && OF_A_ROW.test(code)) return code
    if (refusedWith(error) === undefined && !isTooSlow(error)) throw error
    return undefined
  }
}
