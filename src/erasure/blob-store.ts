import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { type BlobRemover, type BlobWork, removeWanted } from './blob-work.ts'
import { holdsText } from './catalogue.ts'
import { findHold, type Pseudonym } from './hold-store.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import { isOfStep, valuesOf } from './predicate-store.ts'
import { type Quarry, tableOf } from './reach-store.ts'
import { any, at, erasing, type Session } from './session-store.ts'

/** Recordings a store is asked for at once. */
const AT_ONCE = 16
/** After this no further one is begun: a round is short, and progress is committed between rounds. */
const ROUND_MS = 5_000
const LIMITS = { lockMs: 2_000, statementMs: 30_000 }

export interface BlobRound {
  quarry: Quarry & { requestId: string }
  pseudonyms: readonly Pseudonym[]
  now: () => Date
}

/**
 * Removes the blobs that rows wait for, before those rows are locked: no row lock is held while a store answers. The one lock that is
 * held keeps a legal hold from being placed meanwhile. A key that other rows name as well is left alone. Returns the hold that stands
 * in the way, if one does.
 */
export function clearBlobs(
  platform: pg.Pool,
  blobs: BlobRemover,
  work: BlobWork,
  { quarry, pseudonyms, now }: BlobRound,
): Promise<{ holdId: string } | undefined> {
  return erasing(platform, LIMITS, async (session) => {
    const hold = await findHold(session, quarry, pseudonyms, now())
    if (hold) return hold
    for (const key of await namedElsewhere(session, quarry, [...work.wanted])) {
      work.cleared.add(key)
      work.shared += 1
    }
    const from = now().getTime()
    const isOver = () => now().getTime() - from > ROUND_MS
    await removeWanted(work, blobs, { atOnce: AT_ONCE, isOver })
    return undefined
  })
}

/** Those of the keys that a row names which this erasure leaves: somebody else's, one that is newer or kept, or one out of its scope. */
async function namedElsewhere(session: Session, quarry: Quarry, keys: string[]): Promise<string[]> {
  const { map, catalogue } = quarry.plan
  const places = Object.keys(map).flatMap((table) =>
    Object.entries(mappedTable(map, table).columns)
      .filter(([column, answer]) => answer === 'blob key' && catalogue.tables[table]?.columns[column])
      .map(([column]) => ({ table, column })),
  )
  if (keys.length === 0 || places.length === 0) return []
  const selects = places.map(({ table, column }) => {
    const type = catalogue.tables[table]?.columns[column]?.type ?? 'text'
    const key = holdsText(type) ? at('t', column) : sql`${at('t', column)}::text`
    return sql`select ${key} as key from ${tableOf(quarry.plan, table)} t where ${key} = any(${sql.param(keys)}::text[])
      and ${going(quarry, table, column)} is not true`
  })
  const rows = await session.run<{ key: string }>(sql`select distinct key from (${sql.join(selects, sql` union all `)}) named`)
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
