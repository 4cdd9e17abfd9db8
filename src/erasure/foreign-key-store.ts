import type pg from 'pg'
import type { ForeignKey } from './catalogue.ts'

// A key of one partition is its whole table's: rows are read and deleted there. One onto a partitioned table stands in the catalogue
// once for each partition as well, with a parent.
const FOREIGN_KEYS = `
  select k.conname as name, n.nspname as schema, c.relname as "table", rn.nspname as "refSchema", r.relname as "refTable",
    k.confdeltype as "onDelete", own.columns, array(select a.attname::text from unnest(k.confkey) with ordinality x(num, pos)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num order by x.pos) as "refColumns",
    r.oid <> k.confrelid as "ontoPart", coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) as enforced,
    has_schema_privilege(coalesce($2::name, current_user), n.oid, 'USAGE')
      and has_table_privilege(coalesce($2::name, current_user), c.oid, 'SELECT') as readable,
    not exists (select 1 from (select p.relid from pg_partition_tree(c.oid) p where p.isleaf
        union all select c.oid where c.relkind <> 'p') rel(id)
      where not exists (select 1 from pg_index i where i.indrelid = rel.id and i.indisvalid and i.indpred is null
        and array(select a.attname::text from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) x(num)
          join pg_attribute a on a.attrelid = rel.id and a.attnum = x.num) @> own.columns)) as indexed
  from pg_constraint k
    join pg_class c on c.oid = coalesce(pg_partition_root(k.conrelid), k.conrelid) join pg_namespace n on n.oid = c.relnamespace
    join pg_class r on r.oid = coalesce(pg_partition_root(k.confrelid), k.confrelid) join pg_namespace rn on rn.oid = r.relnamespace
    cross join lateral (select array(select a.attname::text from unnest(k.conkey) with ordinality x(num, pos)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num order by x.pos) as columns) own
  where k.contype = 'f' and k.conparentid = 0 and (n.nspname = $1 or rn.nspname = $1) order by c.relname, k.conname`

const ON_DELETE = { a: 'no action', r: 'restrict', c: 'cascade', n: 'set null', d: 'set default' } as const

interface ForeignKeyRow {
  name: string
  schema: string
  table: string
  refSchema: string
  refTable: string
  onDelete: keyof typeof ON_DELETE
  columns: string[]
  refColumns: string[]
  ontoPart: boolean
  enforced: boolean
  readable: boolean
  indexed: boolean
}

/** The foreign keys of a schema's tables, and `strangers`: those of other schemas onto them. */
export async function readForeignKeys(
  platform: pg.Pool,
  schema: string,
  role?: string,
): Promise<{ foreignKeys: ForeignKey[]; strangers: ForeignKey[] }> {
  const { rows } = await platform.query<ForeignKeyRow>(FOREIGN_KEYS, [schema, role ?? null])
  const keys = new Map<string, ForeignKey>()
  for (const row of rows) {
    const key = foreignKeyOf(row, schema)
    const name = JSON.stringify([key.table, key.columns, key.references, key.onDelete])
    keys.set(name, together(key, keys.get(name)))
  }
  const all = [...keys.values()]
  return { foreignKeys: all.filter((key) => !key.elsewhere), strangers: all.filter((key) => key.elsewhere) }
}

function foreignKeyOf(row: ForeignKeyRow, schema: string): ForeignKey {
  const { name, table, columns, refTable, refColumns, indexed, readable } = row
  const isOurs = row.schema === schema
  return {
    name,
    table: isOurs ? table : `${row.schema}.${table}`,
    columns,
    references: { table: row.refSchema === schema ? refTable : `${row.refSchema}.${refTable}`, columns: refColumns },
    // One that PostgreSQL does not enforce keeps nobody from anything, as if the map alone knew of it.
    ...(row.enforced ? { onDelete: ON_DELETE[row.onDelete] } : { onDelete: 'no action' as const, byMap: true as const }),
    indexed,
    ...(row.ontoPart ? { ontoPart: true as const } : {}),
    ...(isOurs ? {} : { elsewhere: { schema: row.schema, table, readable } }),
  }
}

// The same key on several partitions is one.
function together(key: ForeignKey, twin: ForeignKey | undefined): ForeignKey {
  if (!twin) return key
  const { ontoPart, ...whole } = key
  return ontoPart && twin.ontoPart ? key : whole
}
