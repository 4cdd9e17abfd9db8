import { isDeepStrictEqual } from 'node:util'
import type { Catalogue } from '../erasure/catalogue.ts'
import type { Finding } from '../erasure/finding.ts'
import { inspectMap } from '../erasure/map-check-store.ts'
import { describeError } from '../runtime/log.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

const FRESH_MS = 30_000
/** So long a comparison may fail before nobody can say any more that map and platform fit. */
const UNCOMPARED_MS_MAX = 10 * 60_000

/**
 * Compares map and live database again when the last look is older than half a minute: a migration may come while the bot runs. A
 * platform that does not answer leaves things as they were; what its catalogue alone shows counts, also where trying values out fails. The
 * catalogue stays the same object while nothing has changed.
 */
export async function refreshMap(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  if (Math.abs(now.getTime() - bot.mapCheckedAt.getTime()) < FRESH_MS) return
  bot.mapCheckedAt = now
  let shown: readonly Finding[] | undefined
  const seen = (catalogue: Catalogue, findings: readonly Finding[]) => {
    if (!isDeepStrictEqual(catalogue, bot.catalogue)) bot.catalogue = catalogue
    shown = findings
  }
  try {
    const { findings } = await inspectMap(bot.platform, bot.mapExpects, undefined, seen)
    bot.mapComparedAt = now
    take(bot, findings)
  } catch (error) {
    bot.log.warn({ error: describeError(error) }, 'the data map could not be compared with the platform')
    if (!shown) return
    const isLate = now.getTime() - bot.mapComparedAt.getTime() > UNCOMPARED_MS_MAX
    const late: Finding[] = isLate ? [{ table: bot.mapExpects.schema, is: 'not-compared' }] : []
    take(bot, withNew(bot.mapFindings, [...shown, ...late]))
  }
}

function withNew(known: readonly Finding[], more: readonly Finding[]): Finding[] {
  return [...known, ...more.filter((each) => !known.some((one) => isDeepStrictEqual(one, each)))]
}

function take(bot: Bot, findings: readonly Finding[]): void {
  if (isDeepStrictEqual(findings, bot.mapFindings)) return
  bot.mapFindings = findings
  bot.metrics.set('data_map_findings', findings.length)
  if (findings.length > 0)
    ring(
      bot,
      'data-map-drift',
      { findings: findings.length },
      'the data map does not fit the platform any more: look at `datamap check`',
    )
  for (const finding of findings) bot.log.error({ ...finding }, 'the data map does not fit the platform any more')
}
