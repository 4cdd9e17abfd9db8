import { type SQL, sql } from 'drizzle-orm'
import { linksTo } from './links.ts'
import { type Choice, isAt, isChosen, isCounted, itself, NOWHERE, placeOf } from './pick-store.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import type { Change } from './progress-store.ts'
import { type Quarry, rerunStep, tableOf } from './quarry-store.ts'
import type { Rider } from './riders.ts'
import { all, list, type Session } from './session-store.ts'
import { sqlStateOf, TOOK_TOO_LONG } from './sqlstate.ts'

type Of = { quarry: Quarry; step: PlanStep }
/** `rows`: so many places there are. */
type Places = Choice & { among: string; rows: number; riders: readonly Rider[] }

interface Gone {
  rows: number
  counted: number
  along: Change[]
  /** Where rows are left. */
  left: string
}

interface Left {
  places?: string
  after: number[]
}

/** Nothing points at the step's rows but what PostgreSQL itself takes with them, each row of which counts. */
export function isCascading({ quarry: { plan }, step }: Of, riders: readonly Rider[]): boolean {
  const keys = linksTo(plan, step.table)
  const goes = (rider: Rider) => rider.key.onDelete === 'cascade' && mappedTable(plan.map, rider.step.table).nounIf === undefined
  return (
    step.action === 'erase' && keys.length > 0 && riders.every(goes) && keys.every((key) => riders.some((r) => r.key === key))
  )
}

/**
 * Takes those of the rows at these places that name no blob, in one statement and with all that hangs on them, which PostgreSQL counts as
 * it goes. Undefined, and nothing done, where that takes longer than `maxMs`, or where the database does not see to it as it is now.
 */
export async function takeCascading(session: Session, of: Of, places: Places, maxMs: number): Promise<Gone | undefined> {
  const { among, apart, riders } = places
  const form = (name: string) => `${name} with ${riders.map(({ step }) => step.key).join()}${apart === NOWHERE ? '' : ' apart'}`
  await session.run(sql`savepoint cascade`)
  // Nobody may put a trigger or a rule in the way from here on.
  await session.run(sql`lock table ${list(riders.map(({ step }) => tableOf(of.quarry.plan, step.table)))} in row exclusive mode`)
  const limited = await session.run<{ was: string }>(
    sql`select current_setting('statement_timeout') as was, set_config('statement_timeout', ${String(maxMs)}, true)`,
  )
  const [gone] = await rerunStep<{ rows: number; counted: number; before: number[]; cascades: boolean }>(
    session,
    of,
    form('cascade'),
    { among, apart },
    () => eraseAll(of, places),
  ).catch((error: unknown) => {
    if (sqlStateOf(error) !== TOOK_TOO_LONG) throw error
    return []
  })
  if (!gone?.cascades) {
    await session.run(sql`rollback to savepoint cascade`)
    return undefined
  }
  await session.run(sql`select set_config('statement_timeout', ${limited[0]?.was ?? '0'}, true)`)
  const [after] =
    gone.rows === places.rows
      ? await rerunStep<Left>(session, of, form('cascaded whole'), {}, () => sql`select ${erasedOf(of, riders)} as after`)
      : await rerunStep<Left>(session, of, form('cascaded'), { among }, () => leftOf(of, places))
  await session.run(sql`release savepoint cascade`)
  const along = riders.map(({ step }, nth) => {
    const rows = (after?.after[nth] ?? 0) - (gone.before[nth] ?? 0)
    return { step, rows, counted: rows, exhausted: false }
  })
  return { rows: gone.rows, counted: gone.counted, along, left: after?.places ?? NOWHERE }
}

function eraseAll(of: Of, places: Places): SQL {
  const { quarry, step } = of
  // Counted before the first row goes: a trigger of its own may take what hangs on it.
  return sql`
    with as_it_is as materialized (
      select ${all(places.riders.map((rider) => cascades(of, rider)))} as cascades, ${erasedOf(of, places.riders)} as before
    ), changed as (
      delete from ${tableOf(quarry.plan, step.table)} t
      where ${isChosen(quarry, step, { ...places, bare: true }, { lock: true })} and (select cascades from as_it_is)
      returning ${isCounted(quarry, step)} as counted
    )
    select count(*)::int as rows, (count(*) filter (where counted))::int as counted, (select cascades from as_it_is) as cascades,
      (select before from as_it_is) as before
    from changed`
}

/** PostgreSQL erases with a row what hangs on it, and counts it, unless somebody has switched that off or put something in its way. */
function cascades({ quarry, step }: Of, { step: below, key }: Rider): SQL {
  const [child, parent] = [itself(quarry, below.table), itself(quarry, step.table)]
  return sql`(current_setting('session_replication_role') <> 'replica' and current_setting('track_counts') = 'on'
    and exists (select 1 from pg_constraint k join pg_trigger g on g.tgconstraint = k.oid and g.tgrelid = k.confrelid
      join pg_proc f on f.oid = g.tgfoid and f.proname = 'RI_FKey_cascade_del'
      where k.conrelid = ${child} and k.confrelid = ${parent} and k.conname = ${key.name} and g.tgenabled in ('O', 'A'))
    and not exists (select 1 from pg_trigger g where g.tgrelid = ${child} and not g.tgisinternal)
    and not exists (select 1 from pg_class c where c.oid = ${child} and c.relhasrules))`
}

function leftOf(of: Of, { among, riders }: Places): SQL {
  const { quarry, step } = of
  return sql`select ${erasedOf(of, riders)} as after, coalesce((
    select array_agg(${placeOf(quarry, step.table, 't')}) from ${tableOf(quarry.plan, step.table)} t where ${isAt(quarry, step.table, 't', among, 'among')})::text, ${NOWHERE}::text) as places`
}

/** How many rows of each rider's table this transaction has erased, by whatever way: before a cascade, and after it. */
function erasedOf({ quarry }: Of, riders: readonly Rider[]): SQL {
  const counts = riders.map(({ step }) => sql`pg_stat_get_xact_tuples_deleted(${itself(quarry, step.table)})::int`)
  return sql`array[${list(counts)}]`
}
