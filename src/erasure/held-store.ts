import type pg from 'pg'
import type { Pseudonym } from './hold-store.ts'

/** Rows of one table that one law keeps. */
export interface Held {
  table: string
  basis: string
  rows: number
  /** The first and the last of their days, yyyy-mm-dd: each row goes the night after its own. */
  first: string
  until: string
  /** Nobody can tell any more which rows these are, or whether they are still there. */
  lost: boolean
}

/**
 * What the law still keeps of a person after their erasures, from what those recorded: no row is looked at. The person is known by
 * the requests that are theirs, and by the pseudonyms that outlive them (purpose "suppression"); each row counts once.
 */
export async function heldOf(
  platform: pg.Pool,
  { requestIds, pseudonyms }: { requestIds: readonly string[]; pseudonyms: readonly Pseudonym[] },
): Promise<Held[]> {
  const { rows } = await platform.query<Held>(
    `with whose as (
       select unnest($1::uuid[]) as id union
       select s.request_id from deletion_bot.kept_subject s
         join unnest($2::text[], $3::text[]) as p(key_id, pseudonym) on s.key_id = p.key_id and s.pseudonym = p.pseudonym
       where s.whose = 'subject'
     ), mine as (
       select distinct on (table_name, primary_key) table_name, basis, release_on, settled_at is not null as lost
       from deletion_bot.retained
       where (settled_at is null or outcome in ('untraceable', 'lost')) and request_id in (select id from whose)
       order by table_name, primary_key, settled_at is not null, release_on desc
     )
     select table_name as "table", basis, count(*)::int as rows, min(release_on)::text as first, max(release_on)::text as until, lost
     from mine group by 1, 2, lost order by 5, 1, 2, lost`,
    [requestIds, pseudonyms.map(({ keyId }) => keyId), pseudonyms.map(({ value }) => value)],
  )
  return rows
}

/** How many rows of erased people each basis keeps; a row that several requests recorded counts once. */
export async function retainedByBasis(platform: pg.Pool): Promise<{ basis: string; rows: number }[]> {
  const { rows } = await platform.query<{ basis: string; rows: number }>(
    `select basis, count(distinct (table_name, primary_key))::int as rows from deletion_bot.retained
     where settled_at is null group by 1 order by 1`,
  )
  return rows
}
