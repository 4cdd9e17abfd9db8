import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { rowsNext } from './batch-size.ts'
import { type Batch, runBatch, type Work } from './batch-store.ts'
import { type BlobRound, clearBlobs } from './blob-store.ts'
import { type BlobRemover, type BlobWork, noBlobsYet } from './blob-work.ts'
import { type Ahead, lookAhead } from './count-store.ts'
import type { StepResult } from './evidence.ts'
import { followKept, keepsMany } from './follow-kept-store.ts'
import { holdFinder, type Whose } from './hold-store.ts'
import type { Pace } from './pace.ts'
import { answerMs, goGently } from './pace-store.ts'
import type { ErasurePlan, PlanStep } from './plan.ts'
import { addProgress, type Change, readProgress } from './progress-store.ts'
import { movedBehind, ridersOf } from './riders.ts'
import { endWalk, noteTaken, nothingScouted, type Scouted, type Sizes, scout, takeAhead } from './scout-store.ts'
import { erasing, reading, type Session, tookMs, writing } from './session-store.ts'
import { sqlStateOf, TOOK_TOO_LONG } from './sqlstate.ts'

/** `pseudonyms`: the subject's for the purpose "suppression", under every key still known, for holds name people by them. */
export interface Execution extends Whose {
  requestId: string
  /** 0 for the erasure, 1 for the second sweep, and so on: each run has counts of its own. */
  run: number
  /** The first run whose counts are still to be said: one that broke off may have had its number taken by another receipt. */
  unsaidFrom?: number
  plan: ErasurePlan
  subject: SubjectIdentifiers
  now: () => Date
  /** Awaited between any two steps and batches; a test may stop the process there. */
  checkpoint?: (name: string) => Promise<void> | void
  recoverable?: BlobRound['recoverable']
  sizes?: Sizes
  /** Hears of every transaction that was committed, and of every rest for others' sake. */
  watch?: Watch
}

export interface Watch {
  committed(changed: readonly { step: PlanStep; rows: number }[], tookMs: number): void
  rested(ms: number): void
}

export type Executed =
  | { is: 'done'; steps: StepResult[]; blobs: BlobOutcome }
  /** Staff's hold stands in the way; what was done before it was placed is counted. */
  | { is: 'held'; holdId: string; steps: StepResult[] }

export interface BlobOutcome {
  /** Why blobs could not be removed, as codes; empty when all are gone. */
  reasons: readonly string[]
  /** Blobs left because somebody else's row names them. */
  shared: number
}

/** Where so many of the largest batches have gone, whoever looks for what hung on a row passes all that is left of them. */
const MANY_BATCHES = 10
const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
/** Below a few rows there may be very many: what takes a cascade longer goes page by page. */
const CASCADE_MS = 500
/** Well above a small person's first look on a busy machine. */
const LOOK_MS = 500
/** The first transaction looks ahead, and would lock rows while it does: what takes longer is looked at apart. */
const FIRST_LIMITS = { ...LIMITS, statementMs: 1_000 }
const SIZES: Sizes = { first: 1_000, least: 2_000, most: 10_000, slice: 500, ahead: 2_000_000 }

/**
 * Carries the plan out. A transaction takes as many steps and rows as fit, with its holds read and its progress written inside, so a
 * typical subject takes one. Running it again after a crash goes on where the last commit ended; a plan already carried out changes
 * nothing. Throws what PostgreSQL throws: 55P03 when a lock was not to be had, 57014 when a statement took too long.
 */
export async function executePlan(platform: pg.Pool, store: BlobRemover, execution: Execution): Promise<Executed> {
  const scouted = nothingScouted()
  try {
    return await carryOn(platform, store, execution, scouted)
  } finally {
    await endWalk(scouted)
  }
}

async function carryOn(platform: pg.Pool, store: BlobRemover, execution: Execution, scouted: Scouted): Promise<Executed> {
  const { plan, watch, sizes = SIZES, checkpoint = () => {} } = execution
  const stuck: Stretch['stuck'] = new Map()
  const holds = holdFinder(execution, execution)
  let blobs = noBlobsYet()
  let order: readonly PlanStep[] = plan.steps
  let next = 0
  let rowsMax = sizes.first
  let gone = 0
  let ahead: Seen | undefined
  let pace: Pace | undefined
  while (next < order.length) {
    const from = order[next]?.key
    await checkpoint(`begin ${from}`)
    const took = stopwatch()
    const seen = pace && answerMs(platform)
    const isFirst = ahead === undefined
    const stretch = await erasing(platform, isFirst ? FIRST_LIMITS : LIMITS, async (session) => {
      const now = execution.now()
      const hold = await holds.find(session, now)
      return (
        hold ??
        runStretch(
          session,
          { ...execution, ...(ahead ? { ahead } : {}), now, sizes, blobs, stuck, scouted, order, checkpoint },
          next,
          rowsMax,
        )
      )
    }).catch((error: unknown) => {
      if (!isFirst || sqlStateOf(error) !== TOOK_TOO_LONG) throw error
    })
    if (stretch === undefined) {
      // Rolled back, with all that it had picked.
      blobs = noBlobsYet()
      stuck.clear()
      const seenApart = await reading(platform, LIMITS, (session) => lookAhead(session, execution, sizes.first))
      ahead = { ...seenApart, isBig: true }
      continue
    }
    if ('compare' in stretch || 'holdId' in stretch) await seen
    if ('compare' in stretch) {
      await holds.compare(platform, stretch.compare)
      continue
    }
    if ('holdId' in stretch) return { is: 'held', ...stretch, steps: await readProgress(platform, execution) }
    await checkpoint(`committed ${from}`)
    watch?.committed(stretch.changed, took())
    next = stretch.next
    rowsMax = stretch.rowsMax
    gone += stretch.changed.reduce((sum, { rows }) => sum + rows, 0)
    ahead = { ...stretch.ahead, isBig: stretch.ahead.isBig || gone >= MANY_BATCHES * sizes.most }
    // Most people take one transaction: only a longer erasure looks how others fare.
    if (next < order.length) pace = await goGently(platform, pace, await seen, took(), (ms) => watch?.rested(ms))
    const unfinished = stretch.goesOn ? order[next] : undefined
    const behind = unfinished && movedBehind(plan, order, unfinished, stretch.ahead)
    if (behind) order = behind
    else if (unfinished) await scout(platform, workOn({ ...execution, blobs, stuck, order }, unfinished), scouted, sizes)
    // The next step's rows may cost more: it begins small.
    if (unfinished && scouted.walked.has(unfinished.key)) rowsMax = Math.min(rowsMax, sizes.least)
    if (stretch.follows) await followKept((work) => writing(platform, LIMITS, work), execution, sizes.first)
    if (blobs.wanted.size === 0) continue
    const held = await clearBlobs(platform, store, blobs, { ...execution, findHold: holds.find, quarry: execution })
    if (held && 'compare' in held) await holds.compare(platform, held.compare)
    else if (held) return { is: 'held', ...held, steps: await readProgress(platform, execution) }
    await checkpoint(`blobs cleared ${from}`)
  }
  return { is: 'done', steps: await readProgress(platform, execution), blobs: outcomeOf(blobs) }
}

const outcomeOf = ({ reasons, shared }: BlobWork): BlobOutcome => ({ reasons: [...reasons], shared })

/** `isBig`: looking for all of the subject's rows takes so long that it is done once for each step, and not by its batches. */
type Seen = Ahead & { isBig: boolean }
type Stretch = Omit<Execution, 'now' | 'checkpoint'> & {
  now: Date
  sizes: Sizes
  blobs: BlobWork
  /** By table: a place says nothing about another one's rows. */
  stuck: Map<string, Set<string>>
  scouted: Scouted
  /** The plan's steps, but for those that were moved behind one with whose rows theirs go. */
  order: readonly PlanStep[]
  /** What the first transaction saw ahead; what comes later is found by the count that must be 0. */
  ahead?: Seen
  checkpoint: (name: string) => Promise<void> | void
}

// As many batches as one transaction may hold; answers with the step to go on with.
async function runStretch(session: Session, stretch: Stretch, from: number, rowsMax: number) {
  const { order, sizes, checkpoint } = stretch
  const took = stopwatch()
  const ahead = stretch.ahead ?? {
    ...(await lookAhead(session, stretch, sizes.first)),
    isBig: took() > (sizes.lookMs ?? LOOK_MS),
  }
  const { scouted } = stretch
  const batches: { step: PlanStep; batch: Batch }[] = []
  const changes: Change[] = []
  let next = from
  let left = rowsMax
  for (let step = order[next]; step && left > 0; step = order[next]) {
    if (!ahead.waiting.has(step.key) || scouted.walked.has(step.key)) {
      next += 1
      continue
    }
    const taken = takeAhead(scouted, step.key, batches.length === 0 ? Math.max(left, sizes.slice) : left, sizes.slice)
    if (taken?.rows === 0 || (!taken && isWalked(stretch, step, ahead))) break
    const cascade = { maxMs: sizes.cascadeMs ?? CASCADE_MS, slow: scouted.slow }
    const work = { ...workOn(stretch, step), ridersLeast: sizes.least, cascade, ...(taken ? { among: taken.among } : {}) }
    const batch = await runBatch(session, work, taken?.rows ?? left)
    noteTaken(scouted, step.key, batch, taken)
    await checkpoint(`changed ${step.key}`)
    batches.push({ step, batch })
    changes.push(...batch.along, { step, ...batch })
    left -= taken?.rows ?? batch.rows
    if (batch.exhausted) next += 1
    if (batch.waiting.length > 0 || batch.again) break
  }
  const finished = next >= order.length
  await addProgress(session, stretch, { changes, finished }, stretch.now)
  const keeps = ahead.keeps || batches.some(({ step }) => step.action === 'retain')
  // What one slice cannot hold is followed in transactions of its own.
  const follows = finished && keeps && (await keepsMany(session, stretch.requestId, sizes.first))
  if (finished && keeps && !follows) await followKept((work) => work(session), stretch, sizes.first)
  await checkpoint('counted')
  const last = batches.at(-1)
  const at = order[next]
  const goesOn = at !== undefined && (isWalked(stretch, at, ahead) || (last?.batch.full === true && last.step === at))
  // A batch that looks for its own rows passes all that are done, however few it takes.
  const bounds = { least: scouted.walk ? sizes.slice : sizes.least, most: sizes.most }
  return {
    next,
    goesOn,
    follows,
    changed: changes.map(({ step, rows }) => ({ step, rows })),
    ahead: { ...ahead, keeps },
    rowsMax:
      finished || !last
        ? rowsMax
        : rowsNext(rowsMax, await tookMs(session), { ...last.batch, taken: rowsMax - left, isOver: last.step !== at }, bounds),
  }
}

/** Rows are walked through, those that stay where they are from the first one on once they are many: no batch of the step looks for its own. */
function isWalked({ scouted }: Stretch, step: PlanStep, ahead: Seen): boolean {
  if (scouted.step === step.key && scouted.walk !== undefined) return true
  if (ahead.isBig && ahead.waiting.has(step.key) && !scouted.inVain.has(step.key)) return true
  // What hangs on rows that are many goes with them, and is not looked for before they are gone.
  if (ahead.below.has(step.key)) return !scouted.inVain.has(step.key)
  return step.action === 'retain' && ahead.waiting.has(step.key) && (ahead.keepsMany || scouted.step === step.key)
}

function workOn(run: Omit<Execution, 'now' | 'checkpoint'> & Pick<Stretch, 'blobs' | 'stuck' | 'order'>, step: PlanStep): Work {
  return { quarry: run, step, blobs: run.blobs, stuck: stuckIn(run.stuck, step), riders: ridersOf(run.plan, run.order, step) }
}

function stuckIn(stuck: Stretch['stuck'], { table }: PlanStep): Set<string> {
  const known = stuck.get(table) ?? new Set<string>()
  stuck.set(table, known)
  return known
}
