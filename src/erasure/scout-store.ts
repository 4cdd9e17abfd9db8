import type pg from 'pg'
import { type Batch, findAhead, type Work } from './batch-store.ts'
import { allPlaces, NOWHERE, placesOf } from './pick-store.ts'
import { type Cursor, openCursor, reading } from './session-store.ts'

/** Looking ahead saves time: where it takes longer than this, batches look for themselves. */
const LIMITS = { lockMs: 1_000, statementMs: 5_000 }
/** A walk cannot be done without: it reads all of the subject's rows, once, and locks none. */
const WALK_LIMITS = { lockMs: 2_000, statementMs: 120_000 }
const TOO_SLOW = ['57014', '55P03']

/** How many rows a transaction takes. */
export interface Sizes {
  /** The first one. */
  first: number
  /** Those after it, as their time allows; places found ahead come in slices of `least`. */
  least: number
  most: number
  /** So many places are found ahead at once, as text that only PostgreSQL reads: under two megabytes. */
  ahead: number
}

/**
 * Through the rows of a step that stay where they are: each batch that looked for itself would pass all that are recorded already. What
 * moves meanwhile is met by the next walk; the step is over with one that recorded nothing.
 */
interface Walk {
  cursor: Cursor<{ place: string }>
  recorded: number
}

/** What is known of the rows ahead in a step that takes many batches. A place says where to look, never whose row it is. */
export interface Scouted {
  step?: string
  slices: string[]
  /** Rows that waited for their blobs: first in the next batch. */
  carried: readonly string[]
  /** Steps for which it is of no use. */
  inVain: Set<string>
  walk?: Walk
  /** Steps of kept rows that have been walked through to their end. */
  walked: Set<string>
}

export const nothingScouted = (): Scouted => ({ slices: [], carried: [], inVain: new Set(), walked: new Set() })

/** Looks where the next rows of a step lie, unless they are known. Nothing is locked, and nothing is lost when it takes too long. */
export async function scout(platform: pg.Pool, work: Work, scouted: Scouted, sizes: Sizes): Promise<void> {
  const { step } = work
  if (scouted.inVain.has(step.key) || (scouted.step === step.key && hasAny(scouted))) return
  scouted.carried = []
  if (step.action === 'retain') return walkOn(platform, work, scouted, sizes)
  scouted.step = step.key
  try {
    scouted.slices = await reading(platform, LIMITS, (session) =>
      findAhead(session, work, { limit: sizes.ahead, each: sizes.least }),
    )
  } catch (error) {
    if (!TOO_SLOW.includes((error as { code?: string }).code ?? '')) throw error
    scouted.slices = []
  }
  if (scouted.slices.length === 0) scouted.inVain.add(step.key)
}

async function walkOn(platform: pg.Pool, { quarry, step }: Work, scouted: Scouted, { least, most }: Sizes): Promise<void> {
  if (scouted.step !== step.key) await endWalk(scouted)
  scouted.step = step.key
  scouted.walk ??= { cursor: await openCursor(platform, WALK_LIMITS, allPlaces(quarry, step)), recorded: 0 }
  scouted.slices = []
  while (scouted.slices.length === 0 || scouted.slices.length * least < most) {
    const found = await scouted.walk.cursor.fetch(least)
    if (found.length > 0) scouted.slices.push(placesOf(found.map(({ place }) => place)))
    if (found.length < least) break
  }
  if (scouted.slices.length > 0) return
  if (scouted.walk.recorded === 0) scouted.walked.add(step.key)
  await endWalk(scouted)
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

/** What a batch among these places left. One that changed nothing sends the step back to looking for itself: places may be out of date. */
export function noteTaken(scouted: Scouted, key: string, { rows, waiting }: Batch): void {
  scouted.carried = waiting
  if (scouted.walk) scouted.walk.recorded += rows
  if (scouted.walk || rows > 0 || waiting.length > 0) return
  scouted.slices = []
  scouted.inVain.add(key)
}

const hasAny = ({ slices, carried }: Scouted) => slices.length > 0 || carried.length > 0

const joined = (arrays: readonly string[]): string => `{${arrays.flatMap((array) => array.slice(1, -1) || []).join()}}`
