import type pg from 'pg'
import type { Finding } from './finding.ts'
import type { ErasurePlan } from './plan.ts'
import { keyColumns } from './quarry-store.ts'
import { retentionBases } from './retention-bases.ts'

type Known = Pick<ErasurePlan, 'map' | 'catalogue'>

/** Table after table by the index, and of each the first key and the last that are open: a few look-ups, however many rows are kept. */
const NOTED = `
  with recursive tables(name) as (
    (select table_name from deletion_bot.retained order by table_name limit 1)
    union all
    select (select r.table_name from deletion_bot.retained r where r.table_name > tables.name order by r.table_name limit 1)
    from tables where tables.name is not null
  )
  select distinct name as "table", array(select k from jsonb_object_keys(ends.key) k order by k collate "C") as columns
  from tables cross join lateral (
    (select primary_key as key from deletion_bot.retained r where r.table_name = name and settled_at is null
      order by primary_key limit 1)
    union all
    (select primary_key from deletion_bot.retained r where r.table_name = name and settled_at is null
      order by primary_key desc limit 1)
  ) ends
  where name is not null order by 1, 2`

/**
 * Kept rows that are noted by a table, or by a key, which map and database do not have (any more): their day would come, and nobody
 * would know them again. None where the bot's own schema is not installed, or may not be read.
 */
export async function unknownKept(platform: pg.Pool, known: Known): Promise<Finding[]> {
  if (!(await isReadable(platform))) return []
  const { rows } = await platform.query<{ table: string; columns: string[] }>(NOTED)
  return rows.flatMap(({ table, columns }): Finding[] => {
    if (columns.length > 0 && keyNames(known, table)?.join() === columns.join()) return []
    return [{ table, is: 'kept-rows-unknown', about: `${table}: ${columns.join(', ')}` }]
  })
}

/** Kept rows whose basis is not (any more) among the retention bases: they go on their day, and nobody is told which law it was. */
export async function keptByUnknownLaw(platform: pg.Pool): Promise<Finding[]> {
  if (!(await isReadable(platform))) return []
  const { rows } = await platform.query<{ table: string; about: string }>(
    `select distinct table_name as "table", basis as about from deletion_bot.retained
     where settled_at is null and basis <> all($1::text[]) order by 1, 2`,
    [retentionBases.map(({ id }) => id)],
  )
  return rows.map(({ table, about }) => ({ table, is: 'kept-by-unknown-law', about }))
}

async function isReadable(platform: pg.Pool): Promise<boolean> {
  const { rows } = await platform.query<{ readable: boolean | null }>(
    `select has_table_privilege(to_regclass('deletion_bot.retained'), 'select') as readable`,
  )
  return rows[0]?.readable === true
}

/** The names of every key by which open lines of the table note rows. Reads all of them. */
export async function notedKeys(platform: pg.Pool, table: string): Promise<string[][]> {
  const { rows } = await platform.query<{ columns: string[] }>(
    `select distinct array(select k from jsonb_object_keys(primary_key) k order by k collate "C") as columns
     from deletion_bot.retained where table_name = $1 and settled_at is null order by 1`,
    [table],
  )
  return rows.map(({ columns }) => columns)
}

/** How many rows of the table are due on the plan's day, and cannot be known again: see {@link releasedBy}. */
export async function countUnknownDue(platform: pg.Pool, plan: ErasurePlan, table: string): Promise<number> {
  const { rows } = await platform.query<{ rows: number }>(
    `select count(distinct primary_key)::int as rows from deletion_bot.retained
     where table_name = $1 and settled_at is null and release_on < $2::date
       and ($3::text[] is null or not (primary_key ?& $3 and primary_key - $3 = '{}'))`,
    [table, plan.today, releasedBy(plan, table) ?? null],
  )
  return rows[0]?.rows ?? 0
}

/** More are not counted each time somebody looks. */
const OVERDUE_MAX = 10_000

/** Per table, how many kept rows whose last day lies before this one (yyyy-mm-dd) are still there. */
export async function countOverdueKept(platform: pg.Pool, day: string): Promise<{ table: string; rows: number }[]> {
  const { rows } = await platform.query<{ table: string; rows: number }>(
    `select table_name as "table", count(distinct primary_key)::int as rows from (
       select table_name, primary_key from deletion_bot.retained where settled_at is null and release_on < $1::date limit $2) due
     group by table_name order by 1`,
    [day, OVERDUE_MAX],
  )
  return rows
}

/** The names of the table's key as lines of kept rows have them; undefined where map or database do not have the table. */
export function keyNames({ map, catalogue }: Known, table: string): string[] | undefined {
  if (!map[table] || !catalogue.tables[table]) return undefined
  return [...keyColumns({ map, catalogue }, table)].sort()
}

/**
 * The key's names by which due rows are looked for. Undefined where one that is not found proves nothing, or where there is no key: then none
 * is released.
 */
export function releasedBy(plan: ErasurePlan, table: string): string[] | undefined {
  const names = keyNames(plan, table)
  return plan.catalogue.tables[table]?.hidesRows || names?.length === 0 ? undefined : names
}
