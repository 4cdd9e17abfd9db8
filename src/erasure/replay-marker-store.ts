import { and, asc, eq, gt, inArray, isNotNull, lte, max } from 'drizzle-orm'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import { ledgerEntry, receipt, replayRun } from '../db/schema.ts'
import { ourBeat, theirBeat } from './beat-store.ts'
import type { LedgerHead } from './ledger.ts'
import { type Gate, judgeGate } from './replay-gate.ts'

const NOTES_AT_ONCE = 1_000

/**
 * Notes on the platform that this pass of a request was carried out there, and answers with the marker. Written before the receipt is:
 * a receipt without its note is one that a restore has undone, and not one whose process died between the two commits.
 */
export async function noteCarriedOut(
  platform: pg.Pool,
  requestId: string,
  run: number,
  now: Date,
): Promise<LedgerHead | undefined> {
  const { rows } = await platform.query<MarkerRow>(
    `with noted as (
       insert into deletion_bot.carried_out (request_id, run, at) values ($1, $2, $3) on conflict (request_id, run) do nothing)
     select ledger_sequence as seq, ledger_head as hash from deletion_bot.restore_marker`,
    [requestId, run, now],
  )
  return headIn(rows[0])
}

interface MarkerRow {
  seq: string | null
  hash: string | null
}

const headIn = (row: MarkerRow | undefined): LedgerHead | undefined =>
  row?.seq == null || row.hash === null ? undefined : { seq: Number(row.seq), hash: row.hash }

interface Entry extends LedgerHead {
  requestId: string
  number: number
  /** Whether a note of it was written. */
  noted: boolean
}

/**
 * Compares marker, ledger, notes and the head outside. `above` are the entries that the marker has not reached, oldest first; `missing` those
 * that were noted on the platform and have no note of it now.
 */
export async function readGate(
  db: BotDb,
  platform: pg.Pool,
  outside: LedgerHead | undefined,
): Promise<{ gate: Gate; above: Entry[]; missing: ReadonlySet<number> }> {
  const before = await readMarker(platform)
  const above = await entriesAbove(db, before?.seq ?? 0)
  const { seen } = await ourBeat(db)
  // One statement, one moment: a marker that moved meanwhile took the notes it no longer needs along.
  const { marker, forgotten } = await forgottenOf(platform, above)
  const theirs = await theirBeat(platform)
  const { ours } = await ourBeat(db)
  const heads = [marker, outside].flatMap((head) => (head ? [head.seq] : []))
  const rows = heads.length === 0 ? [] : await db.select().from(ledgerEntry).where(inArray(ledgerEntry.seq, heads))
  const [lost] = await db
    .select({ through: max(replayRun.lostThrough) })
    .from(replayRun)
    .where(isNotNull(replayRun.finishedAt))
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]))
  const lostThrough = lost?.through ?? 0
  const gate = judgeGate({
    ...{ marker, outside, hashes, lostThrough, gap: lastGap(above, before?.seq ?? 0, lostThrough) },
    ...{ forgotten: forgotten.length, beats: { ours, seen, theirs } },
  })
  return { gate, above: above.filter(({ seq }) => seq > (marker?.seq ?? 0)), missing: new Set(forgotten) }
}

/** The last entry missing among those behind `seq`, where a replay was not told that it is lost. */
function lastGap(above: readonly LedgerHead[], seq: number, lostThrough: number): number {
  const before = above.map((entry, nth) => ({ missing: entry.seq - 1, behind: above[nth - 1]?.seq ?? seq }))
  return Math.max(0, ...before.flatMap(({ missing, behind }) => (missing > Math.max(behind, lostThrough) ? [missing] : [])))
}

/** Moves the marker to the ledger's end where the platform has all of it; leaves it where a restore or a loss stands in the way. */
export async function advanceMarker(db: BotDb, platform: pg.Pool, outside: LedgerHead | undefined, now: Date): Promise<Gate> {
  const { gate, above } = await readGate(db, platform, outside)
  const last = above.at(-1)
  if (gate.is === 'open' && last) await setMarker(platform, last, above, now)
  if (gate.is === 'open') await dropSpentNotes(db, platform)
  return gate
}

/** A worker that was overtaken notes a pass again after the marker had passed it: nothing asks for that note any more. */
async function dropSpentNotes(db: BotDb, platform: pg.Pool): Promise<void> {
  const { rows } = await platform.query<{ id: string; run: number; seq: string }>(
    `select c.request_id as id, c.run, m.ledger_sequence as seq
     from deletion_bot.carried_out c cross join deletion_bot.restore_marker m limit $1`,
    [NOTES_AT_ONCE],
  )
  const [first] = rows
  if (!first) return
  const passed = await db
    .select({ requestId: receipt.requestId, number: receipt.number })
    .from(ledgerEntry)
    .innerJoin(receipt, eq(receipt.id, ledgerEntry.receiptId))
    .where(
      and(
        lte(ledgerEntry.seq, Number(first.seq)),
        inArray(
          receipt.requestId,
          rows.map(({ id }) => id),
        ),
      ),
    )
  await platform.query(
    `delete from deletion_bot.carried_out c using unnest($1::uuid[], $2::int[]) as p(request_id, run)
     where c.request_id = p.request_id and c.run = p.run`,
    [passed.map(({ requestId }) => requestId), passed.map(({ number }) => number)],
  )
}

/** After a replay that began when `head` was the ledger's end: the platform has everything up to it. Never moves back. */
export async function markReplayed(db: BotDb, platform: pg.Pool, head: LedgerHead, now: Date): Promise<void> {
  const marker = await readMarker(platform)
  const passed = await entriesAbove(db, marker?.seq ?? 0)
  await setMarker(
    platform,
    head,
    passed.filter(({ seq }) => seq <= head.seq),
    now,
  )
}

async function setMarker(platform: pg.Pool, head: LedgerHead, passed: readonly Entry[], now: Date): Promise<void> {
  await platform.query(
    `with moved as (
       insert into deletion_bot.restore_marker as m (ledger_sequence, ledger_head, written_at) values ($1, $2, $3)
       on conflict (one) do update set ledger_sequence = excluded.ledger_sequence, ledger_head = excluded.ledger_head,
         written_at = excluded.written_at where m.ledger_sequence < excluded.ledger_sequence
       returning 1)
     delete from deletion_bot.carried_out c using unnest($4::uuid[], $5::int[]) as p(request_id, run)
     where c.request_id = p.request_id and c.run = p.run and exists (select from moved)`,
    [head.seq, head.hash, now, passed.map(({ requestId }) => requestId), passed.map(({ number }) => number)],
  )
}

/** How much of the ledger the platform says it has seen. */
export async function readMarker(platform: pg.Pool): Promise<LedgerHead | undefined> {
  const { rows } = await platform.query<MarkerRow>(
    'select ledger_sequence as seq, ledger_head as hash from deletion_bot.restore_marker',
  )
  return headIn(rows[0])
}

/** The same as a head to be compared with: it was written outside the bot's database. None before the first erasure. */
export async function markedHead(platform: pg.Pool): Promise<LedgerHead[]> {
  const marker = await readMarker(platform)
  return marker && marker.seq > 0 ? [marker] : []
}

function entriesAbove(db: BotDb, seq: number): Promise<Entry[]> {
  return db
    .select({
      seq: ledgerEntry.seq,
      hash: ledgerEntry.hash,
      requestId: receipt.requestId,
      number: receipt.number,
      noted: receipt.isOnPlatform,
    })
    .from(ledgerEntry)
    .innerJoin(receipt, eq(receipt.id, ledgerEntry.receiptId))
    .where(gt(ledgerEntry.seq, seq))
    .orderBy(asc(ledgerEntry.seq))
}

async function forgottenOf(platform: pg.Pool, above: readonly Entry[]): Promise<{ marker?: LedgerHead; forgotten: number[] }> {
  const noted = above.filter((entry) => entry.noted)
  const { rows } = await platform.query<MarkerRow & { forgotten: string[] }>(
    `select m.ledger_sequence as seq, m.ledger_head as hash, (
       select coalesce(array_agg(e.seq::text), '{}') from unnest($1::bigint[], $2::uuid[], $3::int[]) as e(seq, request_id, run)
       where e.seq > coalesce(m.ledger_sequence, 0) and not exists (
         select from deletion_bot.carried_out c where c.request_id = e.request_id and c.run = e.run)) as forgotten
     from (values (1)) as one(row) left join deletion_bot.restore_marker m on true`,
    [noted.map(({ seq }) => seq), noted.map(({ requestId }) => requestId), noted.map(({ number }) => number)],
  )
  const [row] = rows
  const marker = headIn(row)
  return { ...(marker ? { marker } : {}), forgotten: (row?.forgotten ?? []).map(Number) }
}
