import { isDeepStrictEqual } from 'node:util'
import { inspectMap } from '../erasure/map-check-store.ts'
import { describeError } from '../runtime/log.ts'
import type { Bot } from './bot.ts'

const FRESH_MS = 30_000

/**
 * Compares map and live database again when the last look is older than half a minute: a migration may come while the bot runs. A
 * platform that does not answer leaves things as they were. The catalogue stays the same object while nothing has changed.
 */
export async function refreshMap(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  if (Math.abs(now.getTime() - bot.mapCheckedAt.getTime()) < FRESH_MS) return
  bot.mapCheckedAt = now
  try {
    const { catalogue, findings } = await inspectMap(bot.platform, bot.mapExpects)
    if (!isDeepStrictEqual(catalogue, bot.catalogue)) bot.catalogue = catalogue
    if (isDeepStrictEqual(findings, bot.mapFindings)) return
    bot.mapFindings = findings
    bot.metrics.set('data_map_findings', findings.length)
    if (findings.length > 0) bot.metrics.count('alarms_total', { reason: 'data-map-drift' })
    for (const finding of findings) bot.log.error({ ...finding }, 'the data map does not fit the platform any more')
  } catch (error) {
    bot.log.warn({ error: describeError(error) }, 'the data map could not be compared with the platform')
  }
}
