import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { foreignKeysTo } from './catalogue.ts'
import type { KeptCount } from './evidence.ts'
import { isTouched, keyAsJson, references } from './predicate-store.ts'
import { type Quarry, tableOf } from './reach-store.ts'
import type { Session } from './session-store.ts'

/**
 * A row that a kept row references stays at least as long. Records such rows of the subject with the last of those days, children
 * first, so that a grandparent learns it from its child.
 */
export async function rememberHeldParents(session: Session, quarry: Quarry & { requestId: string }): Promise<void> {
  const { plan, requestId } = quarry
  for (const step of plan.steps) {
    if (step.action !== 'erase') continue
    for (const key of foreignKeysTo(plan.catalogue, step.table)) {
      if (key.table === step.table || !plan.steps.some(({ table }) => table === key.table)) continue
      await session.run(sql`
        insert into deletion_bot.retained as k (request_id, table_name, primary_key, basis, release_on)
        select distinct on (h.key) ${requestId}::uuid, ${step.table}, h.key, h.basis, h.release_on from (
          select ${keyAsJson(quarry, step.table, 't')} as key, r.basis, r.release_on
          from deletion_bot.retained r
            join ${tableOf(plan, key.table)} c on r.primary_key = ${keyAsJson(quarry, key.table, 'c')}
            join ${tableOf(plan, step.table)} t on ${references(key, 'c', 't')}
          where r.request_id = ${requestId}::uuid and r.table_name = ${key.table} and ${isTouched(quarry, step, 't')}
        ) h order by h.key, h.release_on desc
        on conflict (request_id, table_name, primary_key) do update set basis = excluded.basis, release_on = excluded.release_on
          where k.release_on < excluded.release_on`)
    }
  }
}

/** What the law still keeps of these requests, per table and basis. `until` is the latest release day, yyyy-mm-dd. */
export async function retainedOf(
  platform: pg.Pool,
  requestIds: readonly string[],
): Promise<(KeptCount & { requestId: string; table: string })[]> {
  const { rows } = await platform.query<{ requestId: string; table: string; basis: string; rows: string; until: string }>(
    `select request_id as "requestId", table_name as "table", basis, count(*) as rows, max(release_on)::text as until
     from deletion_bot.retained where request_id = any($1) group by 1, 2, 3 order by 1, 2, 3`,
    [requestIds],
  )
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}
