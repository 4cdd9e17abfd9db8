import { isLost, isOwnLost } from '../db/is-lost.ts'
import { type Freeze, holdFloor, stopAds } from '../erasure/freeze-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { noteStoppedAds } from '../erasure/stopped-ads-store.ts'
import { thaw } from '../erasure/thaw-store.ts'
import {
  dropHoldsGivenBack,
  finishPlatformTask,
  nextPlatformTask,
  type PlatformTask,
  putOffPlatformTask,
  type WaitingTask,
} from '../requests/platform-task-store.ts'
import { ring } from '../runtime/ring.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import { isNobody } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { drain } from './drain.ts'
import { noteLostFreeze } from './note-lost-freeze.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const PAUSE_MS_MAX = 15 * MINUTE_MS
/** From this attempt on, a quarter of an hour after the first, staff hear of it each time. */
const ATTEMPTS_TILL_ALARM = 5

/** Does on the platform what this person's conversations promised. What fails comes again, later and later, and keeps nothing else waiting. */
export async function doPlatformTasks(bot: Bot, personId: string): Promise<void> {
  const next = () => nextPlatformTask(bot.db, bot.keys, personId, bot.clock.now())
  await drain(
    bot,
    'platform-task',
    personId,
    async () => {
      await dropHoldsGivenBack(bot.db, personId, bot.clock.now())
      const task = await next()
      if (!task) return false
      await performOrCount(bot, task)
      return true
    },
    async () => (await next()) !== undefined,
  )
}

async function performOrCount(bot: Bot, task: WaitingTask): Promise<void> {
  // One moment of the wish, wherever it is written down.
  const now = bot.clock.now()
  try {
    await perform(bot, task, now)
    await finish(bot, task, now)
  } catch (error) {
    // A database that went away comes back for all of them.
    if (isLost(error) || isOwnLost(error)) throw error
    const { id, what } = task
    const attempts = task.attempts + 1
    const pauseMs = Math.min(PAUSE_MS_MAX, MINUTE_MS * 2 ** Math.min(attempts - 1, 10))
    await putOffPlatformTask(bot.db, id, new Date(bot.clock.now().getTime() + pauseMs))
    const about = { platformTask: id, conversation: task.conversationId, what, attempts, error }
    const words = 'what a chat has promised could not be done on the platform'
    if (attempts >= ATTEMPTS_TILL_ALARM) ring(bot, 'platform-task-waits', about, words)
    else bot.log.error(about, words)
  }
}

/** Each of these changes nothing when it is done a second time, after a crash. */
async function perform(bot: Bot, { what, conversationId, body }: PlatformTask, now: Date): Promise<void> {
  if (what === 'release-floor') {
    const { lost } = await thaw(bot.platform, conversationId, bot.catalogue.schema)
    noteLostFreeze(bot, conversationId, lost)
    return
  }
  if (body === null) throw new Error('What is to be done on the platform has been forgotten.')
  const { subject, scope } = body
  if (isNobody(subject)) return
  const { dataMap: map, catalogue } = bot
  const planned = planErasure({ map, catalogue, subject, scope, cutOff: now, now })
  if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
  if (what === 'hold-floor') await holdFloor(bot.platform, { plan: planned.plan, subject, requestId: conversationId })
  else await stopAdsOf(bot, { plan: planned.plan, subject, at: now })
}

/** Where the database refuses one row, every business hears of the STOP all the same; the rows are tried again. */
async function stopAdsOf(bot: Bot, { plan, subject, at }: Pick<Freeze, 'plan' | 'subject' | 'at'>): Promise<void> {
  const input = { plan, subject, pseudonyms: subjectPseudonyms(bot.keys, 'suppression', subject), at }
  try {
    await stopAds(bot.platform, input)
  } catch (error) {
    if (refusedWith(error) !== undefined) await stopAds(bot.platform, { ...input, blocksAlone: true })
    throw error
  }
}

/** Done, and where a restore of the platform would undo it, written down by pseudonym for as long as there are backups of before. */
async function finish(bot: Bot, { id, what, body }: PlatformTask, now: Date): Promise<void> {
  if (what !== 'stop-ads' || body === null) return finishPlatformTask(bot.db, id, now)
  const { subject, scope } = body
  const expiresAt = new Date(now.getTime() + bot.config.backupRetentionDays * DAY_MS)
  const pseudonyms = subjectPseudonyms(bot.keys, 'replay', subject)
  const tenantId = scope.kind === 'number' ? null : scope.tenantId
  await bot.db.transaction(async (tx) => {
    await noteStoppedAds(tx, { id, pseudonyms, tenantId, at: now, expiresAt })
    await finishPlatformTask(tx, id, now)
  })
}
