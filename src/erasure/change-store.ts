import { type SQL, sql } from 'drizzle-orm'
import type { ForeignKey } from './catalogue.ts'
import { isAt, isCounted, isJudged, isPlainChosen, isUnreferenced, ownKeys, pickPlain, placeOf, sameRow } from './pick-store.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import { references, valuesOfStep } from './predicate-store.ts'
import { type Quarry, rowColumns, tableOf } from './quarry-store.ts'
import { withoutSubject } from './reach-store.ts'
import type { Rider } from './riders.ts'
import { all, any, at, list } from './session-store.ts'
import { valueSql } from './written-store.ts'

type Of = { quarry: Quarry; step: PlanStep }

/** Changes the rows at these places; of rows that were judged by themselves it says which were changed. */
export function changeRows(of: Of, { places, riders }: { places: string; riders: readonly Rider[] }): SQL {
  const { quarry, step } = of
  const here = (alias: string) => isAt(quarry, step.table, alias, places)
  return sql`
    with ${step.action === 'erase' ? erased(of, here, riders) : written(of, here('t'))}
    select count(*)::int as rows, (count(*) filter (where counted))::int as counted,
      coalesce(array_agg(judged) filter (where judged is not null), '{}') as judged
    from changed`
}

/** Picks and changes in one statement what nothing hangs on and nothing goes along with. */
export function changePlain({ quarry, step }: Of, limit: number, among?: string): SQL {
  const table = tableOf(quarry.plan, step.table)
  const total = sql`select count(*)::int as rows, (count(*) filter (where counted))::int as counted from changed`
  // Where all that may be taken is named, the rows need not be locked before they go.
  if (among !== undefined && step.action === 'erase')
    return sql`with changed as (delete from ${table} t where ${isPlainChosen(quarry, step, among)}
      returning ${isCounted(quarry, step)} as counted) ${total}`
  const isPicked = sql`t.ctid = picked.row and t.tableoid = picked.home`
  const change =
    step.action === 'erase'
      ? sql`delete from ${table} t using picked where ${isPicked}`
      : sql`update ${table} t set ${assignments(quarry, step)} from picked where ${isPicked}`
  return sql`
    with picked as materialized (${pickPlain(quarry, step, limit, among)}), changed as (${change} returning picked.counted) ${total}`
}

const countedAndJudged = (quarry: Quarry, step: PlanStep): SQL =>
  sql`${isCounted(quarry, step)} as counted, case when ${isJudged(quarry, step)} then ${placeOf(quarry, step.table, 't')} end as judged`

function erased({ quarry, step }: Of, here: (alias: string) => SQL, riders: readonly Rider[]): SQL {
  const table = tableOf(quarry.plan, step.table)
  const gone = sql`returning ${countedAndJudged(quarry, step)}`
  const own = ownKeys(quarry, step)
  if (own.length === 0)
    return sql`changed as (delete from ${table} t where ${all([here('t'), ...isUnreferenced(quarry, step, riders)])} ${gone})`
  return sql`recursive ${unfit(quarry, step, own, here)}, changed as (delete from ${table} t where ${here('t')}
    and not exists (select 1 from unfit where ${sameRow(quarry, step, 'unfit')}) ${gone})`
}

function written({ quarry, step }: Of, here: SQL): SQL {
  const table = tableOf(quarry.plan, step.table)
  const before = sql`before as materialized (select t.tableoid as home, t.ctid as "row", ${countedAndJudged(quarry, step)}
    from ${table} t where ${here})`
  const writes = step.part === 'leave' || Object.keys(valuesOfStep(mappedTable(quarry.plan.map, step.table), step)).length > 0
  if (!writes) return sql`${before}, changed as (select counted, judged from before)`
  return sql`${before}, changed as (update ${table} t set ${assignments(quarry, step)} from before
    where t.ctid = before."row" and t.tableoid = before.home returning before.counted, before.judged)`
}

// In a table that references itself: rows below which one stays (a newcomer, or a row whose blob is stuck) stay with it.
function unfit(quarry: Quarry, step: PlanStep, own: readonly ForeignKey[], here: (alias: string) => SQL): SQL {
  const table = tableOf(quarry.plan, step.table)
  const columns = [...new Set([...rowColumns(quarry.plan, step.table), ...own.flatMap((key) => key.columns)])]
  const select = (alias: string) =>
    sql`select ${list(columns.map((column) => at(alias, column)))} from ${table} ${sql.identifier(alias)}`
  const stays = sql`select 1 from ${table} n where ${any(own.map((key) => references(key, 'n', 't')))} and not ${here('n')}`
  return sql`unfit as (
    ${select('t')} where ${here('t')} and not ${all([...isUnreferenced(quarry, step), sql`not exists (${stays})`])}
    union ${select('p')} join unfit on ${any(own.map((key) => references(key, 'unfit', 'p')))} where ${here('p')}
  )`
}

function assignments(quarry: Quarry, step: PlanStep): SQL {
  if (step.part === 'leave')
    return list(withoutSubject(quarry, step.table, 't').map(({ column, value }) => sql`${sql.identifier(column)} = ${value}`))
  const values = Object.entries(valuesOfStep(mappedTable(quarry.plan.map, step.table), step))
  return list(values.map(([column, value]) => sql`${sql.identifier(column)} = ${valueSql(quarry, step.table, column, value)}`))
}
