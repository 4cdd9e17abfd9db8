import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { isKeptRow, isNobodys } from './kept-row-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { isMarked } from './row-mark-store.ts'
import { reading, writing } from './session-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
const ROWS_PER_BATCH = 1_000

export interface Renaming {
  from: string
  to: string
  /** Columns of the key by their former names, with today's. */
  columns: Readonly<Record<string, string>>
}

/** What lies where the lines would point: `missing` find no row, `doubled` several, and `others` one that is not the one that was kept. */
export interface Compared {
  rows: number
  missing: number
  doubled: number
  others: number
}

/**
 * Looks where the lines would point by today's names, so that a column which names other rows is seen: the row must bear the date
 * by which it was marked, and name nobody. So many keys at a time.
 */
export async function compareRenamed(platform: pg.Pool, plan: ErasurePlan, renaming: Renaming): Promise<Compared> {
  const sum = { rows: 0, missing: 0, doubled: 0, others: 0 }
  let after: string | null = null
  for (;;) {
    const slice: Slice = await compareSlice(platform, plan, renaming, after)
    for (const name of ['rows', 'missing', 'doubled', 'others'] as const) sum[name] += slice[name]
    if (slice.keys < ROWS_PER_BATCH) return sum
    after = slice.last
  }
}

type Slice = Compared & { last: string | null; keys: number }

async function compareSlice(platform: pg.Pool, plan: ErasurePlan, renaming: Renaming, after: string | null): Promise<Slice> {
  const [slice] = await reading(platform, LIMITS, (session) => session.run<Slice>(comparison(plan, renaming, after)))
  return slice ?? { rows: 0, missing: 0, doubled: 0, others: 0, last: null, keys: 0 }
}

function comparison(plan: ErasurePlan, { from, to, columns }: Renaming, after: string | null) {
  const names = sql`${sql.param(Object.keys(columns))}::text[]`
  // A row that stays for another's sake alone names the person until the last look: its date is what tells it.
  const isKeptItself = mappedTable(plan.map, to).disposition.do === 'retain'
  const named = isKeptItself ? sql` and ${isNobodys(plan, to, 't')}` : sql``
  const isOpen = sql`l.table_name = ${from} and l.settled_at is null and l.primary_key ?& ${names} and l.primary_key - ${names} = '{}'`
  return sql`
    with keys as materialized (
      select distinct l.primary_key as key from deletion_bot.retained l
      where ${isOpen} and (${after}::text is null or l.primary_key > ${after}::jsonb) order by 1 limit ${ROWS_PER_BATCH}
    ), r as materialized (
      select (select jsonb_object_agg(${JSON.stringify(columns)}::jsonb ->> e.key, e.value) from jsonb_each(l.primary_key) e) as primary_key, l.row_mark
      from keys join deletion_bot.retained l on l.primary_key = keys.key where ${isOpen}
    )
    select (select count(*)::int from keys) as keys, (select keys.key::text from keys order by keys.key desc limit 1) as last, count(*)::int as rows,
      (count(*) filter (where found.rows = 0))::int as missing, (count(*) filter (where found.rows > 1))::int as doubled,
      (count(*) filter (where found.rows = 1 and found.same is not true))::int as others
    from r cross join lateral (
      select count(*) as rows, bool_and(${isMarked(plan, to, 't')}${named}) as same
      from ${tableOf(plan, to)} t where ${isKeptRow(plan, to, 't', 'r', Object.values(columns))}) found`
}

/** Notes kept rows under today's names of their table and key. Where a row is noted by them already, the later day counts. Says how many. */
export async function renameKept(platform: pg.Pool, { from, to, columns }: Renaming): Promise<number> {
  const before = Object.keys(columns)
  const names = sql`${sql.param(before)}::text[]`
  for (let moved = 0; ; ) {
    const [batch] = await writing(platform, LIMITS, (session) =>
      session.run<{ rows: number }>(sql`
        with taken as (
          delete from deletion_bot.retained where ctid = any(array(select r.ctid from deletion_bot.retained r
            where r.table_name = ${from} and r.primary_key ?& ${names} and r.primary_key - ${names} = '{}'
            limit ${ROWS_PER_BATCH} for update))
          returning *
        ), renamed as (
          insert into deletion_bot.retained as k
            (request_id, table_name, primary_key, basis, release_on, own_until, row_mark, outcome, settled_at, receipt_id)
          select request_id, ${to}, (select jsonb_object_agg(${JSON.stringify(columns)}::jsonb ->> e.key, e.value) from jsonb_each(primary_key) e),
            basis, release_on, own_until, row_mark, outcome, settled_at, receipt_id from taken
          on conflict (request_id, table_name, primary_key) do update set release_on = greatest(k.release_on, excluded.release_on),
            basis = case when k.release_on < excluded.release_on then excluded.basis else k.basis end,
            own_until = case when k.own_until is not null and excluded.own_until is not null then greatest(k.own_until, excluded.own_until) end
        )
        select count(*)::int as rows from taken`),
    )
    const rows = batch?.rows ?? 0
    moved += rows
    if (rows < ROWS_PER_BATCH) return moved
  }
}

/** Whether a legal hold names the table. */
export async function isTableHeld(platform: pg.Pool, table: string, now: Date): Promise<boolean> {
  const { rows } = await platform.query(
    'select 1 from deletion_bot.legal_hold where table_name = $1 and (held_until is null or held_until > $2) limit 1',
    [table, now],
  )
  return rows.length > 0
}
