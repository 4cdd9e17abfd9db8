import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { type CatalogueColumn, isJson } from './catalogue.ts'
import { mayHold } from './json-way-store.ts'
import { at } from './session-store.ts'
import { isTooSlow } from './sqlstate.ts'
import { scanOf } from './whole-scan-store.ts'

// How an index is stored says what it has: pg_get_indexdef would wait for whoever has locked the table.
const COLUMN = `(\\{RELABELTYPE :arg )?\\{VAR :varno 1 :varattno ' || a.attnum || ' [^{}]*\\}( [^{}]*\\})?`
/** `column #>> '{a,path}'`, or the small letters of it: PostgreSQL reads the document of every row for it, whatever else stands in the row. */
const READING = `'^\\((\\{FUNCEXPR :funcid ' || 'lower(text)'::regprocedure::oid || ' [^{}]*:args \\()?\\{OPEXPR :opno '
  || '#>>(json,text[])'::regoperator::oid || ' [^{}]*:args \\(${COLUMN} \\{CONST [^{}]*:constisnull false [^{}]*:constvalue [0-9]+ \\[ (-?[0-9]+ ){8}0 0 0 0 '`
const WHERE_IT_STANDS = `'^\\{NULLTEST :arg ${COLUMN} :nulltesttype 1 '`

// Rows lie in partitions and heirs, each of which has indexes and places of columns of its own.
const INDEXES = `
  with recursive part as (
    select c.oid as root, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition and n.nspname = $1
    union select part.root, i.inhrelid from part join pg_inherits i on i.inhparent = part.oid
  )
  select root.relname as "table", a.attname as "column",
    coalesce(bool_and(exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisvalid and i.indexprs::text ~ (${READING})
      and (i.indpred is null or i.indpred::text ~ (${WHERE_IT_STANDS})))) filter (where c.relkind <> 'p'), false) as read,
    bool_or(exists (select 1 from pg_index i join pg_opclass o on o.oid = any(i.indclass) and o.opcname in ('jsonb_ops', 'jsonb_path_ops')
      join pg_am m on m.oid = o.opcmethod and m.amname = 'gin' where i.indrelid = c.oid and i.indisvalid)) as "hasGin"
  from part join pg_class root on root.oid = part.root join pg_class c on c.oid = part.oid
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid and (t.typtype = 'd' or t.oid in ('json'::regtype, 'jsonb'::regtype))
  group by root.relname, a.attname`

type Row = { table: string; column: string; read: boolean; hasGin: boolean }
type JsonColumn = { table: string; column: string; type: string; asWritten: boolean }

/** What indexes know of each of a schema's json columns, by `table` and `column`. Reads no row. */
export async function readJsonIndexes(
  platform: pg.Pool,
  schema: string,
  columns: readonly JsonColumn[],
): Promise<(table: string, column: string) => Pick<CatalogueColumn, 'indexed' | 'read'>> {
  const { rows } = await platform.query<Row>(INDEXES, [schema])
  const known = new Map<string, Pick<CatalogueColumn, 'indexed' | 'read'>>()
  for (const { table, column, read, hasGin } of rows) {
    const live = columns.find((one) => one.table === table && one.column === column)
    if (!live || !isJson(live.type)) continue
    const indexed = hasGin && (await isServed(platform, schema, live))
    known.set(JSON.stringify([table, column]), {
      ...(indexed ? { indexed } : {}),
      ...(read && live.asWritten ? { read } : {}),
    })
  }
  return (table, column) => known.get(JSON.stringify([table, column])) ?? {}
}

// By the very condition of a path through a list, whatever the path. While somebody has locked the table jsonb is looked for as where it is
// indexed, which finds the same rows; json is not, for then nothing would be asked before it is read.
async function isServed(platform: pg.Pool, schema: string, { table, column, type }: JsonColumn): Promise<boolean> {
  const holds = (alias: string) => mayHold(at(alias, column), ['a', '*'], sql`array['a']`)
  try {
    return (await scanOf(platform, sql`${sql.identifier(schema)}.${sql.identifier(table)}`, holds)) === 'by index'
  } catch (error) {
    if (!isTooSlow(error)) throw error
    return type === 'jsonb'
  }
}
