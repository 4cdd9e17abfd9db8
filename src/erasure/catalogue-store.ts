import type pg from 'pg'
import type { Catalogue, CatalogueColumn, CatalogueTable, ForeignKey } from './catalogue.ts'

const TABLES = `c.relkind in ('r', 'p') and not c.relispartition and n.nspname = $1`

const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
    case when a.atttypid in ('varchar'::regtype, 'bpchar'::regtype) and a.atttypmod > 4 then a.atttypmod - 4 end as "lengthMax",
    not a.attnotnull as nullable, a.attgenerated <> '' or a.attidentity = 'a' as generated
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where ${TABLES} order by c.relname, a.attnum`

// A unique index over an expression has no column names; it cannot be checked here and is left to the database.
const UNIQUES = `
  select c.relname as "table", i.indisprimary as "primary",
    array(select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k(num, pos)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.pos) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid
  where ${TABLES} and i.indisunique and i.indisvalid order by c.relname, i.indexrelid`

const FOREIGN_KEYS = `
  select k.conname as name, c.relname as "table", r.relname as "refTable", k.confdeltype as "onDelete",
    array(select a.attname::text from unnest(k.conkey) with ordinality x(num, pos)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num order by x.pos) as columns,
    array(select a.attname::text from unnest(k.confkey) with ordinality x(num, pos)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num order by x.pos) as "refColumns",
    exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
      and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) as indexed
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and ${TABLES} order by c.relname, k.conname`

const ON_DELETE = { a: 'no action', r: 'restrict', c: 'cascade', n: 'set null', d: 'set default' } as const

interface ForeignKeyRow {
  name: string
  table: string
  refTable: string
  onDelete: keyof typeof ON_DELETE
  columns: string[]
  refColumns: string[]
  indexed: boolean
}

/** Reads tables, columns, keys and foreign keys of one schema from the live database. */
export async function readCatalogue(platform: pg.Pool, schema = 'public'): Promise<Catalogue> {
  const [columns, uniques, foreignKeys] = await Promise.all([
    platform.query<{ table: string; column: string; lengthMax: number | null } & CatalogueColumn>(COLUMNS, [schema]),
    platform.query<{ table: string; primary: boolean; columns: string[] }>(UNIQUES, [schema]),
    platform.query<ForeignKeyRow>(FOREIGN_KEYS, [schema]),
  ])
  const tables: Record<string, CatalogueTable> = {}
  for (const table of new Set(columns.rows.map((row) => row.table))) {
    const own = uniques.rows.filter((row) => row.table === table)
    tables[table] = {
      columns: Object.fromEntries(columns.rows.filter((row) => row.table === table).map((row) => [row.column, columnOf(row)])),
      primaryKey: own.find((row) => row.primary)?.columns ?? [],
      uniques: own.map((row) => row.columns),
    }
  }
  return { schema, tables, foreignKeys: foreignKeys.rows.map(foreignKeyOf) }
}

function columnOf({ type, nullable, generated, lengthMax }: CatalogueColumn & { lengthMax: number | null }): CatalogueColumn {
  return { type, nullable, generated, ...(lengthMax === null ? {} : { lengthMax }) }
}

function foreignKeyOf({ name, table, columns, refTable, refColumns, onDelete, indexed }: ForeignKeyRow): ForeignKey {
  return { name, table, columns, references: { table: refTable, columns: refColumns }, onDelete: ON_DELETE[onDelete], indexed }
}
