import type pg from 'pg'
import type { Catalogue, CatalogueColumn, CatalogueTable, ForeignKey } from './catalogue.ts'
import { readSurroundings } from './surroundings-store.ts'

const TABLES = `c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition and n.nspname = $1`

// A domain is read as what it is made of, however many domains lie on each other. `(column::jsonb)` in an index is known by how it is stored:
// pg_get_indexdef would wait for whoever has locked the table.
const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(b.oid, null) as type,
    case when b.oid in ('varchar'::regtype, 'bpchar'::regtype) and b.mod > 4 then b.mod - 4 end as "lengthMax",
    not (a.attnotnull or b.required) as nullable, a.attgenerated <> '' or a.attidentity = 'a' as generated,
    case when b.oid <> a.atttypid then format_type(a.atttypid, null) end as domain,
    b.oid in ('json'::regtype, 'jsonb'::regtype) and exists (
      select 1 from pg_index i join pg_opclass o on o.oid = i.indclass[0] and o.opcname in ('jsonb_ops', 'jsonb_path_ops')
        join pg_am m on m.oid = o.opcmethod and m.amname = 'gin'
      where i.indrelid = c.oid and i.indisvalid and i.indpred is null
        and (i.indkey[0] = a.attnum
          or i.indexprs::text ~ ('^\\({COERCEVIAIO :arg {VAR :varno 1 :varattno ' || a.attnum || ' '))) as indexed
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join lateral (
      with recursive made as (
        select t.oid, a.atttypmod as mod, false as required, t.typtype from pg_type t where t.oid = a.atttypid
        union all
        select t.oid, d.typtypmod, made.required or d.typnotnull, t.typtype
        from made join pg_type d on d.oid = made.oid join pg_type t on t.oid = d.typbasetype where made.typtype = 'd'
      ) select * from made where typtype <> 'd') b
  where ${TABLES} order by c.relname, a.attnum`

// Columns inside an expression count as the index's own: lower(mail) is unique only as far as mail is.
const UNIQUES = `
  select c.relname as "table", i.indisprimary as "primary",
    i.indpred is null and i.indexprs is null and i.indimmediate and not exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey) and not a.attnotnull) as "isKey",
    array(select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k(num, pos)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.pos)
    || array(select distinct a.attname::text from pg_depend d join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      where i.indexprs is not null and d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.refobjid = c.oid
        and a.attnum > 0 and not a.attnum = any(i.indkey)) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid
  where ${TABLES} and i.indisunique and i.indisvalid order by c.relname, i.indexrelid`

// A key onto a partitioned table stands in the catalogue once for each partition as well.
const FOREIGN_KEYS = `
  select k.conname as name, c.relname as "table", k.confdeltype as "onDelete",
    case when rn.nspname = n.nspname then r.relname else rn.nspname || '.' || r.relname end as "refTable",
    array(select a.attname::text from unnest(k.conkey) with ordinality x(num, pos)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num order by x.pos) as columns,
    array(select a.attname::text from unnest(k.confkey) with ordinality x(num, pos)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num order by x.pos) as "refColumns",
    exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
      and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) as indexed
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    join pg_namespace n on n.oid = c.relnamespace join pg_namespace rn on rn.oid = r.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and ${TABLES} order by c.relname, k.conname`

const STRANGERS = `
  select k.conname as name, cn.nspname || '.' || c.relname as "from", r.relname as "table"
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
    join pg_namespace cn on cn.oid = c.relnamespace join pg_namespace n on n.oid = r.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and n.nspname = $1 and cn.nspname <> $1 order by 2, 1`

const ON_DELETE = { a: 'no action', r: 'restrict', c: 'cascade', n: 'set null', d: 'set default' } as const

type ColumnRow = { table: string; column: string; lengthMax: number | null; domain: string | null; indexed: boolean } & Omit<
  CatalogueColumn,
  'lengthMax' | 'domain' | 'indexed'
>

interface ForeignKeyRow {
  name: string
  table: string
  refTable: string
  onDelete: keyof typeof ON_DELETE
  columns: string[]
  refColumns: string[]
  indexed: boolean
}

/**
 * Reads tables, columns, keys and foreign keys of one schema from the live database, and what stands around them for `role`
 * (without it, the connection's own).
 */
export async function readCatalogue(platform: pg.Pool, schema = 'public', role?: string): Promise<Catalogue> {
  const [columns, uniques, foreignKeys, strangers, surroundings] = await Promise.all([
    platform.query<ColumnRow>(COLUMNS, [schema]),
    platform.query<{ table: string; primary: boolean; isKey: boolean; columns: string[] }>(UNIQUES, [schema]),
    platform.query<ForeignKeyRow>(FOREIGN_KEYS, [schema]),
    platform.query<{ name: string; from: string; table: string }>(STRANGERS, [schema]),
    readSurroundings(platform, schema, role),
  ])
  const tables: Record<string, CatalogueTable> = {}
  for (const table of new Set(columns.rows.map((row) => row.table))) {
    const own = uniques.rows.filter((row) => row.table === table)
    const primaryKey = own.find((row) => row.primary)?.columns ?? []
    const otherKey = own.find((row) => row.isKey)?.columns
    tables[table] = {
      columns: Object.fromEntries(columns.rows.filter((row) => row.table === table).map((row) => [row.column, columnOf(row)])),
      primaryKey,
      uniques: own.map((row) => row.columns),
      ...(primaryKey.length === 0 && otherKey ? { otherKey } : {}),
      ...surroundings.get(table),
    }
  }
  return { schema, tables, foreignKeys: foreignKeys.rows.map(foreignKeyOf), strangers: strangers.rows }
}

function columnOf({ type, nullable, generated, lengthMax, domain, indexed }: ColumnRow): CatalogueColumn {
  return {
    ...{ type, nullable, generated },
    ...(lengthMax === null ? {} : { lengthMax }),
    ...(domain === null ? {} : { domain }),
    ...(indexed ? { indexed } : {}),
  }
}

function foreignKeyOf({ name, table, columns, refTable, refColumns, onDelete, indexed }: ForeignKeyRow): ForeignKey {
  return { name, table, columns, references: { table: refTable, columns: refColumns }, onDelete: ON_DELETE[onDelete], indexed }
}
