import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { blobColumnsOf } from './blob-places.ts'
import { type BlobRemover, type BlobWork, noBlobsYet } from './blob-work.ts'
import { claimColumns } from './count-store.ts'
import { tablesKnown } from './hold-store.ts'
import { clearKeptBlobs, sortByBlobs } from './kept-blobs-store.ts'
import { activeHold } from './kept-hold-store.ts'
import { doubtfulKeys, isKeptRow, isNobodys } from './kept-row-store.ts'
import { releasedBy } from './kept-unknown-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { movedTo } from './recompute-store.ts'
import { eraseRows, isReferenced, referrersAmong, wholeBranches, withBranches } from './release-branch-store.ts'
import { releaseOfRow } from './retention-bases.ts'
import { isMarked } from './row-mark-store.ts'
import { tenantOf } from './row-scope-store.ts'
import { all, at, erasing, list, type Session } from './session-store.ts'
import { giveUpUnsure, judgeStrange } from './unsure-rows-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
const NOBODY = { phones: [], userIds: [], emails: [] }

export interface Releasing {
  plan: ErasurePlan
  now: Date
  blobs: BlobRemover
  /** By the map's findings, rows that are not found may lie somewhere else: see `mayLieElsewhere`. */
  elsewhere?: boolean
  /** An earlier batch of this table's night was strange: see `judgeStrange`. */
  doubted?: boolean
  /** Awaited between any two transactions; a test may stop the process there. */
  checkpoint?: (name: string) => Promise<void> | void
}

/** What one batch of a table came to. Rows not named here went. */
export interface ReleaseBatch {
  /** The key to go on behind; undefined when the table is through. */
  last: string | undefined
  erased: number
  /** Rows that a hold keeps, by request and hold. */
  held: { requestId: string; holdId: string }[]
  /** Rows that others refer to, once for each request that kept them, with the last day on which a law kept the row. */
  referenced: { requestId: string; dueOn: string }[]
  /** Rows that another basis keeps longer by now, or that are still referenced, or whose blob would not go, or that nobody can be sure of: `doubtful` by their keys alone. */
  waiting: { moved: number; referenced: number; stuck: number; unsure: number; doubtful: number }
}

interface Due {
  key: string
  requestIds: string[]
  dueOn: string
  holdId: string | null
  same: boolean
  referenced: boolean
  /** Rows looked at with it that refer to it. */
  referrers: string[]
  blobs: (string | null)[]
  [claim: string]: unknown
}

/** The tables in which rows are due on the plan's day, in no order. A released row's day lies before it. */
export async function tablesDue(platform: pg.Pool, today: string): Promise<string[]> {
  const { rows } = await platform.query<{ name: string }>(
    'select distinct table_name as name from deletion_bot.retained where settled_at is null and release_on < $1::date order by 1',
    [today],
  )
  return rows.map(({ name }) => name)
}

/**
 * Erases up to `limit` rows of the table whose day has passed, behind the key `after`, with the holds read and what became of each line
 * written in one transaction: a crash neither loses nor repeats one. A row must be the one that was kept: named by its primary key,
 * with the date it had, naming nobody, and referenced by no other. Its blobs go before it, in rounds between two such transactions.
 */
export async function releaseBatch(
  platform: pg.Pool,
  releasing: Releasing,
  table: string,
  window: { after: string | undefined; limit: number },
): Promise<ReleaseBatch> {
  const { plan, now, elsewhere = false, doubted = false, checkpoint = () => {} } = releasing
  const work = { plan, now, elsewhere, doubted, checkpoint, blobs: noBlobsYet() }
  let [erased, moved, unsure, doubtful] = [0, 0, 0, 0]
  for (;;) {
    const { keys, ...batch } = await erasing(platform, LIMITS, (session) => takeBatch(session, work, table, window))
    erased += batch.erased
    moved += batch.waiting.moved
    // Of those that were given up the next round knows nothing.
    unsure = Math.max(unsure, batch.waiting.unsure)
    doubtful = Math.max(doubtful, batch.waiting.doubtful)
    if (work.blobs.wanted.size === 0) return { ...batch, erased, waiting: { ...batch.waiting, moved, unsure, doubtful } }
    await checkpoint(`release waits for blobs of ${table}`)
    await clearKeptBlobs(platform, releasing.blobs, work, table, async (session) =>
      [...standingsOf(plan, table, await findRows(session, work, table, keys))].flatMap(([row, { is }]) =>
        is === 'due' ? [row] : [],
      ),
    )
    await checkpoint(`release cleared blobs of ${table}`)
  }
}

type Work = Pick<Releasing, 'plan' | 'now' | 'elsewhere' | 'doubted'> & { blobs: BlobWork }

async function takeBatch(
  session: Session,
  work: Work,
  table: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ReleaseBatch & { keys: string[] }> {
  const { plan, now, elsewhere = false } = work
  const keys = await dueKeys(session, plan, table, after, limit)
  const branches = await withBranches(session, plan, table, keys)
  let found = await findRows(session, work, table, branches, sql` for update of t`)
  // Under the lock nobody begins to refer to one of them, on which its whole branch would depend.
  if (found.some(({ referrers }) => referrers.length > 0)) found = await findRows(session, work, table, branches)
  const known = new Set(found.map(({ key }) => key))
  const unfound = keys.filter((key) => !known.has(key))
  const doubtful = await doubtfulKeys(session, plan, table, unfound)
  const gone = unfound.filter((key) => !doubtful.includes(key))
  const waiting = { moved: 0, referenced: 0, stuck: 0, unsure: 0, doubtful: doubtful.length }
  const held: ReleaseBatch['held'] = []
  const referenced: ReleaseBatch['referenced'] = []
  const due: Due[] = []
  const others: string[] = []
  // Of what is looked at for the sake of others the batch tells in which it lies itself.
  const isOwn = (key: string) => keys.includes(key)
  for (const [row, standing] of standingsOf(plan, table, found)) {
    if (standing.is === 'due') due.push(row)
    if (!isOwn(row.key)) continue
    if (standing.is === 'held') held.push(...row.requestIds.map((requestId) => ({ requestId, holdId: standing.holdId })))
    else if (standing.is === 'moved') await moveDay(session, plan, table, { key: row.key, ...standing })
    else if (standing.is === 'others') others.push(row.key)
    else if (standing.is === 'referenced')
      referenced.push(...row.requestIds.map((requestId) => ({ requestId, dueOn: row.dueOn })))
    if (standing.is === 'moved' || standing.is === 'referenced') waiting[standing.is] += 1
  }
  const { free, stuck } = await sortByBlobs(session, work, { table, columns: blobColumnsOf(mappedTable(plan.map, table)) }, due)
  const going = wholeBranches(due.filter(({ key }) => free.includes(key))).map(({ key }) => key)
  const erased = await eraseRows(session, plan, table, going)
  for (const { key, blobs } of due) if (erased.includes(key)) for (const blob of blobs) work.blobs.cleared.delete(blob ?? '')
  waiting.referenced += free.filter((key) => isOwn(key) && !erased.includes(key)).length
  waiting.stuck = stuck.filter(isOwn).length
  await settle(session, table, erased, 'erased', now)
  const strange = judgeStrange({ batch: keys.length - doubtful.length, gone, others }, work)
  await settle(session, table, strange.gone, 'gone', now)
  await settle(session, table, strange.others, 'taken-over', now)
  // Also on the night on which they are given up staff hear of them.
  waiting.unsure = strange.unsure.length
  await giveUpUnsure(session, { table, keys: [...strange.unsure, ...doubtful], today: plan.today, now }, elsewhere)
  return { last: keys.length < limit ? undefined : keys.at(-1), erased: erased.length, held, referenced, waiting, keys: branches }
}

type Standing =
  | { is: 'held'; holdId: string }
  | { is: 'moved'; basis: string; releaseOn: string }
  | { is: 'others' | 'referenced' | 'due' }

/** A row goes with all that refer to it, or not at all. */
function standingsOf(plan: ErasurePlan, table: string, rows: readonly Due[]): Map<Due, Standing> {
  const standings = new Map(rows.map((row) => [row, standingOf(plan, table, row)]))
  const due = rows.filter((row) => standings.get(row)?.is === 'due')
  const going = new Set(wholeBranches(due))
  for (const row of due) if (!going.has(row)) standings.set(row, { is: 'referenced' })
  return standings
}

function standingOf(plan: ErasurePlan, table: string, row: Due): Standing {
  if (row.holdId !== null) return { is: 'held', holdId: row.holdId }
  const longer = stillKept(plan, table, row)
  if (longer) return { is: 'moved', ...longer }
  if (!row.same) return { is: 'others' }
  return { is: row.referenced ? 'referenced' : 'due' }
}

// Of several requests' lines for one row the last day counts. By a key of other names no row is known again: that proves none gone.
async function dueKeys(session: Session, plan: ErasurePlan, table: string, after: string | undefined, limit: number) {
  const names = sql`${sql.param(releasedBy(plan, table) ?? [])}::text[]`
  const rows = await session.run<{ key: string }>(sql`
    select r.primary_key::text as key from deletion_bot.retained r
    where ${all([
      sql`r.table_name = ${table} and r.settled_at is null`,
      sql`r.primary_key ?& ${names} and r.primary_key - ${names} = '{}'`,
      after === undefined ? undefined : sql`r.primary_key > ${after}::jsonb`,
    ])}
    group by r.primary_key having max(r.release_on) < ${plan.today}::date order by r.primary_key limit ${limit}`)
  return rows.map(({ key }) => key)
}

async function findRows(
  session: Session,
  { plan, now }: Work,
  table: string,
  keys: readonly string[],
  lock = sql``,
): Promise<Due[]> {
  if (keys.length === 0) return []
  const mapped = mappedTable(plan.map, table)
  const { disposition } = mapped
  const quarry = { plan, subject: NOBODY }
  const step = { key: `${table}:retain`, table, action: 'retain' } as const
  const claims = disposition.do === 'retain' ? claimColumns(quarry, step, disposition.keptBy) : []
  const blobs = blobColumnsOf(mapped).map((column) => sql`${at('t', column)}::text`)
  const lines = sql`deletion_bot.retained l where l.table_name = ${table} and l.primary_key = r.primary_key and l.settled_at is null`
  // One line that knows the row is enough: an earlier one may be of before its date moved.
  const marked = sql`exists (select 1 from ${lines} and ${isMarked(plan, table, 't', 'l')})`
  const requests = sql`select l.request_id from ${lines}`
  const selected = [
    sql`r.primary_key::text as key`,
    sql`array(select l.request_id::text from ${lines} order by 1) as "requestIds"`,
    sql`(select max(l.release_on)::text from ${lines}) as "dueOn"`,
    sql`(${activeHold(now, { table, tenant: tenantOf(plan, table, 't'), requests, known: tablesKnown(plan) })}) as "holdId"`,
    sql`(${marked} and ${isNobodys(plan, table, 't')}) as same`,
    sql`${isReferenced(plan, table, keys)} as referenced`,
    sql`${referrersAmong(plan, table, keys)} as referrers`,
    sql`array[${list(blobs)}]::text[] as blobs`,
    ...claims.map(({ name, value }) => sql`${value}::text as ${sql.identifier(name)}`),
  ]
  return session.run<Due>(sql`
    select ${list(selected)} from (select unnest(${sql.param([...keys])}::text[])::jsonb as primary_key) r
      join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}${lock}`)
}

function stillKept({ map, today }: ErasurePlan, table: string, row: Due) {
  const { disposition } = mappedTable(map, table)
  const release = disposition.do === 'retain' ? releaseOfRow(row, disposition.keptBy, today) : undefined
  return release && release.releaseOn >= today ? release : undefined
}

/** The next night says it, as it does of days that it counts anew. */
async function moveDay(
  session: Session,
  plan: ErasurePlan,
  table: string,
  { key, basis, releaseOn }: { key: string; basis: string; releaseOn: string },
): Promise<void> {
  await session.run(sql`
    update deletion_bot.retained r set basis = ${basis}, release_on = ${releaseOn}::date, own_until = ${releaseOn}::date${movedTo(plan, table)}
    where r.table_name = ${table} and r.primary_key = ${key}::jsonb and r.settled_at is null`)
}

async function settle(session: Session, table: string, keys: readonly string[], outcome: string, now: Date): Promise<void> {
  if (keys.length === 0) return
  await session.run(sql`
    update deletion_bot.retained set outcome = ${outcome}, settled_at = ${now.toISOString()}::timestamptz
    where table_name = ${table} and settled_at is null and primary_key = any(${sql.param([...keys])}::text[]::jsonb[])`)
}
