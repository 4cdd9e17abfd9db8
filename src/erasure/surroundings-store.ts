import type pg from 'pg'
import type { CatalogueCheck, CatalogueTable, CatalogueTrigger } from './catalogue.ts'

/** What stands around a table beside its columns and keys. */
export type Surroundings = Pick<
  CatalogueTable,
  'kind' | 'spread' | 'inherits' | 'checks' | 'triggers' | 'forbidden' | 'hidesRows'
>

const KINDS = { r: undefined, p: 'partitioned', f: 'foreign', m: 'materialised view' } as const

// A policy that lets the role see everything hides nothing, unless a restrictive one stands beside it.
const TABLES = `
  select c.relname as "table", c.relkind as kind,
    c.relkind = 'p' or exists (select 1 from pg_inherits i where i.inhparent = c.oid) as spread,
    (select p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid order by i.inhseqno limit 1)
      as inherits,
    array(select lower(wanted) from unnest('{SELECT,UPDATE,DELETE}'::text[]) wanted
      where not has_table_privilege(r.oid, c.oid, wanted)) as forbidden,
    c.relrowsecurity and not r.rolsuper and not r.rolbypassrls and (c.relforcerowsecurity or not pg_has_role(r.oid, c.relowner, 'USAGE'))
      and (not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
          and pg_get_expr(p.polqual, c.oid) = 'true' and (0 = any(p.polroles) or r.oid = any(p.polroles)))
        or exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive)) as "hidesRows"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.rolname = coalesce($2, current_user)
  where c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition and n.nspname = $1`

// One that a partition has from its table stands there as the table's own.
const CHECKS = `
  select root.relname as "table", k.conname as name, pg_get_expr(k.conbin, k.conrelid) as expression,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any(k.conkey)) as columns,
    case when root.oid <> c.oid then format('%I.%I', own.nspname, c.relname) end as part
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace own on own.oid = c.relnamespace
    join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid) join pg_namespace n on n.oid = root.relnamespace
  where k.contype = 'c' and n.nspname = $1 and (root.oid = c.oid or k.coninhcount = 0) order by 1, 2, 5`

const WRITES =
  '\\m(insert\\s+into|merge\\s+into|update\\s+\\S+\\s+(as\\s+)?(\\w+\\s+)?set|delete\\s+from|copy|dblink|perform|call|execute)\\M'

// Bit 0 of tgtype is FOR EACH ROW, which alone fires in a partition, bit 1 BEFORE, bits 3 and 4 are DELETE and UPDATE. Whatever function writes into a table may keep what it is given.
const TRIGGERS = `
  select root.relname as "table", t.tgname as name,
    case when f.prosrc ~* '${WRITES}' then 'copies' else 'keeps rows' end as does
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc f on f.oid = t.tgfoid
    join pg_class root on root.oid = coalesce(pg_partition_root(c.oid), c.oid) join pg_namespace n on n.oid = root.relnamespace
    join pg_language l on l.oid = f.prolang
  where n.nspname = $1 and not t.tgisinternal and t.tgenabled <> 'D' and t.tgparentid = 0 and (t.tgtype & 24) > 0
    and (root.oid = c.oid or t.tgtype & 1 = 1)
    and (l.lanname not in ('plpgsql', 'sql') or f.prosrc ~* '${WRITES}'
      or f.prosrc ~* '\\mraise\\s+(exception|sqlstate)\\M' or ((t.tgtype & 10) = 10 and f.prosrc ~* '\\mreturn\\s+null\\M'))
  union all
  select r.tablename, r.rulename, 'copies' from pg_rules r
  where r.schemaname = $1 and r.definition ~* '\\mon\\s+(delete|update)\\M' order by 1, 2`

interface TableRow {
  table: string
  kind: keyof typeof KINDS
  spread: boolean
  inherits: string | null
  forbidden: string[]
  hidesRows: boolean
}

/** Reads kind, checks, triggers, the role's rights and row-level security of every table of a schema. Throws when there is no such role. */
export async function readSurroundings(platform: pg.Pool, schema: string, role?: string): Promise<Map<string, Surroundings>> {
  const [tables, checks, triggers] = await Promise.all([
    platform.query<TableRow>(TABLES, [schema, role ?? null]),
    platform.query<Omit<CatalogueCheck, 'part'> & { table: string; part: string | null }>(CHECKS, [schema]),
    platform.query<CatalogueTrigger & { table: string }>(TRIGGERS, [schema]),
  ])
  const mine = <T extends { table: string }>(rows: readonly T[], table: string) =>
    rows.filter((row) => row.table === table).map(({ table: _, ...rest }) => rest)
  return new Map(
    tables.rows.map(({ table, kind, spread, inherits, forbidden, hidesRows }) => {
      const is = KINDS[kind]
      const found: Surroundings = {
        ...(is ? { kind: is } : {}),
        ...(spread ? { spread: true } : {}),
        ...(inherits === null ? {} : { inherits }),
        ...(hidesRows ? { hidesRows: true } : {}),
        ...(forbidden.length === 0 ? {} : { forbidden }),
        checks: mine(checks.rows, table).map(({ part, ...check }) => (part === null ? check : { ...check, part })),
        triggers: mine(triggers.rows, table),
      }
      return [table, found]
    }),
  )
}
