import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { isPlanned, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { isAlso, isNewer, signOfLifeIn, tenantOf } from './row-scope-store.ts'
import { all, reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
const TIMED_OUT = '57014'

/**
 * The businesses to which the person has written since the plan's cut-off, but for what is of the deletion conversation itself (`also`): whose
 * customer they are again. Undefined: there is too much to be read in time.
 */
export async function businessesWrittenTo(platform: pg.Pool, quarry: Quarry): Promise<ReadonlySet<string> | undefined> {
  const { plan } = quarry
  const signs = Object.keys(plan.map).flatMap((table) => {
    const sign = isPlanned(plan, table) ? signOfLifeIn(plan, table, 't') : undefined
    const tenant = sign && tenantOf(plan, table, 't')
    if (!sign || !tenant) return []
    const own = isAlso(plan, table, 't')
    const isTheirs = own && sql`(${own}) is not true`
    const isSince = all([isMine(quarry, table, 't', { find: true }), isNewer(plan, table, 't'), sign.is, isTheirs])
    return [sql`select ${tenant}::text as business from ${tableOf(plan, table)} t where ${isSince}`]
  })
  if (signs.length === 0) return new Set()
  try {
    const rows = await reading(platform, LIMITS, (session) =>
      session.run<{ business: string | null }>(sql.join(signs, sql` union `)),
    )
    return new Set(rows.flatMap(({ business }) => business ?? []))
  } catch (error) {
    if ((error as { code?: string }).code !== TIMED_OUT) throw error
    return undefined
  }
}
