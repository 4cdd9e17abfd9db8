import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { isKeptRow } from './kept-row-store.ts'
import { added, overKept } from './kept-slices-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { lawNamed } from './retention-bases.ts'
import { tenantOf } from './row-scope-store.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }

export interface TenantKept {
  tenantId: string
  table: string
  category: string
  rows: number
  statute: string
  /** The last of their days, yyyy-mm-dd. */
  until: string
}

/** What the law keeps of a request, business by business, in the plan's tables or in these. Rows that belong to no business are left out. */
export function keptByTenant(
  platform: pg.Pool,
  plan: ErasurePlan,
  requestId: string,
  tables: readonly string[] = [...new Set(plan.steps.map(({ table }) => table))],
): Promise<TenantKept[]> {
  return reading(platform, LIMITS, async (session) => {
    const recorded = await session.run<{ table: string }>(
      sql`select distinct table_name as "table" from deletion_bot.retained where request_id = ${requestId}::uuid and settled_at is null order by 1`,
    )
    const kept: TenantKept[] = []
    for (const { table } of recorded.filter((each) => tables.includes(each.table))) {
      const tenant = tenantOf(plan, table, 't')
      if (!tenant) continue
      const name = tableOf(plan, table)
      const { category } = mappedTable(plan.map, table)
      await overKept(session, { table, requestIds: [requestId] }, async (within) => {
        const rows = await session.run<{ tenantId: string; basis: string; rows: number; until: string }>(sql`
          select ${tenant}::text as "tenantId", r.basis, count(*)::int as rows, max(r.release_on)::text as until
          from deletion_bot.retained r join ${name} t on ${isKeptRow(plan, table, 't')}
          where ${within} and ${tenant} is not null group by 1, 2 order by 1, 2`)
        kept.push(...rows.map(({ basis, ...row }) => ({ ...row, table, category, statute: lawNamed(basis).statute })))
      })
    }
    return added(kept, ({ tenantId, table, statute }) => `${tenantId} ${table} ${statute}`)
  })
}
