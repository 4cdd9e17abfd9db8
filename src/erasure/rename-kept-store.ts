import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { writing } from './session-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
const ROWS_PER_BATCH = 1_000

interface Renaming {
  from: string
  to: string
  /** Columns of the key by their former names, with today's. */
  columns: Readonly<Record<string, string>>
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
            (request_id, table_name, primary_key, basis, release_on, row_mark, outcome, settled_at, receipt_id)
          select request_id, ${to}, (select jsonb_object_agg(${JSON.stringify(columns)}::jsonb ->> e.key, e.value) from jsonb_each(primary_key) e),
            basis, release_on, row_mark, outcome, settled_at, receipt_id from taken
          on conflict (request_id, table_name, primary_key) do update set basis = excluded.basis, release_on = excluded.release_on
            where k.release_on < excluded.release_on
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
