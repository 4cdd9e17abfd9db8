import { holdFloor, stopAds } from '../erasure/freeze-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { thaw } from '../erasure/thaw-store.ts'
import { finishPlatformTask, nextPlatformTask, type PlatformTask } from '../requests/platform-task-store.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import { isNobody } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { drain } from './drain.ts'

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
      await finishPlatformTask(bot.db, task.id, bot.clock.now())
      return true
    },
    async () => (await next()) !== undefined,
  )
}

/** Each of these changes nothing when it is done a second time, after a crash. */
async function perform(bot: Bot, { what, conversationId, body }: PlatformTask): Promise<void> {
  if (what === 'release-floor') {
    await thaw(bot.platform, conversationId, bot.catalogue.schema)
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
