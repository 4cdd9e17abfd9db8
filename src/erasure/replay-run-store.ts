import { and, asc, desc, eq, inArray, isNotNull, lt, max, type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import { erasureRequest, ledgerEntry, receipt, replayRun } from '../db/schema.ts'
import type { LedgerHead } from './ledger.ts'

/** Lines of a replay in the platform's progress have numbers far from those of a request's own passes. */
const FIRST_RUN = 1_000_000
const LINES_PER_RUN = 1_000

/** The ledger's last entry; none before the first erasure. */
export async function endOfLedger(db: BotDb): Promise<LedgerHead | undefined> {
  const [last] = await db
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash })
    .from(ledgerEntry)
    .orderBy(desc(ledgerEntry.seq))
    .limit(1)
  return last
}

/** Entries that a replay which came to its end was told are lost, the last one included. */
export interface Loss {
  from: number
  through: number
}

export async function knownLosses(db: BotDb): Promise<Loss[]> {
  const rows = await db
    .select({ from: replayRun.lostFrom, through: replayRun.lostThrough })
    .from(replayRun)
    .where(and(isNotNull(replayRun.finishedAt), isNotNull(replayRun.lostThrough)))
  return rows.flatMap(({ from, through }) => (through === null ? [] : [{ from: from ?? 1, through }]))
}

export const isKnownLost = (losses: readonly Loss[], seq: number): boolean =>
  losses.some(({ from, through }) => from <= seq && seq <= through)

/** The first entry that is lost, where `seq` is: behind the last one before it that is there. */
export async function lostFrom(db: BotDb, seq: number): Promise<number> {
  const [last] = await db
    .select({ seq: max(ledgerEntry.seq) })
    .from(ledgerEntry)
    .where(lt(ledgerEntry.seq, seq))
  return (last?.seq ?? 0) + 1
}

/** The receipts of each of these requests, as they were signed, number 0 first. */
export async function receiptBodies(db: BotDb, requestIds: readonly string[]): Promise<Map<string, string[]>> {
  const bodies = new Map<string, string[]>()
  for (let from = 0; from < requestIds.length; from += 1_000) {
    const rows = await db
      .select({ requestId: receipt.requestId, body: receipt.body })
      .from(receipt)
      .where(inArray(receipt.requestId, requestIds.slice(from, from + 1_000)))
      .orderBy(asc(receipt.number))
    for (const { requestId, body } of rows) {
      const known = bodies.get(requestId)
      if (!known) bodies.set(requestId, [body])
      else known.push(body)
    }
  }
  return bodies
}

/** The requests with a receipt written since then. */
export async function requestsSince(db: BotDb, since: Date): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ requestId: receipt.requestId })
    .from(receipt)
    .where(sql`${receipt.createdAt} >= ${since}`)
  return new Set(rows.map(({ requestId }) => requestId))
}

/** By what people and staff know these requests; those that an older database does not know have none. */
export async function referencesOf(db: BotDb, requestIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ reference: erasureRequest.reference })
    .from(erasureRequest)
    .where(sql`${erasureRequest.id} = any(${sql.param([...requestIds])}::uuid[])`)
    .orderBy(asc(erasureRequest.confirmedAt))
  return rows.map(({ reference }) => reference)
}

/** Opens the record of a replay. Returns its number, and the one under which the platform's progress counts its rows. */
export async function beginReplay(
  db: BotDb,
  platform: pg.Pool,
  ledgerSeq: number,
  now: Date,
): Promise<{ number: number; run: number }> {
  const { rows } = await platform.query<{ run: number }>(
    `select greatest(${FIRST_RUN}, coalesce(max(step) / ${LINES_PER_RUN} + 1, 0))::int as run from deletion_bot.progress`,
  )
  const [row] = await db.insert(replayRun).values({ startedAt: now, ledgerSeq }).returning({ number: replayRun.number })
  if (!row) throw new Error('The record of the replay could not be written.')
  return { number: row.number, run: rows[0]?.run ?? FIRST_RUN }
}

export async function endReplay(
  db: BotDb,
  number: number,
  end: Pick<typeof replayRun.$inferInsert, 'listed' | 'found' | 'rows' | 'held' | 'failed' | 'lostFrom' | 'lostThrough'> & {
    finishedAt: Date
  },
): Promise<void> {
  await db.update(replayRun).set(end).where(eq(replayRun.number, number))
}

/** How many subjects a legal hold kept back, by the last replay that was through with everybody else. */
export async function heldBack(db: BotDb): Promise<number> {
  const [row] = await db
    .select({ held: replayRun.held })
    .from(replayRun)
    .where(isNotNull(replayRun.finishedAt))
    .orderBy(desc(replayRun.number))
    .limit(1)
  return row?.held ?? 0
}

type Line = 'replayed' | 'replay-held' | 'replay-stays' | 'replay-unfinished' | 'replay-lost'

/** What the last replay that said anything of a request said of it. */
const lastLine = (request: SQL): SQL => sql`(select e.what from request_event e
  where e.request_id = ${request} and e.what in ('replayed', 'replay-held', 'replay-stays', 'replay-unfinished') order by e.id desc limit 1)`

/**
 * Notes on the requests' timelines what a replay did; requests that an older database does not know are passed over. Who is kept back night
 * after night has one line of it, and one more when they are not any more; whoever had nothing to lose has none.
 */
export async function noteReplayed(
  db: BotDb,
  replayed: readonly { requestId: string; what: Line; rows: number }[],
  now: Date,
): Promise<void> {
  if (replayed.length === 0) return
  await db.execute(sql`
    insert into request_event (request_id, at, what, count)
    select r.id, ${now.toISOString()}::timestamptz, p.what, p.rows
    from jsonb_to_recordset(${JSON.stringify(replayed)}::jsonb) as p("requestId" uuid, what text, rows bigint)
      join erasure_request r on r.id = p."requestId" cross join lateral (select ${lastLine(sql`r.id`)} as what) last
    where case p.what when 'replay-lost' then true when 'replayed' then p.rows > 0 or last.what <> 'replayed'
      else p.rows > 0 or last.what is distinct from p.what end`)
}

/** Those of these requests that are known here, and that no replay has kept back since: theirs went, and what bears no date is newer. */
export async function notKeptBack(db: BotDb, requestIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(
      sql`${erasureRequest.id} = any(${sql.param([...requestIds])}::uuid[]) and coalesce(${lastLine(sql`${erasureRequest.id}`)}, 'replayed') = 'replayed'`,
    )
  return new Set(rows.map(({ id }) => id))
}
