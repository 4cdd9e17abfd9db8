import { stopAds } from '../erasure/freeze-store.ts'
import { planErasure } from '../erasure/plan.ts'
import type { ReplayEntry } from '../erasure/replay-list.ts'
import type { FoundAgain } from '../erasure/replay-scan-store.ts'
import { scopeOf } from '../requests/request-store.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import type { ReplayBot } from './replay-subject.ts'

/** Tells a restored platform again who asked for no more offers, wherever they are found in it. Safe to run twice. */
export async function stopAdsAgain(
  bot: ReplayBot,
  stops: readonly ReplayEntry[],
  found: FoundAgain,
): Promise<{ stopped: number; failed: number }> {
  const { dataMap: map, catalogue, platform, keys } = bot
  const sums = { stopped: 0, failed: 0 }
  for (const stop of new Map(stops.map((each) => [each.requestId, each])).values()) {
    const subject = found.get(stop.requestId)
    if (!subject) continue
    try {
      // Written by the job that did it first: a number everywhere, or at one business.
      const scope = scopeOf(stop as Parameters<typeof scopeOf>[0])
      const planned = planErasure({ map, catalogue, subject, scope, cutOff: stop.cutOff, now: bot.clock.now() })
      if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
      const pseudonyms = subjectPseudonyms(keys, 'suppression', subject)
      await stopAds(platform, { plan: planned.plan, subject, pseudonyms, at: stop.cutOff, isOver: true })
      sums.stopped += 1
    } catch (error) {
      sums.failed += 1
      bot.log.error({ task: stop.requestId, error }, 'offers could not be stopped again')
    }
  }
  return sums
}
