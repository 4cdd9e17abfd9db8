import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'
import { believeAbsent } from './blob-proof-store.ts'
import { type BlobRound, claimBlobs, type Naming, namedByOthers, otherThan } from './blob-store.ts'
import { type BlobRemover, type BlobWork, judgeBlobs, namedIn, removeWanted } from './blob-work.ts'
import type { ErasurePlan } from './plan.ts'
import { erasing, type Session } from './session-store.ts'

/** Blobs a store is asked for at once. */
const AT_ONCE = 16
/** After this no further one is begun, so that a legal hold need not wait longer for its place than for what has begun. */
const ROUND_MS = 5_000
const LIMITS = { lockMs: 2_000, statementMs: 30_000 }

/**
 * Which of these kept rows may go now: their blobs are gone, or stay with another row that names them. What they wait for becomes wanted.
 * `columns` are those that name each row's blobs, in their order.
 */
export async function sortByBlobs(
  session: Session,
  { plan, blobs }: { plan: ErasurePlan; blobs: BlobWork },
  { table, columns }: { table: string; columns: readonly string[] },
  rows: readonly Naming[],
): Promise<{ free: string[]; stuck: string[] }> {
  let shared = await namedByOthers(session, plan, table, rows)
  if (shared.size > 0) {
    // Of two that go at this moment the second sees that it is the last to name them.
    await claimBlobs(session, [...shared])
    shared = await namedByOthers(session, plan, table, rows)
  }
  const free: string[] = []
  const stuck: string[] = []
  for (const { key, blobs: named } of rows) {
    const own = namedIn(columns, named).filter((each) => !shared.has(each.key))
    const is = judgeBlobs(blobs, table, own)
    if (is === 'free') free.push(key)
    if (is === 'stuck') stuck.push(key)
  }
  return { free, stuck }
}

interface Clearing extends Pick<BlobRound, 'checkpoint' | 'recoverable'> {
  plan: ErasurePlan
  blobs: BlobWork
}

/**
 * Removes wanted blobs of kept rows for one round, before any of these rows is locked. `mayGo` finds the rows that may go still, for a
 * legal hold may have been placed since; while the round lasts none is. A crash after it leaves rows without their blobs, which go with
 * the next night, never blobs without their rows.
 */
export async function clearKeptBlobs(
  platform: pg.Pool,
  store: BlobRemover,
  { plan, blobs, checkpoint, recoverable }: Clearing,
  table: string,
  mayGo: (session: Session) => Promise<readonly Naming[]>,
): Promise<void> {
  const { recoverableUntil } = blobs
  const going = await erasing(platform, LIMITS, async (session) => {
    const rows = await mayGo(session)
    const shared = await namedByOthers(session, plan, table, rows)
    const allowed = new Set(rows.flatMap(({ blobs: named }) => ownBlobs(named, shared)))
    for (const key of [...blobs.wanted.keys()]) if (!allowed.has(key)) blobs.wanted.delete(key)
    const took = stopwatch()
    await removeWanted(blobs, store, { atOnce: AT_ONCE, isOver: () => took() > ROUND_MS, checkpoint })
    return rows
  })
  if (blobs.recoverableUntil && blobs.recoverableUntil !== recoverableUntil) await recoverable?.(blobs.recoverableUntil)
  await believeAbsent(platform, store, blobs, { ...plan, stays: otherThan(plan, table, going) })
}

const ownBlobs = (named: Naming['blobs'], shared: ReadonlySet<string>): string[] =>
  named.flatMap((key) => (key && !shared.has(key) ? [key] : []))
