import { type SQL, sql } from 'drizzle-orm'
import type { ForeignKey } from './catalogue.ts'
import { isKeptRow } from './kept-row-store.ts'
import { type Keeping, rememberNamed, rememberWhose } from './kept-subject-store.ts'
import { linksTo } from './links.ts'
import type { ErasurePlan, PlanStep } from './plan.ts'
import { isTouched, keyAsJson, references } from './predicate-store.ts'
import { tableOf } from './quarry-store.ts'
import { rowMark } from './row-mark-store.ts'
import type { Session } from './session-store.ts'

/** Does one slice's work: within the transaction that is open, or each in one of its own. */
type InSlices = <T>(work: (session: Session) => Promise<T>) => Promise<T>

/** So many lines are followed by one statement: no more than one transaction takes in any case. */
export const LINES_PER_SLICE = 1_000

/**
 * A row that a kept row references stays at least as long. Records such rows of the subject with the last of those days, children
 * first, so that a grandparent learns it from its child; marks what is not marked yet, and notes whose all of it is. Goes through the
 * request's lines slice by slice, and may do so again after a crash: what is recorded stays as it is.
 */
export async function followKept(inSlices: InSlices, keeping: Keeping, size = LINES_PER_SLICE): Promise<void> {
  const { plan } = keeping
  for (const table of new Set(plan.steps.map((step) => step.table))) {
    const ups = waysUp(plan, table)
    // Of a table that references itself each round reaches one row further up.
    for (let goesOn = true; goesOn; ) {
      goesOn = false
      for (let after: string | null | undefined = null; after !== undefined; ) {
        const behind: string | null = after
        const slice: Followed = await inSlices((session) => followSlice(session, keeping, { table, ups, after: behind, size }))
        goesOn ||= slice.movedOwn
        after = slice.last
      }
    }
  }
  await inSlices((session) => rememberWhose(session, keeping))
}

/** Whether a request has recorded more rows than one slice holds. */
export async function keepsMany(session: Session, requestId: string, size = LINES_PER_SLICE): Promise<boolean> {
  const lines = sql`select 1 from deletion_bot.retained where request_id = ${requestId}::uuid offset ${size}`
  const [row] = await session.run<{ many: boolean }>(sql`select exists (${lines}) as many`)
  return row?.many === true
}

interface Up {
  key: ForeignKey
  /** By it a row of the parent goes, unless it is held. */
  step: PlanStep
}

function waysUp(plan: ErasurePlan, table: string): Up[] {
  return plan.steps
    .filter(({ action }) => action === 'erase')
    .flatMap((step) => linksTo(plan, step.table).flatMap((key) => (key.table === table && !key.elsewhere ? [{ key, step }] : [])))
}

interface Slice {
  table: string
  ups: readonly Up[]
  /** The key behind which it begins. */
  after: string | null
  size: number
}

interface Followed {
  last: string | undefined
  /** A row further up in the same table is recorded anew, or stays longer. */
  movedOwn: boolean
}

async function followSlice(session: Session, keeping: Keeping, { table, ups, after, size }: Slice): Promise<Followed> {
  const { plan, requestId } = keeping
  const lines = await session.run<{ key: string; unmarked: boolean }>(sql`
    select primary_key::text as key, row_mark is null as unmarked from deletion_bot.retained
    where request_id = ${requestId}::uuid and table_name = ${table} and settled_at is null
      ${after === null ? sql`` : sql`and primary_key > ${after}::text::jsonb`}
    order by primary_key limit ${size}`)
  if (lines.length === 0) return { last: undefined, movedOwn: false }
  const keys = sql`${sql.param(lines.map(({ key }) => key))}::text[]::jsonb[]`
  const these = sql`r.request_id = ${requestId}::uuid and r.table_name = ${table} and r.primary_key = any(${keys})`
  // Once, while the row is known to be the subject's.
  if (lines.some(({ unmarked }) => unmarked)) {
    await session.run(sql`
      update deletion_bot.retained r set row_mark = ${rowMark(plan, table, 't')} from ${tableOf(plan, table)} t
      where ${these} and r.row_mark is null and ${isKeptRow(plan, table, 't')}`)
  }
  await rememberNamed(
    session,
    keeping,
    table,
    lines.map(({ key }) => key),
  )
  let movedOwn = false
  for (const up of ups) {
    const moved = await rememberParents(session, keeping, up, these)
    movedOwn ||= moved > 0 && up.step.table === table
  }
  return { last: lines.length < size ? undefined : lines.at(-1)?.key, movedOwn }
}

/** Returns how many rows further up are recorded anew, or stay longer than was recorded. */
async function rememberParents(session: Session, keeping: Keeping, { key, step }: Up, these: SQL): Promise<number> {
  const { plan, requestId } = keeping
  // As an array, so that its index finds these alone, however many lines the request has.
  const known = sql`k.request_id = ${requestId}::uuid and k.table_name = ${step.table}
    and k.primary_key = any(array(select primary_key from parents))`
  const [moved] = await session.run<{ rows: number }>(sql`
    with parents as materialized (
      select distinct on (primary_key) primary_key, basis, release_on from (
        select ${keyAsJson(keeping, step.table, 't')} as primary_key, r.basis, r.release_on
        from deletion_bot.retained r
          join ${tableOf(plan, key.table)} c on ${isKeptRow(plan, key.table, 'c')}
          join ${tableOf(plan, step.table)} t on ${references(key, 'c', 't')}
        where ${these} and r.settled_at is null
      ) found order by primary_key, release_on desc
    ), raised as (
      update deletion_bot.retained k set basis = p.basis, release_on = p.release_on from parents p
      where ${known} and k.primary_key = p.primary_key and k.settled_at is null and k.release_on < p.release_on returning 1
    ), noted as (
      insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, own_until, row_mark)
      select ${requestId}::uuid, ${step.table}, p.primary_key, p.basis, p.release_on, '-infinity', ${rowMark(plan, step.table, 't')}
      from parents p join ${tableOf(plan, step.table)} t on ${isKeptRow(plan, step.table, 't', 'p')}
      where p.primary_key <> all(array(select k.primary_key from deletion_bot.retained k where ${known})) and ${isTouched(keeping, step, 't')}
      on conflict (request_id, table_name, primary_key) do nothing returning 1
    )
    select ((select count(*) from raised) + (select count(*) from noted))::int as rows`)
  return moved?.rows ?? 0
}
