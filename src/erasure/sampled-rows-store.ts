import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import { LIMITS } from './sample-shapes.ts'
import { literal, reading } from './session-store.ts'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A table, or one part of it as SQL names it, as `t`: all of it, or some `rows` from everywhere, the same ones every time. */
export function someRowsOf({ schema, tables }: Catalogue, table: string, rows: number, part?: string): SQL {
  const name = part ?? `${quoted(schema)}.${quoted(table)}`
  if (tables[table]?.kind === 'foreign') return sql`${sql.raw(name)} t`
  const share = sql`(select ${literal(String(100 * rows))}::float8 / greatest(c.reltuples, 1) from pg_class c where c.oid = ${literal(name)}::regclass)`
  return sql`${sql.raw(name)} t tablesample system (least(100, ${share})::float4) repeatable (0)`
}

/** As many blocks as are read in a moment, also when none of them is in memory. */
const BLOCKS_MAX = 1_000
const ROWS_MAX = 2_000

/** What is read of a table: some rows of all that were looked at, and the share that these are of it. */
export interface Source {
  some: SQL
  all: SQL
  share: number
}

/** Of a big table a share of its blocks, and of these rows from everywhere: what is newer, or lies in a later partition, looks different. */
export async function sourceOf(platform: pg.Pool, { schema }: Catalogue, table: string): Promise<Source> {
  const name = `${quoted(schema)}.${quoted(table)}`
  const [size] = await reading(platform, LIMITS, (session) =>
    session.run<{ blocks: number }>(sql`
      with recursive part as (
        select ${literal(name)}::regclass::oid as oid
        union select i.inhrelid from part join pg_inherits i on i.inhparent = part.oid
      ) select (sum(pg_relation_size(part.oid)) / current_setting('block_size')::int)::float8 as blocks from part`),
  )
  const share = Math.min(1, BLOCKS_MAX / Math.max(1, size?.blocks ?? 0))
  const sampled = share < 1 ? sql.raw(` tablesample system (${(100 * share).toFixed(4)}) repeatable (0)`) : sql``
  const all = sql`(select * from ${sql.raw(name)}${sampled})`
  const some = sql`(select s.* from ${sql.raw(name)} s${sampled} order by md5(s.ctid::text) limit ${sql.raw(String(ROWS_MAX))})`
  return { some, all, share }
}
