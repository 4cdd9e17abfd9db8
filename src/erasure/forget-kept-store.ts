import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Settled } from './continued-receipt.ts'
import { writing } from './session-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
const ROWS_PER_BATCH = 1_000

/** Open lines of kept rows, by the names of table and key under which they are noted. */
export interface Noted {
  table: string
  /** In the order of letters. */
  columns: readonly string[]
}

const ARE_NOTED = `r.table_name = $1 and r.primary_key ?& $2::text[] and r.primary_key - $2::text[] = '{}' and r.settled_at is null`

export async function countNoted(platform: pg.Pool, { table, columns }: Noted): Promise<number> {
  const { rows } = await platform.query<{ rows: number }>(
    `select count(*)::int as rows from deletion_bot.retained r where ${ARE_NOTED}`,
    [table, columns],
  )
  return rows[0]?.rows ?? 0
}

/** The schemas in which something lies that bears the table's name. */
export async function schemasWith(platform: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await platform.query<{ schema: string }>(
    `select n.nspname::text as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relname = $1 and c.relkind in ('r', 'p', 'f', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'deletion_bot')
     order by 1`,
    [table],
  )
  return rows.map(({ schema }) => schema)
}

/** Whether a legal hold stands on the table, on one of the people whose rows the lines are, or on any business: the lines name none. */
export async function areHeld(platform: pg.Pool, { table, columns }: Noted, now: Date): Promise<boolean> {
  const { rows } = await platform.query(
    `select 1 from deletion_bot.legal_hold h
     where h.held_from <= $3 and (h.held_until is null or h.held_until > $3) and (h.table_name = $1 or h.scope = 'tenant' or h.scope = 'subject' and exists (
       select 1 from deletion_bot.kept_subject s join deletion_bot.retained r using (request_id)
       where (s.whose = 'others' or (s.key_id = h.key_id and s.pseudonym = h.pseudonym)
           or h.also @> jsonb_build_array(jsonb_build_object('keyId', s.key_id, 'value', s.pseudonym))) and ${ARE_NOTED}))
     limit 1`,
    [table, columns, now],
  )
  return rows.length > 0
}

/** Gives the rows up, a thousand lines at a time: a second run goes on where the first one ended. The next night's receipts say so. */
export async function forgetKept(
  platform: pg.Pool,
  { table, columns }: Noted,
  outcome: Extract<Settled['outcome'], 'table-gone' | 'untraceable'>,
  now: Date,
): Promise<number> {
  const names = sql`${sql.param([...columns])}::text[]`
  for (let given = 0; ; ) {
    const lines = await writing(platform, LIMITS, (session) =>
      session.run(sql`
        update deletion_bot.retained set outcome = ${outcome}, settled_at = ${now.toISOString()}::timestamptz
        where settled_at is null and ctid = any(array(select r.ctid from deletion_bot.retained r
          where r.table_name = ${table} and r.primary_key ?& ${names} and r.primary_key - ${names} = '{}' and r.settled_at is null
          limit ${ROWS_PER_BATCH} for update))
        returning 1`),
    )
    given += lines.length
    if (lines.length < ROWS_PER_BATCH) return given
  }
}
