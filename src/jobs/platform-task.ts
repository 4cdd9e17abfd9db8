import { holdFloor, stopAds } from '../erasure/freeze-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { noteStoppedAds } from '../erasure/stopped-ads-store.ts'
import { thaw } from '../erasure/thaw-store.ts'
import { finishPlatformTask, nextPlatformTask, type PlatformTask } from '../requests/platform-task-store.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import { isNobody } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { drain } from './drain.ts'
import { noteLostFreeze } from './note-lost-freeze.ts'

const DAY_MS = 86_400_000

/** Does on the platform what this person's conversations promised, in the order in which they did. */
export async function doPlatformTasks(bot: Bot, personId: string): Promise<void> {
  const next = () => nextPlatformTask(bot.db, bot.keys, personId)
  await drain(
    bot,
    'platform-task',
    personId,
    async () => {
      const task = await next()
      if (!task) return false
      await perform(bot, task)
      await finish(bot, task)
      return true
    },
    async () => (await next()) !== undefined,
  )
}

/** Each of these changes nothing when it is done a second time, after a crash. */
async function perform(bot: Bot, { what, conversationId, body }: PlatformTask): Promise<void> {
  if (what === 'release-floor') {
    const { lost } = await thaw(bot.platform, conversationId, bot.catalogue.schema)
    noteLostFreeze(bot, conversationId, lost)
    return
  }
  const { subject, scope } = body
  if (isNobody(subject)) return
  const now = bot.clock.now()
  const { dataMap: map, catalogue } = bot
  const planned = planErasure({ map, catalogue, subject, scope, cutOff: now, now })
  if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
  if (what === 'hold-floor') await holdFloor(bot.platform, { plan: planned.plan, subject, requestId: conversationId })
  else
    await stopAds(bot.platform, {
      plan: planned.plan,
      subject,
      pseudonyms: subjectPseudonyms(bot.keys, 'suppression', subject),
      at: now,
    })
}

/** Done, and where a restore of the platform would undo it, written down by pseudonym for as long as there are backups of before. */
async function finish(bot: Bot, { id, what, body: { subject, scope } }: PlatformTask): Promise<void> {
  const now = bot.clock.now()
  const expiresAt = new Date(now.getTime() + bot.config.backupRetentionDays * DAY_MS)
  const pseudonyms = what === 'stop-ads' ? subjectPseudonyms(bot.keys, 'replay', subject) : []
  const tenantId = scope.kind === 'number' ? null : scope.tenantId
  await bot.db.transaction(async (tx) => {
    await noteStoppedAds(tx, { id, pseudonyms, tenantId, at: now, expiresAt })
    await finishPlatformTask(tx, id, now)
  })
}
