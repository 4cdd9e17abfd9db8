import { type SQL, sql } from 'drizzle-orm'
import { isUnique } from './catalogue.ts'
import type { DataMap, TableMap } from './data-map.ts'
import { keyAsJson } from './predicate-store.ts'
import { bindingsOf, formOf, keyColumns, type Quarry, tableOf } from './quarry-store.ts'
import { type How, isMine } from './reach-store.ts'
import { hasTenant, isDated, isOfTheDay } from './row-scope-store.ts'
import { all, any, at, list, type Session } from './session-store.ts'
import { named } from './template-store.ts'

/** One answer of the map to what a freeze writes. */
export type FreezeEntry = NonNullable<TableMap['freeze']>[number]

/** By its `when` such an entry says which rows wait to be sent; without one it is a setting, which may be set anew. */
export const isWaiting = ({ stopsAds, when }: FreezeEntry): boolean => stopsAds === true && when !== undefined

/** The row is not frozen yet, and one of those that are to be. */
export function applies(entry: FreezeEntry): SQL {
  const when = entry.when && sql`${at('t', entry.when.column)}::text = any(${sql.param(entry.when.in.map(String))}::text[])`
  return all([sql`${currentOf(entry)} <> ${frozenOf(entry)}`, when])
}

const currentOf = (entry: FreezeEntry) => sql`coalesce(to_jsonb(${at('t', entry.column)}), 'null'::jsonb)`
const frozenOf = (entry: FreezeEntry) => sql`${JSON.stringify(entry.to)}::jsonb`

/** The frozen value in the column's own type, whatever that is. */
function typed(quarry: Quarry, table: string, column: string, value: SQL): SQL {
  return sql`(jsonb_populate_record(null::${tableOf(quarry.plan, table)}, jsonb_build_object(${column}::text, ${value}))).${sql.identifier(column)}`
}

/**
 * Writes the entry's value into the subject's rows and notes what stood there. A row that another request has frozen already is noted again
 * with that request's former value: the last one to thaw restores it. `isOver`: the erasure is long through, and what is newer is left alone.
 */
export async function freezeColumn(
  session: Session,
  quarry: Quarry & { requestId: string },
  table: string,
  entry: FreezeEntry,
  isOver = false,
): Promise<number> {
  // Without a key nothing can be given back: what waits to be sent is stopped for good, and no setting is touched.
  if (keyColumns(quarry.plan, table).length === 0) return isWaiting(entry) ? stopColumn(session, quarry, table, entry, isOver) : 0
  const { templates, form } = formOf(quarry)
  const write = () => freezing(quarry, table, entry, isOver)
  const rows = await session.rerun(
    templates,
    `freeze ${table}.${entry.column} ${JSON.stringify(entry)} ${isOver} ${form}`,
    write,
    bindingsOf(quarry),
  )
  return rows.length
}

/**
 * What came after the confirmation is a new matter, but no offer is sent to whoever waits for an erasure, and in a chat that goes on nobody may
 * answer as if nothing had been asked. Of a day without a time all is stopped: a freeze takes nothing from anybody who comes back.
 */
function isFrozenNow({ plan }: Quarry, table: string, entry: FreezeEntry): SQL | undefined {
  const newer = entry.holdsFloor === true || isWaiting(entry)
  return newer ? undefined : any([isDated(plan, table, 't') ?? sql`true`, isOfTheDay(plan, table, 't')])
}

/**
 * Long after the wish nobody waits, and only offers of businesses that are blocked are stopped whatever their date; of a table without
 * businesses those of before the wish, and of its day.
 */
function isOldEnough({ plan }: Quarry, table: string, entry: FreezeEntry): SQL | undefined {
  const dated = isDated(plan, table, 't')
  if (!isWaiting(entry) || dated === undefined) return dated
  return hasTenant(plan, table) ? undefined : any([dated, isOfTheDay(plan, table, 't')])
}

function freezing(quarry: Quarry & { requestId: string }, table: string, entry: FreezeEntry, isOver: boolean): SQL {
  const old = (isOver ? isOldEnough : isFrozenNow)(quarry, table, entry)
  const asked = sql`${named('requestId', quarry.requestId)}::uuid`
  // A row of which nobody could tell later that it is this one is dealt with as one without a key.
  const isCertain = isTold(quarry, table)
  const told = isCertain ? sql`true` : sql`exists (select 1 from alone where ${isSame(keyParts(quarry, table), 'alone', 't')})`
  const goes = isWaiting(entry) ? sql`target.changes` : sql`target.changes and target.told`
  return sql`
    with ${isCertain ? sql`` : sql`alone as materialized (${keysAlone(quarry, table, entry)}), `}target as materialized (
      select t.tableoid as home, t.ctid as "row", ${keyAsJson(quarry, table, 't')} as key, ${applies(entry)} as changes, ${told} as told,
        case when ${currentOf(entry)} = ${frozenOf(entry)} then other.previous else ${currentOf(entry)} end as previous
      from ${tableOf(quarry.plan, table)} t left join lateral (
        select u.primary_key, u.previous from deletion_bot.freeze_undo u
        where u.table_name = ${table} and u.primary_key = ${keyAsJson(quarry, table, 't')} and u.column_name = ${entry.column}
          and u.request_id <> ${asked} limit 1
      ) other on true
      where ${all([isMine(quarry, table, 't', howFound(quarry, table)), old])}
        and (${applies(entry)} or (other.primary_key is not null and ${currentOf(entry)} = ${frozenOf(entry)}))
      for update of t
    ), noted as (
      insert into deletion_bot.freeze_undo (request_id, table_name, primary_key, column_name, previous, frozen)
      select ${asked}, ${table}, target.key, ${entry.column}, target.previous, ${frozenOf(entry)} from target where target.told
      on conflict (request_id, table_name, primary_key, column_name) do nothing
    )
    update ${tableOf(quarry.plan, table)} t set ${sql.identifier(entry.column)} = ${typed(quarry, table, entry.column, frozenOf(entry))}
    from target where t.ctid = target."row" and t.tableoid = target.home and ${goes} returning 1`
}

/** The keys of the subject's rows that no other row has alike, and of which no part is null. */
function keysAlone(quarry: Quarry, table: string, entry: FreezeEntry): SQL {
  const name = tableOf(quarry.plan, table)
  const key = keyParts(quarry, table)
  const columns = (alias: string) => list(key.map((column) => at(alias, column)))
  const frozen = any([applies(entry), sql`${currentOf(entry)} = ${frozenOf(entry)}`])
  const mine = sql`select distinct ${columns('t')} from ${name} t where ${all([isMine(quarry, table, 't', howFound(quarry, table)), frozen])}`
  return sql`select ${columns('mine')} from (${mine}) mine join ${name} alike on ${isSame(key, 'alike', 'mine')}
    group by ${columns('mine')} having count(*) = 1`
}

const keyParts = ({ plan }: Quarry, table: string): string[] => [...new Set(keyColumns(plan, table))]

function isTold(quarry: Quarry, table: string): boolean {
  const live = quarry.plan.catalogue.tables[table]
  return live !== undefined && isUnique(live, keyParts(quarry, table))
}

/** Found by a key that others may have, each row is asked once more whose it is. */
const howFound = (quarry: Quarry, table: string): How => (isTold(quarry, table) ? { find: true } : { find: true, lock: true })

const isSame = (key: readonly string[], one: string, other: string): SQL =>
  all(key.map((column) => sql`${at(one, column)} = ${at(other, column)}`))

/** Writes it for good: a former value that a freeze has noted is not given back either. `isOver`: the wish is long over. */
export async function stopColumn(
  session: Session,
  quarry: Quarry,
  table: string,
  entry: FreezeEntry,
  isOver = false,
): Promise<number> {
  const name = tableOf(quarry.plan, table)
  const old = isOver ? isOldEnough(quarry, table, entry) : undefined
  await session.run(sql`
    update deletion_bot.freeze_undo u set previous = u.frozen from ${name} t
    where u.table_name = ${table} and u.column_name = ${entry.column} and u.primary_key = ${keyAsJson(quarry, table, 't')}
      and ${all([isMine(quarry, table, 't', howFound(quarry, table)), old])}`)
  const rows = await session.run(sql`
    update ${name} t set ${sql.identifier(entry.column)} = ${typed(quarry, table, entry.column, frozenOf(entry))}
    where ${all([isMine(quarry, table, 't', howFound(quarry, table)), old, applies(entry)])} returning 1`)
  return rows.length
}

/** The columns that say what waits to be sent. */
export const waitingColumns = (map: DataMap): { table: string; column: string }[] =>
  Object.entries(map).flatMap(([table, { freeze = [] }]) => freeze.filter(isWaiting).map(({ column }) => ({ table, column })))
