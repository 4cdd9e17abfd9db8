import { type SQL, sql } from 'drizzle-orm'
import type { ForeignKey } from './catalogue.ts'
import { isKeptRow } from './kept-row-store.ts'
import { linksTo } from './links.ts'
import type { ErasurePlan } from './plan.ts'
import { keyAsJson, pointingAt, references } from './predicate-store.ts'
import { tableOf } from './quarry-store.ts'
import { any, type Session } from './session-store.ts'

/** So many rows of the same table may be looked at with a batch for the sake of those that they refer to. */
const BRANCH_MAX = 500

/** By which rows of the table refer to others of it and go in one statement with them: a rule that restricts does not let them. */
const ownKeys = (plan: ErasurePlan, table: string): ForeignKey[] =>
  linksTo(plan, table).filter((key) => key.table === table && key.onDelete !== 'restrict')

const asKeys = (keys: readonly string[]): SQL => sql`${sql.param([...keys])}::text[]::jsonb[]`

/**
 * Rows that refer to these of the same table, directly or through others, and are due as well: by themselves neither those of a ring nor
 * the first of a branch could go. Behind the given ones, as many as fit.
 */
export async function withBranches(
  session: Session,
  plan: ErasurePlan,
  table: string,
  keys: readonly string[],
): Promise<string[]> {
  const own = ownKeys(plan, table)
  if (own.length === 0 || keys.length === 0) return [...keys]
  const name = tableOf(plan, table)
  const open = sql`select 1 from deletion_bot.retained o
    where o.table_name = ${table} and o.primary_key = l.primary_key and o.settled_at is null and o.release_on >= ${plan.today}::date`
  const rows = await session.run<{ key: string }>(sql`
    with recursive branch(primary_key) as (
      select unnest(${asKeys(keys)})
      union
      select l.primary_key from branch r
        join ${name} t on ${isKeptRow(plan, table, 't')}
        join ${name} c on ${any(own.map((key) => references(key, 'c', 't')))}
        join deletion_bot.retained l on l.table_name = ${table} and l.settled_at is null and l.primary_key = ${keyAsJson({ plan }, table, 'c')}
      where not exists (${open})
    )
    select primary_key::text as key from branch where primary_key <> all(${asKeys(keys)}) limit ${BRANCH_MAX}`)
  return [...keys, ...rows.map(({ key }) => key)]
}

/** Some row points here that does not go with this one: a cascade would take it along, a null would change it. `going`: keys that may go. */
export function isReferenced(plan: ErasurePlan, table: string, going: readonly string[]): SQL {
  const own = ownKeys(plan, table)
  const itself = keyAsJson({ plan }, table, 't')
  return any(
    linksTo(plan, table).map((key) => {
      const row = keyAsJson({ plan }, table, 'k')
      const others = own.includes(key) ? sql`${row} <> all(${asKeys(going)})` : sql`${row} <> ${itself}`
      return sql`exists (${pointingAt(plan, key, 'k', 't', key.table === table ? others : undefined)})`
    }),
  )
}

/** Those of `going` that point here: this row goes only with all of them. */
export function referrersAmong(plan: ErasurePlan, table: string, going: readonly string[]): SQL {
  const own = ownKeys(plan, table)
  if (own.length === 0) return sql`array[]::text[]`
  return sql`array(select g.key::text from ${tableOf(plan, table)} k
    join unnest(${asKeys(going)}) g(key) on g.key = ${keyAsJson({ plan }, table, 'k')}
    where ${any(own.map((key) => references(key, 'k', 't')))})`
}

/** Without those that some row refers to that is not among them, and so on down their branches. */
export function wholeBranches<Row extends { key: string; referrers: readonly string[] }>(rows: readonly Row[]): Row[] {
  const keys = new Set(rows.map(({ key }) => key))
  const whole = rows.filter(({ referrers }) => referrers.every((key) => keys.has(key)))
  return whole.length === rows.length ? whole : wholeBranches(whole)
}

/**
 * Erases those of the rows that nothing refers to, with all that refer to them, and returns their keys. Looked at again under the lock, and
 * where the map alone knows a reference no lock holds it off: a row that began to refer to one of a branch keeps what that one hangs on.
 */
export async function eraseRows(session: Session, plan: ErasurePlan, table: string, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await session.run<{ key: string }>(sql`
    with recursive given as (select unnest(${asKeys(keys)}) as primary_key), staying as (${stayingOf(plan, table, keys)})
    delete from ${tableOf(plan, table)} t using given r
    where ${isKeptRow(plan, table, 't')} and r.primary_key not in (select primary_key from staying)
    returning r.primary_key::text as key`)
  return rows.map(({ key }) => key)
}

/** Of the rows `given` those that others refer to, and whatever these refer to. */
function stayingOf(plan: ErasurePlan, table: string, keys: readonly string[]): SQL {
  const name = tableOf(plan, table)
  const own = ownKeys(plan, table)
  const referenced = sql`
    select r.primary_key from given r join ${name} t on ${isKeptRow(plan, table, 't')} where ${isReferenced(plan, table, keys)}`
  if (own.length === 0) return referenced
  return sql`${referenced}
    union
    select g.primary_key from staying r
      join ${name} c on ${isKeptRow(plan, table, 'c')}
      join ${name} t on ${any(own.map((key) => references(key, 'c', 't')))}
      join given g on g.primary_key = ${keyAsJson({ plan }, table, 't')}`
}
