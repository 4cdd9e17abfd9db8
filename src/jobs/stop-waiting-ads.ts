import { withAdvisoryLock } from '../db/lock.ts'
import { stopWaiting } from '../erasure/freeze-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { lookForWaiting, type WaitingFor } from '../erasure/waiting-ads-store.ts'
import { addRequestEvent, loadRequest } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** A look that takes longer than this is told to staff: a minute later the next one is due. */
const LIMIT_MS = 30_000

/**
 * Every minute: stops what was planned, since they asked for no more offers or to be erased, for people who stand in the suppression list.
 * Safe to run twice and beside itself.
 */
export async function stopWaitingAds(bot: Bot): Promise<void> {
  const { platform, dataMap: map, catalogue, keys } = bot
  const look = { map, catalogue, keys, now: bot.clock.now(), limitMs: LIMIT_MS }
  try {
    const done = await withAdvisoryLock(bot.lockPool, 'stop-ads', 'all', () =>
      lookForWaiting(platform, look, (waiting) => stopFor(bot, waiting)),
    )
    if (!done.ran || done.value.unread === 0) return
    bot.metrics.count('alarms_total', { reason: 'stop-list-unread' })
    bot.log.error(
      { businesses: done.value.unread },
      'whom planned offers are for could not be read in time: see `npm run cli -- datamap check`',
    )
  } catch (error) {
    bot.metrics.count('alarms_total', { reason: 'stop-list-unread' })
    throw error
  }
}

async function stopFor(bot: Bot, { tenantId, subject, pseudonyms }: WaitingFor): Promise<void> {
  const { platform, dataMap: map, catalogue } = bot
  const now = bot.clock.now()
  const planned = planErasure({ map, catalogue, subject, scope: { kind: 'business', tenantId }, cutOff: now, now })
  if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
  const { rows, requests } = await stopWaiting(platform, { plan: planned.plan, subject, pseudonyms, tenantId, at: now })
  if (rows === 0) return
  bot.metrics.count('ads_stopped_total', {}, rows)
  bot.log.info({ tenant: tenantId, rows, requests }, 'offers planned for somebody who is not to get any are stopped')
  // What a freeze names that a restored database does not know has an alarm of its own.
  for (const id of requests)
    if (await loadRequest(bot.db, id)) await addRequestEvent(bot.db, id, 'offers-stopped', now, undefined, rows)
}
