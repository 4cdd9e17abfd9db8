import { type SQL, sql } from 'drizzle-orm'
import type { Catalogue } from './catalogue.ts'
import { literal } from './session-store.ts'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A table, or one part of it as SQL names it, as `t`: all of it, or some `rows` from everywhere, the same ones every time. */
export function someRowsOf({ schema, tables }: Catalogue, table: string, rows: number, part?: string): SQL {
  const name = part ?? `${quoted(schema)}.${quoted(table)}`
  if (tables[table]?.kind === 'foreign') return sql`${sql.raw(name)} t`
  const share = sql`(select ${literal(String(100 * rows))}::float8 / greatest(c.reltuples, 1) from pg_class c where c.oid = ${literal(name)}::regclass)`
  return sql`${sql.raw(name)} t tablesample system (least(100, ${share})::float4) repeatable (0)`
}
