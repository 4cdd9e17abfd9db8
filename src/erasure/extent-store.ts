import { type SQL, sql } from 'drizzle-orm'
import type { Catalogue } from './catalogue.ts'
import type { Session } from './session-store.ts'
import type { Slice } from './slice.ts'

/** Where the rows of a table lay at one moment. */
export interface Extent {
  /** Of its longest part; undefined where some part has no blocks of ours (a foreign table). */
  blocks: number | undefined
  /** Names the files that hold the rows: other ones mean that the rows were put elsewhere, or parts came or went. */
  files: string
  /** Every transaction before this one had ended. */
  settled: string
}

/** To be asked first in its transaction: rows added while it looks are none that had settled. */
export async function extentOf(session: Session, { schema }: Catalogue, table: string): Promise<Extent> {
  const [row] = await session.run<{ blocks: number; foreign: boolean; files: string; settled: string }>(sql`
    with recursive part(id) as (
      select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${schema} and c.relname = ${table}
      union select i.inhrelid from pg_inherits i join part on i.inhparent = part.id)
    select coalesce(max(pg_relation_size(c.oid) / current_setting('block_size')::int), 0)::float8 as blocks,
      coalesce(bool_or(c.relkind = 'f'), false) as "foreign",
      coalesce(string_agg(c.oid || ':' || coalesce(pg_relation_filenode(c.oid), 0), ' ' order by c.oid), '') as files,
      pg_snapshot_xmin(pg_current_snapshot())::text as settled
    from part join pg_class c on c.oid = part.id where c.relkind in ('r', 'm', 'f')`)
  if (!row) throw new Error('PostgreSQL said nothing of the table.')
  return { blocks: row.foreign ? undefined : row.blocks, files: row.files, settled: row.settled }
}

/** The rows of `t` in these blocks, of each of its parts. As parameters, so that every slice is one statement. */
export function isInSlice({ from, to }: Slice): SQL {
  return sql`(t.ctid >= ${`(${from},0)`}::tid and t.ctid < ${`(${to},0)`}::tid)`
}

/** The rows of `t` that were written by a transaction which had not ended at that moment, whatever has become of it since. */
export function isWrittenSince(settled: string): SQL {
  return sql`(age(t.xmin) between 0 and age(${(BigInt(settled) & 0xffffffffn).toString()}::xid))`
}
