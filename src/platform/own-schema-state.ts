import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { ClientBase, Pool } from 'pg'

interface OwnSchema {
  tables: readonly PgTable[]
  /** Of each table the names of its checks, without the table's own. */
  checks: Readonly<Record<string, string>>
  ddl: string
}

/** What this version has in `deletion_bot` and the database has not, or not so: tables, columns, keys, checks and indexes. */
export async function missingOf(client: ClientBase | Pool, { tables, checks, ddl }: OwnSchema): Promise<string[]> {
  const indexes = [...ddl.matchAll(/create index if not exists (\w+) on deletion_bot[.](\w+) [(](.+?)[)]( where)?/g)]
  const wanted = [
    ...tables.flatMap(wantedOf),
    ...Object.entries(checks).flatMap(([table, names]) => names.split(' ').map((name) => `check ${table}_${name}`)),
    ...indexes.map(([, name, table, columns, where = '']) => `index ${name} on ${table} (${columns})${where}`),
  ]
  const { rows } = await client.query<{ found: string }>(FOUND)
  const found = new Set(rows.map((row) => row.found))
  return wanted.filter((one) => !found.has(one))
}

function wantedOf(table: PgTable): string[] {
  const { name, columns, primaryKeys, uniqueConstraints } = getTableConfig(table)
  const keys = [...primaryKeys, ...uniqueConstraints].map((key) => key.columns.map((column) => column.name))
  const single = columns.filter(({ primary }) => primary).map((column) => [column.name])
  const typed = columns.map(
    (column) =>
      `column ${name}.${column.name} ${column.getSQLType().replace(' (', '(')}${column.notNull ? ' not null' : ''}${column.hasDefault ? ' default' : ''}`,
  )
  return [...typed, ...[...keys, ...single].map((key) => `key ${name} (${key.join(', ')})`)]
}

const FOUND = `
  select format('column %s.%s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
    || case when a.attnotnull then ' not null' else '' end || case when a.atthasdef then ' default' else '' end as found
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = to_regnamespace('deletion_bot') and c.relkind = 'r'
  union all
  select 'check ' || k.conname from pg_constraint k
  where k.connamespace = to_regnamespace('deletion_bot') and k.contype = 'c' and k.convalidated
  union all
  select case when i.indisunique then format('key %s (%s)', c.relname, k.columns)
    else format('index %s on %s (%s)', x.relname, c.relname, k.columns) || case when i.indpred is null then '' else ' where' end end
  from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid cross join lateral (
    select string_agg(a.attname, ', ' order by n.nth) as columns from unnest(i.indkey) with ordinality n(num, nth)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = n.num) k
  where c.relnamespace = to_regnamespace('deletion_bot') and i.indisvalid and i.indexprs is null and not (i.indisunique and i.indpred is not null)`
