import { type SQL, sql } from 'drizzle-orm'
import { type BlobWork, judgeBlobs } from './blob-work.ts'
import { type ForeignKey, foreignKeysTo } from './catalogue.ts'
import { blobColumns, isAt, isUnreferenced, ownKeys, type Picked, pickPlain, pickRows, placeOf, sameRow } from './pick-store.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import { references, valueSql, valuesOfStep } from './predicate-store.ts'
import { bindingsOf, formOf, keyColumns, type Quarry, tableOf, withoutSubject } from './reach-store.ts'
import { releaseOfRow } from './retention-bases.ts'
import { all, any, at, list, type Session } from './session-store.ts'
import { type Bindings, named } from './template-store.ts'

export interface Batch {
  /** Rows changed. */
  rows: number
  /** Those of them that count under the table's noun. */
  counted: number
  /** Rows wait for their blobs to be removed: the step goes on when that is done, outside this transaction. */
  waits: boolean
  /** Nothing more of the step can be done now. */
  exhausted: boolean
}

/** One step of one request at work. */
export interface Work {
  quarry: Quarry & { requestId: string }
  step: PlanStep
  blobs: BlobWork
  /** Rows whose blob could not be removed: they stay, and are not tried again in this run. */
  stuck: Set<string>
}

/**
 * Takes up to `limit` rows of the step within the open transaction. Rows are locked first and what references them is looked at
 * again under the lock: a row that arrived meanwhile keeps its parent. A row goes only when its blobs are gone.
 */
export async function runBatch(session: Session, work: Work, limit: number): Promise<Batch> {
  if (isPlain(work)) return runPlain(session, work, limit)
  const apart = [...work.stuck]
  // A store that is away keeps rows with blobs, not the others.
  const bare = work.blobs.unreachable !== undefined
  const form = `pick${apart.length === 0 ? '' : ' apart'}${bare ? ' bare' : ''}`
  const picked = await rerun<Picked>(session, work, form, { limit, apart }, () =>
    pickRows(work.quarry, work.step, limit, { apart, bare }),
  )
  const { free, waits } = sort(work, picked)
  const exhausted = picked.length < limit && !waits
  if (free.length === 0) return { rows: 0, counted: 0, waits, exhausted }
  if (work.step.action === 'retain') await rememberKept(session, work, free)
  const places = free.map(({ place }) => place)
  const rows = await rerun<{ place: string }>(session, work, 'change', { places }, () => changeRows(work, places))
  const changed = new Set(rows.map(({ place }) => place))
  const counted = free.filter((row) => row.counted && changed.has(row.place)).length
  for (const row of free) if (changed.has(row.place)) for (const key of keysOf(row)) work.blobs.cleared.delete(key)
  return { rows: changed.size, counted, waits, exhausted: exhausted || (changed.size === 0 && !waits) }
}

function isPlain({ quarry, step }: Work): boolean {
  const isParent = step.action === 'erase' && foreignKeysTo(quarry.plan.catalogue, step.table).length > 0
  return !isParent && step.action !== 'retain' && blobColumns(quarry, step).length === 0
}

// Nothing references the rows and nothing goes along with them: one statement picks and changes them.
async function runPlain(session: Session, work: Work, limit: number): Promise<Batch> {
  const [done] = await rerun<{ rows: number; counted: number }>(session, work, 'plain', { limit }, () => changePlain(work, limit))
  const rows = done?.rows ?? 0
  return { rows, counted: done?.counted ?? 0, waits: false, exhausted: rows < limit }
}

function changePlain({ quarry, step }: Work, limit: number): SQL {
  const table = tableOf(quarry.plan, step.table)
  const isPicked = sql`t.ctid = picked.row and t.tableoid = picked.home`
  const change =
    step.action === 'erase'
      ? sql`delete from ${table} t using picked where ${isPicked}`
      : sql`update ${table} t set ${assignments(quarry, step)} from picked where ${isPicked}`
  return sql`
    with picked as materialized (${pickPlain(quarry, step, limit)}), changed as (${change} returning picked.counted)
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

const keysOf = (row: Picked): string[] => row.blobs.flatMap((key) => key || [])

// A row whose blob would not go keeps naming it, is found by the count that must be 0, and is tried again with the next run.
function sort({ blobs, stuck }: Work, picked: readonly Picked[]): { free: Picked[]; waits: boolean } {
  const judged = picked.map((row) => ({ row, is: judgeBlobs(blobs, keysOf(row)) }))
  for (const { row, is } of judged) if (is === 'stuck') stuck.add(row.place)
  return { free: judged.filter(({ is }) => is === 'free').map(({ row }) => row), waits: judged.some(({ is }) => is === 'waits') }
}

async function rememberKept(session: Session, { quarry, step }: Work, rows: readonly Picked[]): Promise<void> {
  const { disposition } = mappedTable(quarry.plan.map, step.table)
  if (disposition.do !== 'retain') return
  const kept = rows.map((row) => {
    const release = releaseOfRow(row, disposition.keptBy, quarry.plan.today)
    if (!release) throw new Error(`No basis keeps a row of ${step.table} that was picked as kept.`)
    return { key: row.key, basis: release.basis, until: release.releaseOn }
  })
  await session.run(sql`
    insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on)
    select ${quarry.requestId}::uuid, ${step.table}, k.key, k.basis, k.until
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(key jsonb, basis text, until date)
    on conflict (request_id, table_name, primary_key) do nothing`)
}

function changeRows({ quarry, step }: Work, places: readonly string[]): SQL {
  const table = tableOf(quarry.plan, step.table)
  if (step.action !== 'erase') {
    const from = sql`unnest(${named('places', [...places])}::text[]) as picked(place)`
    const writes = step.part === 'leave' || Object.keys(valuesOfStep(mappedTable(quarry.plan.map, step.table), step)).length > 0
    if (!writes) return sql`select picked.place from ${from}`
    const isPicked = all([isAt(quarry, step.table, 't', places), sql`${placeOf(quarry, step.table, 't')} = picked.place`])
    return sql`update ${table} t set ${assignments(quarry, step)} from ${from} where ${isPicked} returning picked.place`
  }
  const here = isAt(quarry, step.table, 't', places)
  const free = isUnreferenced(quarry, step)
  const own = ownKeys(quarry, step)
  if (own.length === 0)
    return sql`delete from ${table} t where ${all([here, ...free])} returning ${placeOf(quarry, step.table, 't')} as place`
  return sql`${unfit(quarry, step, own, places)} delete from ${table} t where ${here}
    and not exists (select 1 from unfit where ${sameRow(quarry, step, 'unfit')}) returning ${placeOf(quarry, step.table, 't')} as place`
}

// In a table that references itself: rows below which one stays (a newcomer, or a row whose blob is stuck) stay with it.
function unfit(quarry: Quarry, step: PlanStep, own: readonly ForeignKey[], places: readonly string[]): SQL {
  const table = tableOf(quarry.plan, step.table)
  const columns = [...new Set([...keyColumns(quarry.plan, step.table), ...own.flatMap((key) => key.columns)])]
  const select = (alias: string) =>
    sql`select ${list(columns.map((column) => at(alias, column)))} from ${table} ${sql.identifier(alias)}`
  const stays = sql`select 1 from ${table} n where ${any(own.map((key) => references(key, 'n', 't')))} and not ${isAt(quarry, step.table, 'n', places)}`
  return sql`with recursive unfit as (
    ${select('t')} where ${isAt(quarry, step.table, 't', places)} and not ${all([...isUnreferenced(quarry, step), sql`not exists (${stays})`])}
    union ${select('p')} join unfit on ${any(own.map((key) => references(key, 'unfit', 'p')))} where ${isAt(quarry, step.table, 'p', places)}
  )`
}

function assignments(quarry: Quarry, step: PlanStep): SQL {
  if (step.part === 'leave')
    return list(withoutSubject(quarry, step.table, 't').map(({ column, value }) => sql`${sql.identifier(column)} = ${value}`))
  const values = Object.entries(valuesOfStep(mappedTable(quarry.plan.map, step.table), step))
  return list(values.map(([column, value]) => sql`${sql.identifier(column)} = ${valueSql(quarry, step.table, column, value)}`))
}
