import type { Alarm } from './alarms.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

export interface Bell {
  metrics: Pick<Metrics, 'alarm'>
  log: Pick<Log, 'error'>
}

/** The command line counts nothing: what it has to tell it prints. */
export type BellIfAny = Bell | { metrics?: undefined }

/**
 * Calls a human: one count on /metrics, and one line in the log with what it is about, by which whoever is called finds its page. Ids, codes and
 * names of tables alone. `times`: of so many things at once.
 */
export function ring(
  { metrics, log }: Bell,
  alarm: Alarm,
  about: Readonly<Record<string, unknown>>,
  words: string,
  times = 1,
): void {
  metrics.alarm(alarm, times)
  log.error({ alarm, ...about }, words)
}
