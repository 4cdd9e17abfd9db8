import type pg from 'pg'
import type { Catalogue, CatalogueColumn, CatalogueTable } from './catalogue.ts'
import { readForeignKeys } from './foreign-key-store.ts'
import { readSurroundings } from './surroundings-store.ts'

const TABLES = `c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition and n.nspname = $1`

// A domain is read as what it is made of, however many domains lie on each other. `(column::jsonb)` in an index is known by how it is stored:
// pg_get_indexdef would wait for whoever has locked the table. What heirs hold is in no index of their parent.
const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(b.oid, null) as type,
    case when b.oid in ('varchar'::regtype, 'bpchar'::regtype) and b.mod > 4 then b.mod - 4 end as "lengthMax",
    not (a.attnotnull or b.required) as nullable, a.attgenerated <> '' or a.attidentity = 'a' as generated,
    case when b.oid <> a.atttypid then format_type(a.atttypid, null) end as domain,
    exists (select 1 from pg_type e where e.typtype = 'e' and b.oid in (e.oid, e.typarray)) as "isEnum",
    b.oid in ('json'::regtype, 'jsonb'::regtype) and exists (
      select 1 from pg_index i join pg_opclass o on o.oid = i.indclass[0] and o.opcname in ('jsonb_ops', 'jsonb_path_ops')
        join pg_am m on m.oid = o.opcmethod and m.amname = 'gin'
      where i.indrelid = c.oid and i.indisvalid and i.indpred is null
        and (i.indkey[0] = a.attnum
          or i.indexprs::text ~ ('^\\({COERCEVIAIO :arg {VAR :varno 1 :varattno ' || a.attnum || ' '))) as indexed,
    b.oid = 'json'::regtype and to_regprocedure('pg_input_is_valid(text,text)') is not null as "asWritten",
    b.oid = 'json'::regtype and (c.relkind = 'p' or not c.relhassubclass) and exists (
      select 1 from pg_index i where i.indrelid = c.oid and i.indisvalid and i.indpred is null
        and i.indexprs::text ~ (':opno ' || '#>>(json,text[])'::regoperator::oid || ' [^{]*:args \\({VAR :varno 1 :varattno ' || a.attnum || ' '))
      as read,
    exists (select 1 from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam and m.amname = 'btree'
      where i.indrelid = c.oid and i.indisvalid and i.indpred is null and i.indkey[0] = a.attnum) as led
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

// Columns inside an expression count as the index's own: lower(mail) is unique only as far as mail is. What is unique in one partition
// is no key of the table. What an exclusion keeps apart is unique as far as we write it.
// PostgreSQL 14 and older have no such column, and count each null apart.
const UNIQUES = `
  select root.relname as "table", i.indisprimary and root.oid = c.oid as "primary",
    root.oid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null and i.indimmediate and not exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey[0:i.indnkeyatts - 1]) and not a.attnotnull) as "isKey",
    coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) as "nullsAlike",
    array(select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k(num, pos)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.pos)
    || array(select distinct a.attname::text from pg_depend d join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
      where i.indexprs is not null and d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.refobjid = c.oid
        and a.attnum > 0 and not a.attnum = any(i.indkey)) as columns
  from pg_class c join pg_index i on i.indrelid = c.oid join pg_class x on x.oid = i.indexrelid
    join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid) join pg_namespace n on n.oid = root.relnamespace
  where c.relkind in ('r', 'p', 'f', 'm') and n.nspname = $1 and not x.relispartition and (i.indisunique or i.indisexclusion)
    and i.indisvalid
  order by root.relname, i.indexrelid`

type ColumnRow = {
  table: string
  column: string
  lengthMax: number | null
  domain: string | null
  isEnum: boolean
  indexed: boolean
  asWritten: boolean
  read: boolean
  led: boolean
} & Pick<CatalogueColumn, 'type' | 'nullable' | 'generated'>

/**
 * Reads tables, columns, keys and foreign keys of one schema from the live database, and what stands around them for `role`
 * (without it, the connection's own).
 */
export async function readCatalogue(platform: pg.Pool, schema = 'public', role?: string): Promise<Catalogue> {
  const [columns, uniques, keys, surroundings] = await Promise.all([
    platform.query<ColumnRow>(COLUMNS, [schema]),
    platform.query<{ table: string; primary: boolean; isKey: boolean; nullsAlike: boolean; columns: string[] }>(UNIQUES, [
      schema,
    ]),
    readForeignKeys(platform, schema, role),
    readSurroundings(platform, schema, role),
  ])
  const tables: Record<string, CatalogueTable> = {}
  for (const table of new Set(columns.rows.map((row) => row.table))) {
    const own = uniques.rows.filter((row) => row.table === table)
    const primaryKey = own.find((row) => row.primary)?.columns ?? []
    const nullsAlike = own.filter((row) => row.nullsAlike).map((row) => row.columns)
    const otherKeys = own.filter((row) => row.isKey).map((row) => row.columns)
    tables[table] = {
      columns: Object.fromEntries(columns.rows.filter((row) => row.table === table).map((row) => [row.column, columnOf(row)])),
      primaryKey,
      uniques: own.map((row) => row.columns),
      ...(nullsAlike.length > 0 ? { nullsAlike } : {}),
      ...(primaryKey.length === 0 && otherKeys.length > 0 ? { otherKeys } : {}),
      ...surroundings.get(table),
    }
  }
  return { schema, tables, ...keys }
}

function columnOf({
  type,
  nullable,
  generated,
  lengthMax,
  domain,
  isEnum,
  indexed,
  asWritten,
  read,
  led,
}: ColumnRow): CatalogueColumn {
  return {
    ...{ type, nullable, generated },
    ...(lengthMax === null ? {} : { lengthMax }),
    ...(domain === null ? {} : { domain }),
    ...(isEnum ? { isEnum } : {}),
    ...(indexed ? { indexed } : {}),
    ...(asWritten ? { asWritten } : {}),
    ...(read ? { read } : {}),
    ...(led ? { led } : {}),
  }
}
