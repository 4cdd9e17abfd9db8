import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { blobColumnsOf } from './blob-places.ts'
import type { BlobRound, Naming } from './blob-store.ts'
import { type BlobRemover, type BlobWork, noBlobsYet } from './blob-work.ts'
import { isKeptByFloorsAlone } from './floors.ts'
import { heldValues } from './held-values.ts'
import { tablesKnown } from './hold-store.ts'
import { clearKeptBlobs, sortByBlobs } from './kept-blobs-store.ts'
import { activeHold } from './kept-hold-store.ts'
import { holdsAll, isKeptRow, isNobodys } from './kept-row-store.ts'
import { linksTo } from './links.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { isKeptItself, keyAsJson, pointingAt } from './predicate-store.ts'
import { tableOf } from './quarry-store.ts'
import { retentionBases } from './retention-bases.ts'
import { isMarked, rowMark } from './row-mark-store.ts'
import { isDated, tenantOf } from './row-scope-store.ts'
import { all, at, erasing, list, type Session } from './session-store.ts'
import { valueSql } from './written-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
const ROWS_MAX = 1_000
const NOBODY = { phones: [], userIds: [], emails: [] }

/**
 * Blanks the rows of a finished erasure that stay only because kept rows reference them: the law asks for nothing in them, or its time for
 * them is over. A row that
 * anything else references is left as it is: its customer came back. Only for an erasure that left nothing: afterwards nobody's rows
 * are found by what was blanked here. Says how many rows were changed, and why some wait for blobs that would not go; twice changes
 * nothing.
 */
export async function restrictHeldParents(
  platform: pg.Pool,
  blobs: BlobRemover,
  given: Pick<Restriction, 'plan' | 'requestId' | 'now' | 'checkpoint' | 'recoverable'>,
): Promise<Restricted> {
  const { plan } = given
  let changed = 0
  const waits = new Set<string>()
  const tables = new Set(plan.steps.filter(({ action }) => action === 'erase').map(({ table }) => table))
  for (const table of tables) {
    if (Object.keys(heldValues(plan, table)).length === 0) continue
    const work = { ...given, table, blobs: noBlobsYet(), after: null }
    const restricted = await restrictTable(platform, blobs, work)
    changed += restricted.changed
    if (restricted.waits) for (const reason of work.blobs.reasons) waits.add(reason)
  }
  return { changed, waits: [...waits] }
}

interface Restricted {
  changed: number
  waits: readonly string[]
}

interface Restriction {
  plan: ErasurePlan
  table: string
  requestId: string
  now: Date
  blobs: BlobWork
  checkpoint?: BlobRound['checkpoint']
  recoverable?: BlobRound['recoverable']
  /** The key behind which the next rows are looked for. */
  after: string | null
}

/** What the rows name in a blob store goes before them, in rounds between two transactions. */
async function restrictTable(
  platform: pg.Pool,
  store: BlobRemover,
  work: Restriction,
): Promise<{ changed: number; waits: boolean }> {
  for (const all = { changed: 0, waits: false }; ; ) {
    const { changed, stuck, last } = await erasing(platform, LIMITS, (session) => restrict(session, work))
    all.changed += changed
    if (work.blobs.wanted.size > 0) await clearKeptBlobs(platform, store, work, work.table, (session) => findRows(session, work))
    else {
      all.waits ||= stuck
      if (last === undefined) return all
      work.after = last
    }
  }
}

/** The columns whose blobs go with what is blanked. */
const blanked = (plan: ErasurePlan, table: string): string[] => {
  const values = heldValues(plan, table)
  return blobColumnsOf(mappedTable(plan.map, table)).filter((column) => column in values)
}

type Found = Naming & { key: string; marked: boolean }

function findRows(session: Session, work: Restriction, lock = sql``): Promise<Found[]> {
  const { plan, table, requestId } = work
  const columns = blanked(plan, table)
  return session.run<Found>(sql`
    select r.primary_key::text as key, array[${list(columns.map((column) => sql`${at('t', column)}::text`))}]::text[] as blobs,
      ${isMarked(plan, table, 't')} as marked
    from deletion_bot.retained r join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}
    where r.request_id = ${requestId}::uuid and r.table_name = ${table} and r.settled_at is null and ${isForOthersSake(plan, table)}
      and ${mayBeRestricted(work)}
      ${work.after === null ? sql`` : sql`and r.primary_key > ${work.after}::text::jsonb`}
    order by r.primary_key limit ${ROWS_MAX}${lock}`)
}

// What a law or a floor keeps says until its day what it must, whatever law, map or row say since: that waits for staff's word. Also
// another request's, unless somebody was written into it anew: then it is this one's.
function isForOthersSake(plan: ErasurePlan, table: string): SQL {
  const keptItself = sql`select 1 from deletion_bot.retained o
    where o.table_name = ${table} and o.primary_key = r.primary_key and o.settled_at is null and not ${isOver(plan, table, 'o')}
      and ${isNobodys(plan, table, 't')}`
  return sql`${isOver(plan, table, 'r')} and not exists (${keptItself})`
}

/** The time for which a law keeps the line's row for its own sake is over, or never was. */
const isOver = (plan: ErasurePlan, table: string, line: string): SQL =>
  sql`coalesce(${at(line, 'own_until')} < ${plan.today}::date, ${isOverIfUnsaid(plan, table, line)})`

function isOverIfUnsaid(plan: ErasurePlan, table: string, line: string): SQL {
  const { map } = plan
  if (mappedTable(map, table).disposition.do !== 'retain') return sql`true`
  // What its own law kept was blanked at once: who is still named stays for others' sake.
  if (!isKeptByFloorsAlone(map, table)) return sql`not ${isNobodys(plan, table, 't')}`
  const floors = retentionBases.flatMap(({ id, floors: decided = [] }) => (decided.length > 0 ? [id] : []))
  return sql`${at(line, 'basis')} <> all(${sql.param(floors)}::text[])`
}

async function restrict(
  session: Session,
  work: Restriction,
): Promise<{ changed: number; stuck: boolean; last: string | undefined }> {
  const { plan, table } = work
  const found = await findRows(session, work, sql` for update of t`)
  const { free, stuck } = await sortByBlobs(session, work, { table, columns: blanked(plan, table) }, found)
  const rest = { stuck: stuck.length > 0, last: found.length < ROWS_MAX ? undefined : found.at(-1)?.key }
  if (free.length === 0) return { changed: 0, ...rest }
  const frame = { plan, subject: NOBODY }
  const values = Object.entries(heldValues(plan, table))
  const set = values.map(([column, value]) => sql`${sql.identifier(column)} = ${valueSql(frame, table, column, value)}`)
  const rows = await session.run(sql`
    update ${tableOf(plan, table)} t set ${list(set)} from (select unnest(${sql.param(free)}::text[])::jsonb as primary_key) r
    where ${isKeptRow(plan, table, 't')} and ${mayBeRestricted(work)} returning 1`)
  // A trigger may have dated anew those that bore the date by which they are known.
  const known = found.flatMap(({ key, marked }) => (marked && free.includes(key) ? [key] : []))
  const mark = rowMark(plan, table, 't')
  await session.run(sql`
    update deletion_bot.retained r set row_mark = ${mark} from ${tableOf(plan, table)} t
    where r.request_id = ${work.requestId}::uuid and r.table_name = ${table} and r.primary_key = any(${sql.param(known)}::text[]::jsonb[])
      and ${isKeptRow(plan, table, 't')} and r.row_mark <> ${mark}`)
  return { changed: rows.length, ...rest }
}

function mayBeRestricted({ plan, table, requestId, now }: Restriction): SQL {
  const requests = sql`select ${requestId}::uuid`
  const hold = activeHold(now, { table, tenant: tenantOf(plan, table, 't'), requests, known: tablesKnown(plan) })
  const referenced = linksTo(plan, table).map((key) => {
    // Another schema's row is never kept by us: it was not its own.
    if (key.elsewhere) return sql`not exists (${pointingAt(plan, key, 'c', 't')})`
    const kept = sql`select 1 from deletion_bot.retained k where k.table_name = ${key.table} and k.settled_at is null
      and k.primary_key = ${keyAsJson({ plan }, key.table, 'c')}`
    return sql`not exists (${pointingAt(plan, key, 'c', 't', sql`not exists (${kept})`)})`
  })
  // Its line was written before the completion: a row without a date is none that came after it.
  const { undatedIsNewer: _, ...asNoted } = plan
  return all([
    isDated(asNoted, table, 't'),
    sql`not ${holdsAll(plan, table, 't', heldValues(plan, table))}`,
    sql`not ${isKeptItself(plan, table, 't')}`,
    sql`not exists (${hold})`,
    ...referenced,
  ])
}
