import type pg from 'pg'
import { type Batch, findAhead, type Work } from './batch-store.ts'
import { NOWHERE, placesOf } from './pick-store.ts'
import { reading } from './session-store.ts'

/** Looking ahead saves time: where it takes longer than this, batches look for themselves. */
const LIMITS = { lockMs: 1_000, statementMs: 5_000 }
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

/** What is known of the rows ahead in a step that takes many batches. A place says where to look, never whose row it is. */
export interface Scouted {
  step?: string
  slices: string[]
  /** Rows that waited for their blobs: first in the next batch. */
  carried: readonly string[]
  /** Steps for which it is of no use. */
  inVain: Set<string>
}

export const nothingScouted = (): Scouted => ({ slices: [], carried: [], inVain: new Set() })

/** Looks where the next rows of a step lie, unless they are known. Nothing is locked, and nothing is lost when it takes too long. */
export async function scout(platform: pg.Pool, work: Work, scouted: Scouted, { least, ahead }: Sizes): Promise<void> {
  const { key } = work.step
  if (scouted.inVain.has(key) || (scouted.step === key && hasAny(scouted))) return
  scouted.step = key
  scouted.carried = []
  try {
    scouted.slices = await reading(platform, LIMITS, (session) => findAhead(session, work, { limit: ahead, each: least }))
  } catch (error) {
    if (!TOO_SLOW.includes((error as { code?: string }).code ?? '')) throw error
    scouted.slices = []
  }
  if (scouted.slices.length === 0) scouted.inVain.add(key)
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
  if (rows > 0 || waiting.length > 0) return
  scouted.slices = []
  scouted.inVain.add(key)
}

const hasAny = ({ slices, carried }: Scouted) => slices.length > 0 || carried.length > 0

const joined = (arrays: readonly string[]): string => `{${arrays.flatMap((array) => array.slice(1, -1) || []).join()}}`
