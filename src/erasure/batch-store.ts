import { type SQL, sql } from 'drizzle-orm'
import { lookAgain } from './blob-store.ts'
import { type BlobWork, judgeBlobs, leavesBlobs, namedIn } from './blob-work.ts'
import { isCascading, takeCascading } from './cascade-store.ts'
import { changePlain, changeRows } from './change-store.ts'
import { isKeptRow } from './kept-row-store.ts'
import { type Keeping, rememberNamed, rememberWhose } from './kept-subject-store.ts'
import {
  allPlaces,
  anyFree,
  blobColumns,
  type Choice,
  freePlaces,
  isParent,
  joinedPlaces,
  NOWHERE,
  ownKeys,
  type Picked,
  type PickedRow,
  pickRows,
  placesOf,
} from './pick-store.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import type { Change } from './progress-store.ts'
import { rerunStep, tableOf } from './quarry-store.ts'
import { releaseOfRow } from './retention-bases.ts'
import { type Rider, ridersAmong } from './riders.ts'
import { takeRiders } from './riders-store.ts'
import { rowMark } from './row-mark-store.ts'
import type { Session } from './session-store.ts'

/** No more than so many rows that hang on its own go with a batch, for each row of those, but a few in any case. */
const RIDERS_PER_ROW = 4

export interface Batch {
  /** Rows changed. */
  rows: number
  /** Those of them that count under the table's noun. */
  counted: number
  shared?: Change['shared']
  /** What hung on those and went with them. */
  along: readonly Change[]
  /** Places of rows that wait for their blobs to be removed: the step goes on when that is done, outside this transaction. */
  waiting: readonly string[]
  /** More hung on the rows than could go in one batch: the same places have to be looked at again. */
  again: boolean
  /** Nothing more of the step can be done now. */
  exhausted: boolean
  /** As many rows were found as were asked for, or they were found ahead: there may be many more. */
  full: boolean
}

/** Of places that were found ahead, all that lay there is gone. */
const NOTHING_LEFT: Batch = { rows: 0, counted: 0, along: [], waiting: [], again: false, exhausted: false, full: true }

/** One step of one request at work. */
export interface Work {
  quarry: Keeping
  step: PlanStep
  blobs: BlobWork
  /** Rows of the step whose blob could not be removed: they stay, and are not tried again in this run. */
  stuck: Set<string>
  /** May take so long, in milliseconds; and steps whose rows go in no such way. None is tried without. */
  cascade?: { maxMs: number; slow: Set<string> }
  /** Where the rows lie, when they were found ahead: no others are picked, and the step is not exhausted with them. */
  among?: string
  /** The steps whose rows go with this one's. */
  riders?: readonly Rider[]
  /** So many of them may go with a batch, however few its own rows are. */
  ridersLeast?: number
}

/**
 * Takes up to `limit` rows of the step within the open transaction. Rows are locked first and what references them is looked at
 * again under the lock: a row that arrived meanwhile keeps its parent. A row goes only when its blobs are gone.
 */
export async function runBatch(session: Session, work: Work, limit: number): Promise<Batch> {
  if (isPlain(work)) return runPlain(session, work, limit)
  const gone = await runCascading(session, work, limit)
  if (!gone) return runPicked(session, work, limit)
  // What is left has to be judged row by row, or is not the step's any more.
  const rest = gone.left === NOWHERE ? NOTHING_LEFT : await runPicked(session, { ...work, among: gone.left }, limit)
  return { ...rest, rows: gone.rows + rest.rows, counted: gone.counted + rest.counted, along: [...gone.along, ...rest.along] }
}

async function runCascading(session: Session, work: Work, rows: number): ReturnType<typeof takeCascading> {
  const { quarry, step, cascade } = work
  const { among, ...choice } = choiceOf(work)
  if (!cascade || among === undefined || cascade.slow.has(step.key)) return undefined
  // Also what goes before these rows, for it may come anew while they go.
  const riders = ridersAmong(quarry.plan, quarry.plan.steps, step)
  if (!isCascading(work, riders)) return undefined
  const gone = await takeCascading(session, work, { ...choice, among, rows, riders }, cascade.maxMs)
  if (!gone) cascade.slow.add(step.key)
  return gone
}

async function runPicked(session: Session, work: Work, limit: number): Promise<Batch> {
  const choice = choiceOf(work)
  const [picked = { places: NOWHERE, rows: 0, judged: [] }] = await rerunStep<Picked>(
    session,
    work,
    `pick${nameOf(choice)}`,
    { limit, apart: choice.apart, ...(choice.among === undefined ? {} : { among: choice.among }) },
    () => pickRows(work.quarry, work.step, limit, choice),
  )
  await lookAgain(session, work.blobs, work.quarry, picked.judged.flatMap(keysOf))
  const { free, held, waiting } = sort(work, picked.judged)
  const full = work.among !== undefined || picked.rows >= limit
  const nothing = { rows: 0, counted: 0, along: [], waiting, again: false, full }
  const isLast = work.among === undefined && waiting.length === 0
  if (picked.rows === held.length) return { ...nothing, exhausted: isLast && picked.rows < limit }
  const keys = work.step.action === 'retain' ? free.map(({ key }) => key) : []
  await rememberNamed(session, work.quarry, work.step.table, keys)
  const places = joinedPlaces([picked.places, placesOf(free.map(({ place }) => place))])
  const { along, left } = await takeRiders(session, work, choice.riders, places, ridersMax(work, limit))
  const done = await change(session, work, places, left ? [] : choice.riders)
  // Marked as it is left: a trigger may date anew what is written.
  if (work.step.action === 'retain') await rememberKept(session, work, free)
  for (const row of free) if (done.judged.has(row.place)) for (const key of keysOf(row)) work.blobs.cleared.delete(key)
  const shared = letGo(work.blobs, free.filter(({ place }) => done.judged.has(place)).map(keysOf))
  // What does not let itself be erased, by a trigger's will, keeps what it hangs on.
  const again = left && along.some(({ rows }) => rows > 0)
  const exhausted = isLast && !again && (picked.rows < limit || done.rows === 0)
  return { ...nothing, rows: done.rows, counted: done.counted, shared, along, again, exhausted }
}

const ridersMax = ({ ridersLeast = 0 }: Work, limit: number) => Math.max(ridersLeast, RIDERS_PER_ROW * limit)

function choiceOf({ step, blobs, stuck, among, riders = [] }: Work): Choice & { riders: readonly Rider[] } {
  // A store that is away, or another, keeps rows with blobs, not the others.
  return { apart: placesOf(stuck), bare: leavesBlobs(blobs, step.table), ...(among === undefined ? {} : { among }), riders }
}

// What a statement's text depends on.
const nameOf = ({ apart, bare, among, riders }: Choice) =>
  [apart === NOWHERE ? '' : ' apart', bare ? ' bare' : '', among === undefined ? '' : ' among', withRiders(riders)].join('')
const withRiders = (riders: readonly Rider[] = []) => riders.map(({ step }) => ` with ${step.key}`).join('')

/**
 * Where further rows of the step lie, as slices for {@link Work}'s `among` of so many places each: of kept rows all there are, done or not,
 * of others up to `ahead` that can be picked. Undefined for a table that references itself, whose rows go with others.
 */
export function placesAhead(work: Work, { ahead, slice }: { ahead: number; slice: number }): SQL | undefined {
  const { quarry, step } = work
  if (step.action === 'retain') return inSlices(allPlaces(quarry, step), slice)
  if (ownKeys(quarry, step).length > 0) return undefined
  return inSlices(freePlaces(quarry, step, choiceOf(work), ahead), slice)
}

/** One row of a step that erases which can be picked, if there is any. */
export const anyAhead = (work: Work): SQL => anyFree(work.quarry, work.step, choiceOf(work))

// Put together where they are found: one text for many places, and none of them read here.
function inSlices(places: SQL, each: number): SQL {
  return sql`select array_agg(place order by nth)::text as among, count(*)::int as rows
    from (select place, nth, (nth - 1) / ${each}::int as slice from (
      select place, row_number() over (order by home, "row") as nth from (${places}) places) numbered) sliced
    group by slice order by slice`
}

interface Changed {
  rows: number
  counted: number
  /** Of the rows that were judged one by one, those changed. */
  judged: Set<string>
}

async function change(session: Session, work: Work, places: string, riders: readonly Rider[]): Promise<Changed> {
  const form = `change${withRiders(riders)}`
  const write = () => changeRows(work, { places, riders })
  const [done] = await rerunStep<{ rows: number; counted: number; judged: string[] }>(session, work, form, { places }, write)
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
  const [done] = await rerunStep<{ rows: number; counted: number }>(session, work, form, values, () =>
    changePlain(work, limit, among),
  )
  const rows = done?.rows ?? 0
  return {
    rows,
    counted: done?.counted ?? 0,
    along: [],
    waiting: [],
    again: false,
    exhausted: among === undefined && rows < limit,
    full: among !== undefined || rows >= limit,
  }
}

/** How many rows that went, with these keys each, leave a blob to others; and how many blobs are left by them first. */
function letGo({ left, letGo }: BlobWork, rows: readonly string[][]): { rows: number; blobs: number } {
  const before = letGo.size
  const leaving = rows.map((keys) => keys.filter((key) => left.has(key))).filter((keys) => keys.length > 0)
  for (const key of leaving.flat()) letGo.add(key)
  return { rows: leaving.length, blobs: letGo.size - before }
}

const keysOf = (row: PickedRow): string[] => row.blobs.flatMap((key) => key || [])

// A row whose blob would not go keeps naming it, is found by the count that must be 0, and is tried again with the next run.
function sort({ quarry, step, blobs, stuck }: Work, rows: readonly PickedRow[]) {
  const columns = blobColumns(quarry, step)
  const judged = rows.map((row) => ({ row, is: judgeBlobs(blobs, step.table, namedIn(columns, row.blobs)) }))
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
    return { key: row.key, basis: release.basis, until: release.releaseOn }
  })
  await session.run(sql`
    insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, own_until, row_mark)
    select ${quarry.requestId}::uuid, ${step.table}, r.primary_key, r.basis, r.until, r.until,
      case when t.tableoid is not null then ${rowMark(quarry.plan, step.table, 't')} end
    from (select key::jsonb as primary_key, basis, until
        from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k(key text, basis text, until date)) r
      left join ${tableOf(quarry.plan, step.table)} t on ${isKeptRow(quarry.plan, step.table, 't')}
    on conflict (request_id, table_name, primary_key) do nothing`)
  await rememberWhose(session, quarry)
}
