import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'
import { blobPlaces } from './blob-places.ts'
import { believeAbsent } from './blob-proof-store.ts'
import { type BlobRemover, type BlobWork, type Removing, removeWanted } from './blob-work.ts'
import { holdsText } from './catalogue.ts'
import { valuesOf } from './data-map.ts'
import type { FindHold } from './hold-store.ts'
import { type ErasurePlan, mappedTable, type PlanStep } from './plan.ts'
import { isOfStep, keyAsJson } from './predicate-store.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { any, at, erasing, type Session } from './session-store.ts'

/** Recordings a store is asked for at once. */
const AT_ONCE = 16
/** After this no further one is begun: a round is short, and progress is committed between rounds. */
const ROUND_MS = 5_000
const LIMITS = { lockMs: 2_000, statementMs: 30_000 }

export interface BlobRound {
  quarry: Quarry & { requestId: string }
  findHold: FindHold
  now: () => Date
  checkpoint?: Removing['checkpoint']
  /** Awaited before rows go whose blobs the store's administrators could bring back until a later day than known so far. */
  recoverable?: ((until: Date) => Promise<void>) | undefined
}

/**
 * Removes the blobs that rows wait for, before those rows are locked: no row lock is held while a store answers. The one lock that is
 * held keeps a legal hold from being placed meanwhile. A key that other rows name as well is left alone. Returns the hold that stands
 * in the way, if one does, or those to be compared before it is asked again.
 */
export async function clearBlobs(
  platform: pg.Pool,
  blobs: BlobRemover,
  work: BlobWork,
  { quarry, findHold, now, checkpoint, recoverable }: BlobRound,
): ReturnType<FindHold> {
  const { recoverableUntil } = work
  const held = await erasing(platform, LIMITS, async (session) => {
    const hold = await findHold(session, now())
    if (hold) return hold
    for (const key of await namedElsewhere(session, quarry, [...work.wanted.keys()])) {
      work.cleared.add(key)
      work.left.add(key)
      work.shared += 1
    }
    const took = stopwatch()
    await removeWanted(work, blobs, { atOnce: AT_ONCE, isOver: () => took() > ROUND_MS, checkpoint })
    return undefined
  })
  if (work.recoverableUntil && work.recoverableUntil !== recoverableUntil) await recoverable?.(work.recoverableUntil)
  const stays = (table: string, column: string) => sql`${going(quarry, table, column)} is not true`
  if (!held) await believeAbsent(platform, blobs, work, { ...quarry.plan, stays })
  return held
}

/**
 * Looks again, in the transaction that takes the rows, at keys that were left to others: one whose others have gone meanwhile is wanted
 * again. Whoever else takes a row that names such a key waits for this transaction's end, so that the last of them sees to be the last.
 */
export async function lookAgain(session: Session, work: BlobWork, quarry: Quarry, keys: readonly string[]): Promise<void> {
  const left = keys.filter((key) => work.left.has(key) && work.cleared.has(key))
  if (left.length === 0) return
  await claimBlobs(session, left)
  const named = new Set(await namedElsewhere(session, quarry, left))
  for (const key of new Set(left.filter((each) => !named.has(each)))) {
    work.left.delete(key)
    work.cleared.delete(key)
    work.shared -= 1
  }
}

/** Rows that name these go one transaction after the other. */
export async function claimBlobs(session: Session, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].sort()
  await session.run(sql`
    select pg_advisory_xact_lock(hashtextextended('deletion_bot.blob ' || key, 0)) from unnest(${sql.param(sorted)}::text[]) as k(key)`)
}

/** Those of the keys that a row names which this erasure leaves: somebody else's, one that is newer or kept, or one out of its scope. */
function namedElsewhere(session: Session, quarry: Quarry, keys: string[]): Promise<string[]> {
  return namedBy(session, quarry.plan, keys, (table, column) => sql`${going(quarry, table, column)} is not true`)
}

/** A row by its primary key, as JSON in text, with the blobs that it names. */
export interface Naming {
  key: string
  blobs: readonly (string | null)[]
}

/** Those of the blobs of these rows of one table that other rows name as well: they stay, and go with the last row that names them. */
export async function namedByOthers(
  session: Session,
  plan: ErasurePlan,
  table: string,
  rows: readonly Naming[],
): Promise<Set<string>> {
  const keys = rows.flatMap(({ blobs }) => blobs.flatMap((key) => key || []))
  return new Set(await namedBy(session, plan, keys, otherThan(plan, table, rows)))
}

/** Whether a row is none of these of one table. */
export function otherThan(plan: ErasurePlan, table: string, rows: readonly Pick<Naming, 'key'>[]): (place: string) => SQL {
  const own = sql`${keyAsJson({ plan }, table, 't')} = any(${sql.param(rows.map(({ key }) => key))}::text[]::jsonb[])`
  return (place) => (place === table ? sql`not ${own}` : sql`true`)
}

/** The keys that a row names for which `which` is true. */
async function namedBy(
  session: Session,
  plan: ErasurePlan,
  keys: string[],
  which: (table: string, column: string) => SQL,
): Promise<string[]> {
  const { map, catalogue } = plan
  const places = blobPlaces(map, catalogue)
  if (keys.length === 0 || places.length === 0) return []
  const selects = places.map(({ table, column }) => {
    const key = holdsText(catalogue.tables[table]?.columns[column]?.type ?? 'text')
      ? at('t', column)
      : sql`${at('t', column)}::text`
    return sql`select 1 from ${tableOf(plan, table)} t where ${key} = sought.key and ${which(table, column)}`
  })
  // Key by key, and of each no more than one row: a picture of a campaign may be named by everybody's.
  const rows = await session.run<{ key: string }>(sql`
    select sought.key from unnest(${sql.param([...new Set(keys)])}::text[]) as sought(key)
      cross join lateral (select 1 from (${sql.join(selects, sql` union all `)}) named limit 1) found`)
  return rows.map(({ key }) => key)
}

/** The row goes with this erasure, or lets go of the key. */
function going(quarry: Quarry, table: string, column: string): SQL {
  const steps = quarry.plan.steps.filter((step) => step.table === table && takes(quarry, step, column))
  return any(steps.map((step) => isOfStep(quarry, step)))
}

function takes(quarry: Quarry, step: PlanStep, column: string): boolean {
  return step.action === 'erase' || column in valuesOf(mappedTable(quarry.plan.map, step.table).disposition)
}
