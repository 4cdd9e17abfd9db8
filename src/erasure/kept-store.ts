import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { KeptCount } from './evidence.ts'
import { isKeptRow } from './kept-row-store.ts'
import { added, overKept } from './kept-slices-store.ts'
import type { ErasurePlan } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { inTenants } from './row-scope-store.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }

/** What the law still keeps of these requests, per table and basis. `until` is the latest release day, yyyy-mm-dd. */
export async function retainedOf(
  platform: pg.Pool,
  requestIds: readonly string[],
): Promise<(KeptCount & { requestId: string; table: string })[]> {
  const { rows } = await platform.query<{ requestId: string; table: string; basis: string; rows: string; until: string }>(
    `select request_id as "requestId", table_name as "table", basis, count(*) as rows, max(release_on)::text as until
     from deletion_bot.retained where request_id = any($1) and settled_at is null group by 1, 2, 3 order by 1, 2, 3`,
    [requestIds],
  )
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}

/** The same for rows within the plan that other requests recorded and this one did not, each row counted once. */
export function keptByOthers(
  platform: pg.Pool,
  plan: ErasurePlan,
  requestId: string,
  others: readonly string[],
): Promise<(KeptCount & { table: string })[]> {
  return reading(platform, LIMITS, async (session) => {
    const kept: (KeptCount & { table: string })[] = []
    for (const table of new Set(plan.steps.map((step) => step.table))) {
      await overKept(session, { table, requestIds: others }, async (within) => {
        const rows = await session.run<KeptCount>(sql`
          select basis, count(*)::int as rows, max(until)::text as until from (
            select distinct on (r.primary_key) r.basis, r.release_on as until
            from deletion_bot.retained r join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}
            where ${within} and not exists (select 1 from deletion_bot.retained o where o.request_id = ${requestId}::uuid
              and o.table_name = r.table_name and o.primary_key = r.primary_key) and ${inTenants(plan, table, 't') ?? sql`true`}
            order by r.primary_key, r.release_on desc
          ) each_once group by basis order by basis`)
        kept.push(...rows.map((row) => ({ ...row, table })))
      })
    }
    return added(kept, ({ table, basis }) => `${table} ${basis}`)
  })
}
