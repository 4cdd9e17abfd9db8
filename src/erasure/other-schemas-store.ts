import type pg from 'pg'
import type { Finding } from './finding.ts'

// An extension answers for the tables it brings along, a migration's list holds names and hashes alone, and ours is mapped by itself.
const OTHERS = `
  select n.nspname as schema from pg_namespace n
  where n.nspname not in ($1, 'deletion_bot', 'information_schema') and n.nspname !~ '^pg_'
    and exists (select 1 from pg_class c
      where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition and c.relname <> '__drizzle_migrations'
        and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
  order by 1`

/** The schemas of this database, other than the map's, in which tables lie: whoever stands in one is not found by the map. */
export async function otherSchemas(platform: pg.Pool, schema: string): Promise<string[]> {
  const { rows } = await platform.query<{ schema: string }>(OTHERS, [schema])
  return rows.map((row) => row.schema)
}

/** A finding for each of them for which the map gives no reason. */
export async function checkSchemas(
  platform: pg.Pool,
  { schema, schemas = {} }: { schema: string; schemas?: Readonly<Record<string, string>> },
): Promise<Finding[]> {
  const others = await otherSchemas(platform, schema)
  return others
    .filter((other) => !Object.hasOwn(schemas, other))
    .map((other): Finding => ({ table: `${other}.*`, is: 'unmapped-schema', about: other }))
}
