import type pg from 'pg'
import { type Batch, placesAhead, type Work } from './batch-store.ts'
import { countOne } from './count-store.ts'
import { NOWHERE, placesOf } from './pick-store.ts'
import { type Cursor, openCursor } from './session-store.ts'

/** A walk reads all of a subject's rows of a step, once, and locks none. */
const STATEMENT_MS = 120_000
/** So often a step whose rows were all seen is walked through while there was something to do. */
const ROUNDS_MAX = 5

/** How many rows a transaction takes. */
export interface Sizes {
  /** The first one. */
  first: number
  /** Those after it, as their time allows; places found ahead come in slices of `least`. */
  least: number
  most: number
  /** A walk goes through so many rows that do not stay: what one statement finds within its time, and PostgreSQL puts aside. */
  ahead: number
  /** A first look ahead that takes longer, in milliseconds, is of so many rows that no batch looks for its own. */
  lookMs?: number
}

/**
 * Through the rows of a step: each batch that looked for itself would pass all that are done already, recorded or dead. What moves or comes
 * meanwhile is met by the next walk; the step is over with one that meets nothing to do.
 */
interface Walk {
  cursor: Cursor<{ place: string }>
  met: number
  done: number
}

/** What is known of the rows ahead in a step that takes many batches. A place says where to look, never whose row it is. */
export interface Scouted {
  step?: string
  slices: string[]
  /** Rows that waited for their blobs: first in the next batch. */
  carried: readonly string[]
  /** Steps for which it is of no use: their batches look for themselves. */
  inVain: Set<string>
  walk?: Walk
  /** How often the step has been walked through to the last of its rows. */
  rounds: number
  /** How many rows the step may still change where no walk says that it is through; undefined until that is asked. */
  budget?: number
  /** Steps that have been walked through to their end. */
  walked: Set<string>
}

export const nothingScouted = (): Scouted => ({ slices: [], carried: [], inVain: new Set(), rounds: 0, walked: new Set() })

/** Looks where the next rows of a step lie, unless they are known. Nothing is locked, and no row that goes is lost when it cannot be done. */
export async function scout(platform: pg.Pool, work: Work, scouted: Scouted, sizes: Sizes): Promise<void> {
  const { key, action } = work.step
  if (scouted.step === key && scouted.slices.length > 0) return
  if (scouted.inVain.has(key)) {
    if (await isSpent(platform, work, scouted, sizes)) scouted.walked.add(key)
    return
  }
  if (scouted.step !== key) {
    await endWalk(scouted)
    scouted.step = key
    scouted.carried = []
    scouted.rounds = 0
    delete scouted.budget
  }
  try {
    await walkOn(platform, work, scouted, sizes)
  } catch (error) {
    // Through rows that stay there is no other way; of others a batch that looks for itself meets the same fault, or none.
    await endWalk(scouted)
    if (action === 'retain') throw error
    scouted.inVain.add(key)
  }
}

async function walkOn(platform: pg.Pool, work: Work, scouted: Scouted, sizes: Sizes): Promise<void> {
  const { key, action } = work.step
  const walk = scouted.walk ?? (await beginWalk(platform, work, sizes))
  if (!walk) return void scouted.inVain.add(key)
  scouted.walk = walk
  scouted.slices = await slicesOf(walk, sizes)
  if (hasAny(scouted)) return
  const { met, done } = walk
  await endWalk(scouted)
  const isWhole = met < sizes.ahead
  if (isWhole) scouted.rounds += 1
  const isEndless = isWhole ? scouted.rounds >= ROUNDS_MAX : await isSpent(platform, work, scouted, sizes)
  if (done > 0 && !isEndless) return walkOn(platform, work, scouted, sizes)
  // Of rows that go, those that were met and not taken may have moved.
  if (met === 0 || action === 'retain') scouted.walked.add(key)
  else scouted.inVain.add(key)
}

/**
 * Whether a step has changed so many rows since they were counted as if each had been met as often as walks may meet it. What is met anew
 * each time although it was done does not stay as it is written: the count that must be 0 finds it.
 */
async function isSpent(platform: pg.Pool, { quarry, step }: Work, scouted: Scouted, sizes: Sizes): Promise<boolean> {
  scouted.budget ??=
    ROUNDS_MAX * Math.max(sizes.most, await countOne(platform, quarry, step, STATEMENT_MS).catch(() => sizes.ahead))
  return scouted.budget <= 0
}

async function beginWalk(platform: pg.Pool, work: Work, { ahead }: Sizes): Promise<Walk | undefined> {
  const places = placesAhead(work, ahead)
  const limits = { lockMs: work.step.action === 'retain' ? 2_000 : 1_000, statementMs: STATEMENT_MS }
  return places && { cursor: await openCursor(platform, limits, places), met: 0, done: 0 }
}

async function slicesOf(walk: Walk, { least, most }: Sizes): Promise<string[]> {
  const slices: string[] = []
  while (slices.length === 0 || slices.length * least < most) {
    const found = await walk.cursor.fetch(least)
    walk.met += found.length
    if (found.length > 0) slices.push(placesOf(found.map(({ place }) => place)))
    if (found.length < least) break
  }
  return slices
}

/** Closes what a walk has open. To be called in whatever way an execution ends. */
export async function endWalk(scouted: Scouted): Promise<void> {
  await scouted.walk?.cursor.close()
  delete scouted.walk
}

/** Places for one batch of about `left` rows in slices of `each`: `rows` is 0 when none fits. Undefined when none are known for the step. */
export function takeAhead(
  scouted: Scouted,
  key: string,
  { left, each }: { left: number; each: number },
): { among: string; rows: number } | undefined {
  if (scouted.step !== key || !hasAny(scouted)) return undefined
  const slices = scouted.slices.splice(0, Math.floor(left / each))
  if (slices.length === 0 && scouted.slices.length > 0) return { among: NOWHERE, rows: 0 }
  const rows = slices.length * each + scouted.carried.length
  const among = joined([placesOf(scouted.carried), ...slices])
  scouted.carried = []
  return { among, rows }
}

/** What a batch changed and, among places that were found ahead, left. */
export function noteTaken(scouted: Scouted, key: string, { rows, waiting }: Batch, isAhead: boolean): void {
  if (scouted.step === key && scouted.budget !== undefined) scouted.budget -= rows
  if (!isAhead) return
  scouted.carried = waiting
  if (scouted.walk) scouted.walk.done += rows
}

const hasAny = ({ slices, carried }: Scouted) => slices.length > 0 || carried.length > 0

const joined = (arrays: readonly string[]): string => `{${arrays.flatMap((array) => array.slice(1, -1) || []).join()}}`
