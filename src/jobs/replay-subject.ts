import type pg from 'pg'
import { countPlan } from '../erasure/count-store.ts'
import { executePlan } from '../erasure/execute.ts'
import { freeze } from '../erasure/freeze-store.ts'
import { isBelowKept, keepWithEarlier, leftOf, staysForOthers } from '../erasure/kept-earlier-store.ts'
import { type ErasurePlan, planErasure } from '../erasure/plan.ts'
import type { ReplayEntry } from '../erasure/replay-list.ts'
import { lookAgain } from '../erasure/replay-look-store.ts'
import { restrictHeldParents } from '../erasure/restrict-store.ts'
import { endFreeze } from '../erasure/thaw-store.ts'
import { loadRequest, scopeOf } from '../requests/request-store.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { pullBrake } from './pull-brake.ts'
import { whoseIs } from './whose-is.ts'
import { withOwnWords } from './with-own-words.ts'

/** What a replay works with: a part of the bot, so that the command line needs no channels and no Graph client. */
export type ReplayBot = Pick<Bot, 'config' | 'keys' | 'clock' | 'log' | 'db' | 'platform' | 'blobs' | 'dataMap' | 'catalogue'>

/** One completed erasure whose subject the database holds again. */
export interface Again {
  entry: ReplayEntry
  subject: SubjectIdentifiers
  /** No restore has brought anything back since all of it went: what bears no date has been written since. */
  isComplete?: boolean
}

export interface Replayed {
  requestId: string
  /**
   * `braked`: by another map than the one it was carried out with first, and the brake of that one stops it. `stays`: all was taken but
   * what rows of others refer to, or what a store does not let go of yet.
   */
  is: 'done' | 'nothing' | 'held' | 'stays' | 'failed' | 'braked'
  rows: number
}

export interface HowAgain {
  /** The platform's progress counts this pass under this number. */
  run: number
  /** An earlier pass of this run came to the end of it, freeze and blocks included. */
  isThrough: boolean
  dryRun: boolean
  /** Staff have looked at what the brake stops. */
  pastBrake: boolean
}

const STATEMENT_MS = 60_000
const ATTEMPTS = 3
const COUNTED_AT_MOST = 1_000_000
/** A lock that was not to be had, a deadlock, a serialization failure. */
const PASSING = new Set(['55P03', '40P01', '40001'])
/** Why one blob stays in a store that works, maybe for years: what nobody can hurry keeps no gate shut. */
const OF_ONE_BLOB = new Set(['leased', 'immutable', 'bad-key'])

/**
 * Carries one erasure out again, up to its own cut-off: the ordinary plan and engine, legal holds included, and the predicate of every
 * step must find nothing afterwards. The brake had its say when it was carried out first, and has it again where the map is another.
 */
export async function replaySubject(
  bot: ReplayBot,
  { entry, subject, isComplete = false }: Again,
  how: HowAgain,
): Promise<Replayed> {
  const { run, dryRun, pastBrake } = how
  const { requestId, cutOff } = entry
  const { dataMap: map, catalogue, platform } = bot
  const result = { requestId, rows: 0 }
  // Checked against a receipt or a signature: what was written as a scope is one.
  const scope = scopeOf(entry as Parameters<typeof scopeOf>[0])
  const planned = planErasure({ map, catalogue, subject, scope, cutOff, now: bot.clock.now(), isComplete })
  if ('refused' in planned) return { ...result, is: 'failed' }
  const plan = await withOwnWords(bot, planned.plan, subject)
  const isReached = plan.unreachable.length === 0
  const whatIsLeft = () => patiently(() => leftOf(platform, { plan, subject, requestId }))
  if (how.isThrough && isReached && (await whatIsLeft()).isNothing) return { ...result, is: 'nothing' }
  const isWaiting = await lookAgain(platform, { plan, subject, requestId }, !dryRun)
  if (isWaiting && !pastBrake && (await isBraked(bot, requestId, plan, subject))) return { ...result, is: 'braked' }
  if (dryRun)
    return { ...result, is: isWaiting ? 'done' : 'nothing', rows: isWaiting ? await countRows(platform, plan, subject) : 0 }
  let rows = 0
  let reasons: readonly string[] = []
  // Rows that stay without their person, or below a newer one, must not be sent to again, and what was blocked is blocked.
  const pseudonyms = subjectPseudonyms(bot.keys, 'suppression', subject)
  // It was carried out, whatever the platform knows of an undo before that.
  await patiently(() => freeze(platform, { requestId, plan, subject, pseudonyms, at: cutOff, anew: true, isOver: true }))
  if (isWaiting) {
    const done = await patiently(() =>
      executePlan(platform, bot.blobs, {
        requestId,
        run,
        plan,
        subject,
        ...whoseIs(bot, subject),
        now: () => bot.clock.now(),
      }),
    )
    rows = done.steps.reduce((sum, step) => sum + step.rows, 0)
    if (done.is === 'held') return { ...result, is: 'held', rows }
    reasons = done.blobs.reasons
    noteWhatStays(bot, requestId, reasons)
  }
  const left = await whatIsLeft()
  const isThere = isWaiting && !left.isNothing && (await lookAgain(platform, { plan, subject, requestId }))
  if (isThere && !isOfOneBlob(reasons)) return { ...result, is: 'failed', rows }
  // What stayed below rows that an earlier erasure's law keeps is noted with this request again: a backup may be older than those lines.
  const below = left.tables.filter((table) => isBelowKept(plan, table, 't') !== undefined)
  const keeping = { plan, subject, requestId, ...whoseIs(bot, subject) }
  if (below.length > 0 || left.keeps) await patiently(() => keepWithEarlier(platform, keeping, [...new Set(below)]))
  await endFreeze(platform, requestId, plan)
  // By what would be blanked the next night finds whoever still has rows here.
  const isToBlank = !isThere && (left.tables.length > 0 || left.keeps)
  const { changed, waits } = isToBlank ? await blankAgain(bot, plan, requestId) : NOTHING_BLANKED
  rows += changed
  noteWhatStays(bot, requestId, waits)
  if (!isReached || (waits.length > 0 && !isOfOneBlob(waits))) return { ...result, is: 'failed', rows }
  if (isThere || waits.length > 0) return { ...result, is: 'stays', rows }
  if (left.tables.length > 0 && (await isOwed(bot, { plan, subject, requestId }, left.tables)))
    return { ...result, is: 'stays', rows }
  return { ...result, is: isWaiting ? 'done' : 'nothing', rows }
}

/**
 * Rows stay for others' sake of which nobody hears otherwise: the wish was told as fulfilled, has had its last pass, or is known here no more.
 * What is partial is tried again by itself.
 */
async function isOwed(bot: ReplayBot, quarry: Parameters<typeof staysForOthers>[1], tables: readonly string[]): Promise<boolean> {
  const request = await loadRequest(bot.db, quarry.requestId)
  if (request !== undefined && request.state !== 'completed' && request.secondSweptAt === null) return false
  return patiently(() => staysForOthers(bot.platform, quarry, tables))
}

async function isBraked(bot: ReplayBot, requestId: string, plan: ErasurePlan, subject: SubjectIdentifiers): Promise<boolean> {
  const request = await loadRequest(bot.db, requestId)
  if (request?.mapHash === plan.mapHash) return false
  const stop = await pullBrake(bot, { id: requestId }, plan, subject)
  if (stop)
    bot.log.error({ request: requestId, reason: stop }, 'the brake stopped an erasure that was to be replayed by another map')
  return stop !== undefined
}

/** A backup holds rows as they were before they were blanked for staying below kept ones. Where the second sweep is still ahead, it does so. */
async function blankAgain(bot: ReplayBot, plan: ErasurePlan, requestId: string): ReturnType<typeof restrictHeldParents> {
  const request = await loadRequest(bot.db, requestId)
  const isAhead = plan.scope.kind !== 'account' && request !== undefined && request.secondSweptAt === null
  if (isAhead) return NOTHING_BLANKED
  return restrictHeldParents(bot.platform, bot.blobs, { plan, requestId, now: bot.clock.now() })
}

const NOTHING_BLANKED = { changed: 0, waits: [] }

const isOfOneBlob = (reasons: readonly string[]): boolean =>
  reasons.length > 0 && reasons.every((reason) => OF_ONE_BLOB.has(reason))

/** Staff run it again once the store is as it should be. */
function noteWhatStays(bot: ReplayBot, requestId: string, reasons: readonly string[]): void {
  if (reasons.length > 0)
    bot.log.error({ request: requestId, reasons }, 'recordings could not be removed again: look at BLOB_STORE_URL with `doctor`')
}

async function countRows(platform: pg.Pool, plan: ErasurePlan, subject: SubjectIdentifiers): Promise<number> {
  const counts = await countPlan(platform, plan, subject, { atMost: COUNTED_AT_MOST, statementMs: STATEMENT_MS })
  return counts.reduce((sum, { rows }) => sum + rows, 0)
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: string }
      if (attempt === ATTEMPTS || code === undefined || !PASSING.has(code)) throw error
    }
  }
}
