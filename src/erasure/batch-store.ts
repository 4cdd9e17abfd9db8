import { type SQL, sql } from 'drizzle-orm'
import { lookAgain } from './blob-store.ts'
import { type BlobWork, judgeBlobs } from './blob-work.ts'
import type { ForeignKey } from './catalogue.ts'
import {
  allPlaces,
  blobColumns,
  type Choice,
  freePlaces,
  isAt,
  isCounted,
  isParent,
  isUnreferenced,
  NOWHERE,
  ownKeys,
  type Picked,
  type PickedRow,
  pickPlain,
  pickRows,
  placeOf,
  placesOf,
  sameRow,
} from './pick-store.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import { references, valuesOfStep } from './predicate-store.ts'
import { bindingsOf, formOf, keyColumns, type Quarry, tableOf } from './quarry-store.ts'
import { withoutSubject } from './reach-store.ts'
import { releaseOfRow } from './retention-bases.ts'
import { all, any, at, list, type Session } from './session-store.ts'
import { type Bindings, named } from './template-store.ts'
import { valueSql } from './written-store.ts'

export interface Batch {
  /** Rows changed. */
  rows: number
  /** Those of them that count under the table's noun. */
  counted: number
  /** Places of rows that wait for their blobs to be removed: the step goes on when that is done, outside this transaction. */
  waiting: readonly string[]
  /** Nothing more of the step can be done now. */
  exhausted: boolean
  /** As many rows were found as were asked for, or they were found ahead: there may be many more. */
  full: boolean
}

/** One step of one request at work. */
export interface Work {
  quarry: Quarry & { requestId: string }
  step: PlanStep
  blobs: BlobWork
  /** Rows of the step whose blob could not be removed: they stay, and are not tried again in this run. */
  stuck: Set<string>
  /** Where the rows lie, when they were found ahead: no others are picked, and the step is not exhausted with them. */
  among?: string
}

/**
 * Takes up to `limit` rows of the step within the open transaction. Rows are locked first and what references them is looked at
 * again under the lock: a row that arrived meanwhile keeps its parent. A row goes only when its blobs are gone.
 */
export async function runBatch(session: Session, work: Work, limit: number): Promise<Batch> {
  if (isPlain(work)) return runPlain(session, work, limit)
  const choice = choiceOf(work)
  const [picked = { places: NOWHERE, rows: 0, judged: [] }] = await rerun<Picked>(
    session,
    work,
    `pick${nameOf(choice)}`,
    { limit, ...choice },
    () => pickRows(work.quarry, work.step, limit, choice),
  )
  await lookAgain(session, work.blobs, work.quarry, picked.judged.flatMap(keysOf))
  const { free, held, waiting } = sort(work, picked.judged)
  const isLast = work.among === undefined && waiting.length === 0
  const exhausted = isLast && picked.rows < limit
  const full = work.among !== undefined || picked.rows >= limit
  if (picked.rows === held.length) return { rows: 0, counted: 0, waiting, exhausted, full }
  if (work.step.action === 'retain') await rememberKept(session, work, free)
  const done = await change(session, work, picked.places, { held, free })
  for (const row of free) if (done.judged.has(row.place)) for (const key of keysOf(row)) work.blobs.cleared.delete(key)
  return { rows: done.rows, counted: done.counted, waiting, exhausted: exhausted || (isLast && done.rows === 0), full }
}

function choiceOf({ blobs, stuck, among }: Work): Choice {
  // A store that is away keeps rows with blobs, not the others.
  return { apart: placesOf(stuck), bare: blobs.unreachable !== undefined, ...(among === undefined ? {} : { among }) }
}

// What a statement's text depends on.
const nameOf = ({ apart, bare, among }: Choice) =>
  [apart === NOWHERE ? '' : ' apart', bare ? ' bare' : '', among === undefined ? '' : ' among'].join('')

/**
 * Where further rows of the step lie, for {@link Work}'s `among`: of kept rows all there are, done or not, of others up to `limit` that can be
 * picked. Undefined for a table that references itself, whose rows go with others.
 */
export function placesAhead(work: Work, limit: number): SQL | undefined {
  if (work.step.action === 'retain') return allPlaces(work.quarry, work.step)
  if (ownKeys(work.quarry, work.step).length > 0) return undefined
  return freePlaces(work.quarry, work.step, choiceOf(work), limit)
}

interface Changed {
  rows: number
  counted: number
  /** Of the rows that were judged one by one, those changed. */
  judged: Set<string>
}

async function change(
  session: Session,
  work: Work,
  places: string,
  { held, free }: { held: readonly PickedRow[]; free: readonly PickedRow[] },
): Promise<Changed> {
  const values = { places, held: placesOf(held.map(({ place }) => place)), judged: placesOf(free.map(({ place }) => place)) }
  const [done] = await rerun<{ rows: number; counted: number; judged: string[] }>(
    session,
    work,
    held.length === 0 ? 'change' : 'change but held',
    values,
    () => changeRows(work, values),
  )
  return { rows: done?.rows ?? 0, counted: done?.counted ?? 0, judged: new Set(done?.judged) }
}

function isPlain({ quarry, step }: Work): boolean {
  return !isParent(quarry, step) && step.action !== 'retain' && blobColumns(quarry, step).length === 0
}

// Nothing references the rows and nothing goes along with them: one statement picks and changes them.
async function runPlain(session: Session, work: Work, limit: number): Promise<Batch> {
  const { among } = work
  const form = among === undefined ? 'plain' : 'plain among'
  const values = { limit, ...(among === undefined ? {} : { among }) }
  const [done] = await rerun<{ rows: number; counted: number }>(session, work, form, values, () => changePlain(work, limit))
  const rows = done?.rows ?? 0
  return {
    rows,
    counted: done?.counted ?? 0,
    waiting: [],
    exhausted: among === undefined && rows < limit,
    full: among !== undefined || rows >= limit,
  }
}

function changePlain({ quarry, step, among }: Work, limit: number): SQL {
  const table = tableOf(quarry.plan, step.table)
  const isPicked = sql`t.ctid = picked.row and t.tableoid = picked.home`
  const change =
    step.action === 'erase'
      ? sql`delete from ${table} t using picked where ${isPicked}`
      : sql`update ${table} t set ${assignments(quarry, step)} from picked where ${isPicked}`
  return sql`
    with picked as materialized (${pickPlain(quarry, step, limit, among)}), changed as (${change} returning picked.counted)
    select count(*)::int as rows, (count(*) filter (where counted))::int as counted from changed`
}

function rerun<Row extends object>(
  session: Session,
  work: Work,
  form: string,
  values: Bindings,
  write: () => SQL,
): Promise<Row[]> {
  const { templates, form: about } = formOf(work.quarry)
  return session.rerun(templates, `${form} ${work.step.key} ${about}`, write, { ...bindingsOf(work.quarry), ...values })
}

const keysOf = (row: PickedRow): string[] => row.blobs.flatMap((key) => key || [])

// A row whose blob would not go keeps naming it, is found by the count that must be 0, and is tried again with the next run.
function sort({ blobs, stuck }: Work, rows: readonly PickedRow[]) {
  const judged = rows.map((row) => ({ row, is: judgeBlobs(blobs, keysOf(row)) }))
  for (const { row, is } of judged) if (is === 'stuck') stuck.add(row.place)
  const [free, held] = [judged.filter(({ is }) => is === 'free'), judged.filter(({ is }) => is !== 'free')]
  const waiting = held.flatMap(({ row, is }) => (is === 'waits' ? [row.place] : []))
  return { free: free.map(({ row }) => row), held: held.map(({ row }) => row), waiting }
}

async function rememberKept(session: Session, { quarry, step }: Work, rows: readonly PickedRow[]): Promise<void> {
  const { disposition } = mappedTable(quarry.plan.map, step.table)
  if (disposition.do !== 'retain') return
  const kept = rows.map((row) => {
    const release = releaseOfRow(row, disposition.keptBy, quarry.plan.today)
    if (!release) throw new Error(`No basis keeps a row of ${step.table} that was picked as kept.`)
    return { key: row.key, basis: release.basis, until: release.releaseOn, mark: row['row mark'] }
  })
  await session.run(sql`
    insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, row_mark)
    select ${quarry.requestId}::uuid, ${step.table}, k.key::jsonb, k.basis, k.until, k.mark
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(key text, basis text, until date, mark text)
    on conflict (request_id, table_name, primary_key) do nothing`)
}

function changeRows(work: Work, { places, held, judged }: { places: string; held: string; judged: string }): SQL {
  const { quarry, step } = work
  const isFree = (alias: string) =>
    held === NOWHERE ? undefined : sql`not (${placeOf(quarry, step.table, alias)} = any(${named('held', held)}::text[]))`
  const here = (alias: string) => all([isAt(quarry, step.table, alias, places), isFree(alias)])
  return sql`
    with ${step.action === 'erase' ? erased(work, here) : written(work, here('t'))}
    select count(*)::int as rows, (count(*) filter (where counted))::int as counted,
      coalesce(array_agg(place) filter (where place = any(${named('judged', judged)}::text[])), '{}') as judged
    from changed`
}

function erased({ quarry, step }: Work, here: (alias: string) => SQL): SQL {
  const table = tableOf(quarry.plan, step.table)
  const gone = sql`returning ${isCounted(quarry, step)} as counted, ${placeOf(quarry, step.table, 't')} as place`
  const own = ownKeys(quarry, step)
  if (own.length === 0)
    return sql`changed as (delete from ${table} t where ${all([here('t'), ...isUnreferenced(quarry, step)])} ${gone})`
  return sql`recursive ${unfit(quarry, step, own, here)}, changed as (delete from ${table} t where ${here('t')}
    and not exists (select 1 from unfit where ${sameRow(quarry, step, 'unfit')}) ${gone})`
}

function written({ quarry, step }: Work, here: SQL): SQL {
  const table = tableOf(quarry.plan, step.table)
  const before = sql`before as materialized (select t.tableoid as home, t.ctid as "row", ${isCounted(quarry, step)} as counted,
    ${placeOf(quarry, step.table, 't')} as place from ${table} t where ${here})`
  const writes = step.part === 'leave' || Object.keys(valuesOfStep(mappedTable(quarry.plan.map, step.table), step)).length > 0
  if (!writes) return sql`${before}, changed as (select counted, place from before)`
  return sql`${before}, changed as (update ${table} t set ${assignments(quarry, step)} from before
    where t.ctid = before."row" and t.tableoid = before.home returning before.counted, before.place)`
}

// In a table that references itself: rows below which one stays (a newcomer, or a row whose blob is stuck) stay with it.
function unfit(quarry: Quarry, step: PlanStep, own: readonly ForeignKey[], here: (alias: string) => SQL): SQL {
  const table = tableOf(quarry.plan, step.table)
  const columns = [...new Set([...keyColumns(quarry.plan, step.table), ...own.flatMap((key) => key.columns)])]
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
