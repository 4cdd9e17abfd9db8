import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { anyAhead, type Batch, placesAhead, type Work } from './batch-store.ts'
import { countOne } from './count-store.ts'
import { joinedPlaces, NOWHERE, placesOf } from './pick-store.ts'
import { type Cursor, openCursor, reading } from './session-store.ts'
import { isTooSlow } from './sqlstate.ts'

/** A walk reads all of a subject's rows of a step, once, and locks none. */
const STATEMENT_MS = 120_000
const THROUGH_MS = 3_000
/** So often a step whose rows were all seen is walked through while there was something to do. */
const ROUNDS_MAX = 5

/** How many rows a transaction takes. */
export interface Sizes {
  /** The first one. */
  first: number
  /** Those after it, as their time allows. */
  least: number
  most: number
  /** Places found ahead come in slices of so many: no batch of a step that is walked through is smaller. */
  slice: number
  /** A walk goes through so many rows that do not stay: what one statement finds within its time, and PostgreSQL puts aside. */
  ahead: number
  /** A first look ahead that takes longer, in milliseconds, is of so many rows that no batch looks for its own. */
  lookMs?: number
  /** A cascade that takes longer, in milliseconds, is given up for pages of what hangs on a batch's rows. */
  cascadeMs?: number
  /** A look whether a step is through that takes longer, in milliseconds, is given up for a walk. */
  throughMs?: number
}

/**
 * Through the rows of a step: each batch that looked for itself would pass all that are done already, recorded or dead. What moves or comes
 * meanwhile is met by the next walk; the step is over with one that meets nothing to do.
 */
interface Walk {
  cursor: Cursor<Slice>
  met: number
  done: number
}

/** So many places, in PostgreSQL's own writing. */
interface Slice {
  among: string
  rows: number
}

/** What is known of the rows ahead in a step that takes many batches. A place says where to look, never whose row it is. */
export interface Scouted {
  step?: string
  slices: Slice[]
  /** Rows that waited for their blobs: first in the next batch. */
  carried: readonly string[]
  /** Steps for which it is of no use: their batches look for themselves. */
  inVain: Set<string>
  /** Steps whose rows do not go by a cascade: it took too long, or is switched off. */
  slow: Set<string>
  walk?: Walk
  /** How often the step has been walked through to the last of its rows. */
  rounds: number
  /** How many rows the step may still change where no walk says that it is through; undefined until that is asked. */
  budget?: number
  /** Steps that have been walked through to their end. */
  walked: Set<string>
}

export const nothingScouted = (): Scouted => ({
  slices: [],
  carried: [],
  inVain: new Set(),
  slow: new Set(),
  rounds: 0,
  walked: new Set(),
})

/** Looks where the next rows of a step lie, unless they are known. Nothing is locked, and no row that goes is lost when it cannot be done. */
export async function scout(platform: pg.Pool, work: Work, scouted: Scouted, sizes: Sizes): Promise<void> {
  const { key, action } = work.step
  if (scouted.step === key && scouted.slices.length >= slicesPerBatch(sizes)) return
  if (scouted.inVain.has(key)) {
    if (await isSpent(platform, work, scouted, sizes)) scouted.walked.add(key)
    return
  }
  if (scouted.step !== key) {
    await endWalk(scouted)
    scouted.step = key
    scouted.slices = []
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
  scouted.slices.push(...(await slicesOf(walk, sizes)))
  if (hasAny(scouted)) return
  const { met, done } = walk
  await endWalk(scouted)
  const isWhole = met < sizes.ahead
  if (isWhole) scouted.rounds += 1
  const isEndless = isWhole ? scouted.rounds >= ROUNDS_MAX : await isSpent(platform, work, scouted, sizes)
  const isLast = done > 0 && isWhole && !isEndless && (await isThrough(platform, work, sizes))
  if (done > 0 && !isEndless && !isLast) return walkOn(platform, work, scouted, sizes)
  // Of rows that go, those that were met and not taken may have moved.
  if (met === 0 || isLast || action === 'retain') scouted.walked.add(key)
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

/**
 * Nothing more is to be erased: asked before a walk that would meet nothing. To look for one row goes by the index, and marks there what is
 * dead: walks read it as a whole, mark nothing, and each of them would pass all of it again.
 */
async function isThrough(platform: pg.Pool, work: Work, { throughMs = THROUGH_MS }: Sizes): Promise<boolean> {
  if (work.step.action !== 'erase') return false
  return reading(platform, { lockMs: 1_000, statementMs: throughMs }, async (session) => {
    await session.run(sql`set local enable_seqscan = off`)
    return (await session.run(anyAhead(work))).length === 0
  }).catch((error: unknown) => {
    // Without an index that leads to them it would read all of another one: the walk finds that there are none.
    if (!isTooSlow(error)) throw error
    return false
  })
}

async function beginWalk(platform: pg.Pool, work: Work, sizes: Sizes): Promise<Walk | undefined> {
  const places = placesAhead(work, sizes)
  const limits = { lockMs: work.step.action === 'retain' ? 2_000 : 1_000, statementMs: STATEMENT_MS }
  return places && { cursor: await openCursor(platform, limits, places), met: 0, done: 0 }
}

// The largest batch finds as many ready: what is left over at the end of a fetch would be a small one.
const slicesPerBatch = ({ slice, most }: Sizes) => Math.ceil(most / slice)

async function slicesOf(walk: Walk, sizes: Sizes): Promise<Slice[]> {
  const slices = await walk.cursor.fetch(slicesPerBatch(sizes))
  for (const { rows } of slices) walk.met += rows
  return slices
}

/** Closes what a walk has open. To be called in whatever way an execution ends. */
export async function endWalk(scouted: Scouted): Promise<void> {
  await scouted.walk?.cursor.close()
  delete scouted.walk
}

/** Places for one batch. */
interface Taken extends Slice {
  slices: readonly Slice[]
  carried: readonly string[]
}

/** Places for one batch of about `left` rows in slices of `each`: `rows` is 0 when none fits. Undefined when none are known for the step. */
export function takeAhead(scouted: Scouted, key: string, left: number, each: number): Taken | undefined {
  if (scouted.step !== key || !hasAny(scouted)) return undefined
  const slices = scouted.slices.splice(0, Math.floor(left / each))
  if (slices.length === 0 && scouted.slices.length > 0) return { among: NOWHERE, rows: 0, slices, carried: [] }
  const { carried } = scouted
  scouted.carried = []
  const rows = slices.reduce((sum, slice) => sum + slice.rows, carried.length)
  return { among: joinedPlaces([placesOf(carried), ...slices.map((slice) => slice.among)]), rows, slices, carried }
}

/** What a batch changed and, among places that were found ahead, left. */
export function noteTaken(scouted: Scouted, key: string, batch: Batch, taken: Taken | undefined): void {
  const { rows, along, waiting, again } = batch
  if (scouted.step === key && scouted.budget !== undefined) scouted.budget -= rows
  if (!taken) return
  scouted.carried = again ? [...new Set([...taken.carried, ...waiting])] : waiting
  if (again) scouted.slices.unshift(...taken.slices)
  if (scouted.walk) scouted.walk.done += along.reduce((sum, each) => sum + each.rows, rows)
}

const hasAny = ({ slices, carried }: Scouted) => slices.length > 0 || carried.length > 0
