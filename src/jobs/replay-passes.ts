import { noteReplayed } from '../erasure/replay-run-store.ts'
import { type Again, type HowAgain, type ReplayBot, type Replayed, replaySubject } from './replay-subject.ts'

const LANES = 6
const CHUNK = 200
/** A row may be held by another erased person's row, and that by a third one's: each pass frees one more link of such a chain. */
const PASSES_MAX = 10

export interface Passes {
  /** The platform's progress counts the first pass under this number, the next one under the next. */
  run: number
  dryRun: boolean
  /** Staff have looked at what the brake stops. */
  pastBrake: boolean
  /** Aborted when another process may have begun the same. */
  lost: AbortSignal
  say: (done: number, of: number) => void
}

export interface PassesDone {
  replayed: number
  rows: number
  held: number
  /** Kept back by rows of others, though the wish was fulfilled, or is known here no more; or by what a store keeps. */
  stays: number
  failed: number
  braked: number
}

/**
 * Carries all of them out, oldest cut-off first, and again as long as that frees rows which another of them had held. `listed`: those whom
 * the list must name on: not all of theirs went, or it came back, so that backups of since have it.
 */
export async function carryOutAgain(
  bot: ReplayBot,
  again: readonly Again[],
  passes: Passes,
): Promise<{ sums: PassesDone; listed: ReadonlySet<string> }> {
  const results = new Map<string, Replayed>()
  let rows = 0
  for (let pass = 0; pass < PASSES_MAX && !passes.lost.aborted; pass += 1) {
    rows = await onePass(bot, again, { ...passes, run: passes.run + pass }, results)
    if (passes.dryRun || rows === 0) break
  }
  // What the last pass freed nobody has looked at.
  const isUnfinished = rows > 0 && !passes.dryRun && !passes.lost.aborted
  if (isUnfinished) bot.log.error({ passes: PASSES_MAX, rows }, 'every pass of the replay freed more rows: run it again')
  const all = [...results.values()]
  const having = (is: Replayed['is']) => all.filter((each) => each.is === is).length
  const sums = {
    replayed: all.filter(({ rows }) => rows > 0).length,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    held: having('held'),
    stays: having('stays'),
    failed: having('failed') + (isUnfinished ? 1 : 0),
    braked: having('braked'),
  }
  const isLeft = (is: Replayed['is']) => is !== 'done' && is !== 'nothing'
  const left = all.filter(({ is, rows }) => isLeft(is) || rows > 0)
  return { sums, listed: new Set(left.map(({ requestId }) => requestId)) }
}

/** Returns how many rows it took. */
async function onePass(bot: ReplayBot, again: readonly Again[], passes: Passes, results: Map<string, Replayed>): Promise<number> {
  const lanes = Math.min(LANES, (bot.platform.options.max ?? 2) - 1)
  let rows = 0
  for (let from = 0; from < again.length && !passes.lost.aborted; from += CHUNK) {
    const done = await inLanes(again.slice(from, from + CHUNK), lanes, (each) =>
      oneAgain(bot, each, { ...passes, isThrough: isThrough(results.get(each.entry.requestId)) }),
    )
    for (const each of done) {
      const before = results.get(each.requestId)?.rows ?? 0
      results.set(each.requestId, { ...each, rows: before + each.rows })
      rows += each.rows
    }
    if (!passes.dryRun) await note(bot, done)
    passes.say(Math.min(again.length, from + CHUNK), again.length)
  }
  return rows
}

// Of whom nothing waits and nothing is left now, a later pass has nothing to do; whoever it finds again goes the whole way.
const isThrough = (before: Replayed | undefined): boolean => before?.is === 'done' || before?.is === 'nothing'

async function oneAgain(bot: ReplayBot, again: Again, passes: HowAgain): Promise<Replayed> {
  try {
    return await replaySubject(bot, again, passes)
  } catch (error) {
    const { requestId } = again.entry
    bot.log.error({ request: requestId, error }, 'an erasure could not be replayed')
    return { requestId, is: 'failed', rows: 0 }
  }
}

async function note({ db, clock }: ReplayBot, done: readonly Replayed[]): Promise<void> {
  const through = done.filter(({ is, rows }) => rows > 0 || (is !== 'failed' && is !== 'braked'))
  const noted = through.map(({ requestId, is, rows }) => ({ requestId, what: lines[is] ?? 'replayed', rows }) as const)
  await noteReplayed(db, noted, clock.now())
}

/** What is said of whom not all went again. */
const lines: { readonly [is in Replayed['is']]?: 'replay-held' | 'replay-stays' | 'replay-unfinished' } = {
  ...{ held: 'replay-held', stays: 'replay-stays', failed: 'replay-unfinished' },
}

async function inLanes<T, R>(items: readonly T[], lanes: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) results.push(await work(item))
  }
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane))
  return results
}
