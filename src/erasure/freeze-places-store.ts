import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Finding } from './finding.ts'
import { list, reading, type Session, writing } from './session-store.ts'
import { SUPPRESSION } from './suppression-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }

/** A column that is frozen, with the key columns of its table in their order, as lines of `freeze_undo` name them. */
export interface Place {
  table: string
  column: string
  keys: string[]
  /** The database has table, column and key by these names. A migration may have renamed or dropped them since. */
  there: boolean
}

/** The places that these lines name. */
export function notedPlaces(session: Session, schema: string, where: SQL): Promise<Place[]> {
  const relation = sql`to_regclass(format('%I.%I', ${schema}::text, noted."table"))`
  return session.run<Place>(sql`
    select noted."table", noted."column", noted.keys, exists (
      select 1 from pg_class c where c.oid = ${relation} and c.relkind in ('r', 'p', 'f')) and not exists (
      select 1 from unnest(noted.keys || noted."column") n(name) where not exists (
        select 1 from pg_attribute a where a.attrelid = ${relation} and a.attname = n.name and a.attnum > 0 and not a.attisdropped)) as there
    from (
      select distinct u.table_name as "table", u.column_name as "column", array(select jsonb_object_keys(u.primary_key) order by 1) as keys
      from deletion_bot.freeze_undo u where u.table_name <> ${SUPPRESSION} and ${where}
    ) noted order by 1, 2, 3`)
}

/** The line `alias` names this place. */
export function isNotedAt({ table, column, keys }: Place, alias: string): SQL {
  const line = sql.identifier(alias)
  const names = sql`${sql.param(keys)}::text[]`
  return sql`(${line}.table_name = ${table} and ${line}.column_name = ${column} and ${line}.primary_key ?& ${names} and ${line}.primary_key - ${names} = '{}')`
}

/** Places that are frozen by names which the database does not have: an undo could not restore what stood there. */
export async function unknownFrozen(platform: pg.Pool, schema: string): Promise<Finding[]> {
  const { rows: there } = await platform.query<{ readable: boolean | null }>(
    `select has_table_privilege(to_regclass('deletion_bot.freeze_undo'), 'select') as readable`,
  )
  if (there[0]?.readable !== true) return []
  const places = await reading(platform, LIMITS, (session) => notedPlaces(session, schema, sql`true`))
  return places
    .filter((place) => !place.there)
    .map(({ table, column, keys }) => ({ table, is: 'frozen-rows-unknown', about: `${table}.${column}: ${keys.join(', ')}` }))
}

/** The places of a table, however its rows are noted. */
export const placesIn = (platform: pg.Pool, schema: string, table: string): Promise<Place[]> =>
  reading(platform, LIMITS, (session) => notedPlaces(session, schema, sql`u.table_name = ${table}`))

interface Renaming {
  place: Place
  to: string
  /** Columns of the key by their former names, with today's. */
  columns: Readonly<Record<string, string>>
  /** The frozen column's name of today. */
  column: string
}

/**
 * Notes what a freeze replaced under today's names. Says of how many rows, and which of their requests were taken back meanwhile, and
 * when: what could not be found then may be restored.
 */
export function renameFrozen(
  platform: pg.Pool,
  { place, to, columns, column }: Renaming,
): Promise<{ rows: number; takenBack: { requestId: string; at: Date }[] }> {
  return writing(platform, LIMITS, async (session) => {
    const moved = await session.run<{ requestId: string }>(sql`
      with taken as (
        delete from deletion_bot.freeze_undo u where ${isNotedAt(place, 'u')} returning *
      ), renamed as (
        insert into deletion_bot.freeze_undo (request_id, table_name, primary_key, column_name, previous, frozen)
        select request_id, ${to}, (select jsonb_object_agg(${JSON.stringify(columns)}::jsonb ->> e.key, e.value) from jsonb_each(primary_key) e),
          ${column}, previous, frozen from taken
        on conflict (request_id, table_name, primary_key, column_name) do nothing
      )
      select request_id::text as "requestId" from taken`)
    const requests = [...new Set(moved.map(({ requestId }) => requestId))]
    if (requests.length === 0) return { rows: 0, takenBack: [] }
    const takenBack = await session.run<{ requestId: string; at: Date }>(sql`
      select request_id::text as "requestId", taken_back_at as at from deletion_bot.stopped
      where taken_back_at is not null and request_id in (${list(requests.map((id) => sql`${id}::uuid`))})`)
    return { rows: moved.length, takenBack }
  })
}
