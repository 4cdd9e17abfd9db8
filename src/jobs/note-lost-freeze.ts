import type { Bot } from './bot.ts'

/** Staff hear of what a freeze had stopped in these tables, and what goes on being stopped. */
export function noteLostFreeze({ metrics, log }: Pick<Bot, 'metrics' | 'log'>, request: string, lost: readonly string[]): void {
  if (lost.length === 0) return
  metrics.count('alarms_total', { reason: 'freeze-not-restored' })
  log.error(
    { request, tables: lost },
    'what a freeze had stopped could not be restored: a migration has renamed or changed it (tell `retention rename` today’s names), a trigger kept it, or other rows have its key (`datamap check`)',
  )
}
