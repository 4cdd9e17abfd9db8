import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { type ForeignKey, foreignKeysTo } from './catalogue.ts'
import type { KeptCount } from './evidence.ts'
import type { Pseudonym } from './hold-store.ts'
import { isKeptRow, rowMark } from './kept-row-store.ts'
import type { ErasurePlan, PlanStep } from './plan.ts'
import { isTouched, keyAsJson, references } from './predicate-store.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { inTenants } from './row-scope-store.ts'
import { reading, type Session } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }

type Keeping = Quarry & { requestId: string; pseudonyms: readonly Pseudonym[] }

/**
 * A row that a kept row references stays at least as long. Records such rows of the subject with the last of those days, children
 * first, so that a grandparent learns it from its child; then marks what is kept, and whose it is.
 */
export async function rememberHeldParents(session: Session, quarry: Keeping): Promise<void> {
  const { plan, requestId } = quarry
  for (const step of plan.steps) {
    if (step.action !== 'erase') continue
    for (const key of foreignKeysTo(plan.catalogue, step.table)) {
      if (key.table === step.table || !plan.steps.some(({ table }) => table === key.table)) continue
      await rememberParents(session, quarry, step, key)
      await raiseParents(session, plan, key, requestId)
    }
  }
  for (const table of new Set(plan.steps.map((step) => step.table))) await markKept(session, plan, table, requestId)
  const names = JSON.stringify(quarry.pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })))
  await session.run(sql`
    insert into deletion_bot.kept_subject (request_id, key_id, pseudonym)
    select ${requestId}::uuid, p.key_id, p.pseudonym from jsonb_to_recordset(${names}::jsonb) as p(key_id text, pseudonym text)
    where exists (select 1 from deletion_bot.retained where request_id = ${requestId}::uuid) on conflict do nothing`)
}

async function rememberParents(session: Session, quarry: Keeping, step: PlanStep, key: ForeignKey): Promise<void> {
  const { plan, requestId } = quarry
  await session.run(sql`
    insert into deletion_bot.retained as k (request_id, table_name, primary_key, basis, release_on)
    select distinct on (h.key) ${requestId}::uuid, ${step.table}, h.key, h.basis, h.release_on from (
      select ${keyAsJson(quarry, step.table, 't')} as key, r.basis, r.release_on
      from deletion_bot.retained r
        join ${tableOf(plan, key.table)} c on ${isKeptRow(plan, key.table, 'c')}
        join ${tableOf(plan, step.table)} t on ${references(key, 'c', 't')}
      where r.request_id = ${requestId}::uuid and r.table_name = ${key.table} and r.settled_at is null
        and ${isTouched(quarry, step, 't')}
    ) h order by h.key, h.release_on desc
    on conflict (request_id, table_name, primary_key) do nothing`)
}

/** Kept rows of the referenced table stay as long as those that reference them: of one request, or of all. */
export async function raiseParents(session: Session, plan: ErasurePlan, key: ForeignKey, requestId?: string): Promise<number> {
  const parent = key.references.table
  const frame: Quarry = { plan, subject: { phones: [], userIds: [], emails: [] } }
  const of = (line: SQL) => (requestId === undefined ? sql`` : sql` and ${line}.request_id = ${requestId}::uuid`)
  const raised = await session.run(sql`
    update deletion_bot.retained p set basis = m.basis, release_on = m.release_on from (
      select distinct on (k.request_id, k.primary_key) k.request_id, k.primary_key, r.basis, r.release_on
      from deletion_bot.retained r
        join ${tableOf(plan, key.table)} c on ${isKeptRow(plan, key.table, 'c')}
        join ${tableOf(plan, parent)} t on ${references(key, 'c', 't')}
        join deletion_bot.retained k on k.table_name = ${parent} and k.primary_key = ${keyAsJson(frame, parent, 't')} and k.settled_at is null
      where r.table_name = ${key.table} and r.settled_at is null${of(sql`r`)}
      order by k.request_id, k.primary_key, r.release_on desc
    ) m where p.table_name = ${parent} and p.request_id = m.request_id and p.primary_key = m.primary_key
      and p.settled_at is null and p.release_on < m.release_on returning 1`)
  return raised.length
}

// Once, while the row is known to be the subject's.
async function markKept(session: Session, plan: ErasurePlan, table: string, requestId: string): Promise<void> {
  await session.run(sql`
    update deletion_bot.retained r set row_mark = ${rowMark(plan, table, 't')} from ${tableOf(plan, table)} t
    where r.request_id = ${requestId}::uuid and r.table_name = ${table} and r.row_mark is null and ${isKeptRow(plan, table, 't')}`)
}

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
      const rows = await session.run<KeptCount>(sql`
        select basis, count(*)::int as rows, max(until)::text as until from (
          select distinct on (r.primary_key) r.basis, r.release_on as until
          from deletion_bot.retained r join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}
          where r.table_name = ${table} and r.request_id = any(${sql.param([...others])}::uuid[]) and r.settled_at is null
            and not exists (select 1 from deletion_bot.retained o where o.request_id = ${requestId}::uuid
              and o.table_name = r.table_name and o.primary_key = r.primary_key) and ${inTenants(plan, table, 't') ?? sql`true`}
          order by r.primary_key, r.release_on desc
        ) each_once group by basis order by basis`)
      kept.push(...rows.map((row) => ({ ...row, table })))
    }
    return kept
  })
}
