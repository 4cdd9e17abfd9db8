import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { waitingColumns } from './freeze-column-store.ts'
import { claimNotedPseudonyms, claimRequest, lockNoted, unlessRefused } from './freeze-lock-store.ts'
import { isNotedAt, type Place } from './freeze-places-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { isLeft } from './reach-store.ts'
import { isDated } from './row-scope-store.ts'
import { all, any, at, list, type Session, writing } from './session-store.ts'
import { dropStopped, noteTakenBack } from './stopped-store.ts'
import { SUPPRESSION } from './suppression-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }

/** No other request still wants this value frozen. */
const UNCLAIMED = sql`not exists (select 1 from deletion_bot.freeze_undo o where o.request_id <> u.request_id
  and o.table_name = u.table_name and o.primary_key = u.primary_key and o.column_name = u.column_name)`

const IS_KEPT = sql`exists (select 1 from deletion_bot.retained r
  where r.table_name = u.table_name and r.primary_key = u.primary_key and r.settled_at is null)`

interface Thawed {
  rows: number
  /** Tables in which something frozen is not by the names it had, takes its former value no longer, or has its key with others: it stays as it is. */
  lost: string[]
}

/**
 * Takes a freeze back: restores what still holds the frozen value and no other request wants frozen, lifts the request's blocks, and
 * forgets the former values. A second call finds nothing to do. `takenBackAt`: it stays noted here, whatever the bot's own database
 * is restored to, and so does what could not be found, until somebody tells its name of today.
 */
export function thaw(platform: pg.Pool, requestId: string, schema = 'public', takenBackAt?: Date): Promise<Thawed> {
  return writing(platform, LIMITS, async (session) => {
    await claimRequest(session, requestId)
    await claimNotedPseudonyms(session, requestId)
    const places = await lockNoted(session, requestId, schema)
    const lost: Place[] = []
    let rows = 0
    for (const place of places) {
      const restored = place.there
        ? await unlessRefused(session, () => restoreColumn(session, requestId, schema, place))
        : undefined
      if (!restored || restored.isDoubtful) lost.push(place)
      rows += restored?.rows ?? 0
    }
    await liftBlocks(session, requestId)
    const gone = takenBackAt ? lost.filter(({ there }) => !there) : []
    const stays = any(gone.map((place) => isNotedAt(place, 'u')))
    await session.run(sql`delete from deletion_bot.freeze_undo u where u.request_id = ${requestId}::uuid and not ${stays}`)
    if (takenBackAt) await noteTakenBack(session, requestId, takenBackAt)
    return { rows, lost: tablesOf(lost) }
  })
}

const tablesOf = (places: readonly Place[]): string[] => [...new Set(places.map(({ table }) => table))]

/**
 * After the erasure. Rows that went on after the cut-off are let go, those that others own as well, and those that a law keeps, in which it may
 * go on yet: a customer who comes back is answered again; only where the map says who has the floor, for what was cancelled stays cancelled. Then the former values go;
 * the blocks stay, and with them what was stopped because of them, also when a request that joined them later is undone. `sayLost` hears of
 * tables in which something could not be let go before it is forgotten here.
 */
export function endFreeze(
  platform: pg.Pool,
  requestId: string,
  plan: ErasurePlan,
  sayLost: (tables: readonly string[]) => void = () => {},
): Promise<Thawed> {
  return writing(platform, LIMITS, async (session) => {
    await claimRequest(session, requestId)
    await claimNotedPseudonyms(session, requestId)
    const places = await lockNoted(session, requestId, plan.catalogue.schema)
    const thawed = await thawNewer(session, requestId, plan, places)
    sayLost(thawed.lost)
    await forget(session, requestId, waitingColumns(plan.map))
    return thawed
  })
}

async function thawNewer(session: Session, requestId: string, plan: ErasurePlan, places: readonly Place[]): Promise<Thawed> {
  const lost = places.filter(({ there }) => !there)
  let rows = 0
  for (const place of places.filter(({ there }) => there)) {
    const { table, column } = place
    if (!plan.steps.some((step) => step.table === table)) continue
    const { freeze = [], datedBy } = mappedTable(plan.map, table)
    if (!datedBy || !freeze.some((entry) => entry.holdsFloor && entry.column === column)) continue
    const newer = sql`(${isDated(plan, table, 't') ?? sql`true`}) is not true`
    // What is still there of rows with several owners is the others'.
    const goesOn = isLeft(plan, table) ? undefined : any([newer, IS_KEPT])
    const restoring = () => restoreColumn(session, requestId, plan.catalogue.schema, place, goesOn)
    const restored = await unlessRefused(session, restoring)
    if (!restored || restored.isDoubtful) lost.push(place)
    rows += restored?.rows ?? 0
  }
  return { rows, lost: tablesOf(lost) }
}

async function forget(session: Session, requestId: string, ads: readonly { table: string; column: string }[]): Promise<void> {
  await session.run(sql`
    update deletion_bot.freeze_undo o set previous = o.frozen from deletion_bot.freeze_undo u
    where u.request_id = ${requestId}::uuid and (u.table_name = ${SUPPRESSION} or (u.table_name, u.column_name) in (
        select p.name, p.col from unnest(${sql.param(ads.map(({ table }) => table))}::text[], ${sql.param(ads.map(({ column }) => column))}::text[]) as p(name, col)))
      and o.request_id <> u.request_id and o.table_name = u.table_name and o.column_name = u.column_name and o.primary_key = u.primary_key`)
  await session.run(sql`delete from deletion_bot.freeze_undo where request_id = ${requestId}::uuid`)
  await dropStopped(session, requestId)
}

/** `isDoubtful`: some row was not written. The database did without it, or several have its key by now. */
async function restoreColumn(
  session: Session,
  requestId: string,
  schema: string,
  place: Place,
  where?: SQL,
): Promise<{ rows: number; isDoubtful: boolean }> {
  const { table, column, keys } = place
  const name = sql`${sql.identifier(schema)}.${sql.identifier(table)}`
  const former = sql`(jsonb_populate_record(null::${name}, jsonb_build_object(${column}::text, named.previous))).${sql.identifier(column)}`
  const isNamed = all(
    keys.map((part) => sql`${at('t', part)} = (jsonb_populate_record(null::${name}, u.primary_key)).${sql.identifier(part)}`),
  )
  const noted = sql`u.request_id = ${requestId}::uuid and ${isNotedAt(place, 'u')} and u.previous <> u.frozen and ${UNCLAIMED}`
  const isFrozen = sql`coalesce(to_jsonb(${at('t', column)}), 'null'::jsonb) = u.frozen`
  const [done] = await session.run<{ rows: number; isDoubtful: boolean }>(sql`
    with named as materialized (
      select t.tableoid as home, t.ctid as "row", u.previous, ${all([isFrozen, where])} as goes,
        count(*) over (partition by u.primary_key) as alike
      from ${name} t join deletion_bot.freeze_undo u on ${isNamed} where ${noted}
    ), restored as (
      update ${name} t set ${sql.identifier(column)} = ${former} from named
      where t.ctid = named."row" and t.tableoid = named.home and named.goes and named.alike = 1 returning 1
    )
    select (select count(*)::int from restored) as rows,
      (select count(*) from named where goes) <> (select count(*) from restored) as "isDoubtful"`)
  if (!done) throw new Error('PostgreSQL said nothing of what it restored.')
  return done
}

async function liftBlocks(session: Session, requestId: string): Promise<void> {
  const columns = ['tenant_id', 'key_id', 'pseudonym'] as const
  const key = list(columns.map((column) => sql`s.${sql.identifier(column)}::text`))
  const noted = list(columns.map((column) => sql`u.primary_key ->> ${column}::text`))
  const mine = sql`u.request_id = ${requestId}::uuid and u.table_name = ${SUPPRESSION} and (${key}) = (${noted}) and ${UNCLAIMED}`
  await session.run(sql`
    delete from deletion_bot.suppression s using deletion_bot.freeze_undo u where ${mine} and u.previous = 'null'::jsonb`)
  await session.run(sql`
    update deletion_bot.suppression s set blocks = u.previous #>> '{}' from deletion_bot.freeze_undo u
    where ${mine} and u.previous <> 'null'::jsonb`)
}
