import { countWaiting } from '../db/waiting.ts'
import type { Bot } from './bot.ts'

/** Reads what the gauges show, when somebody asks for the metrics. A database that is down leaves them as they were. */
export async function measure(bot: Bot): Promise<void> {
  const waiting = await countWaiting(bot.db).catch(() => undefined)
  if (!waiting) return
  bot.metrics.set('inbox_waiting', waiting.inbox)
  bot.metrics.set('outbox_waiting', waiting.outbox)
  bot.metrics.set('dead_letters', waiting.deadLetters)
  for (const [state, count] of Object.entries(waiting.requests)) bot.metrics.set('requests_open', count, { state })
  for (const [about, count] of Object.entries(waiting.cases)) bot.metrics.set('cases_open', count, { about })
  bot.metrics.set('data_map_findings', bot.mapFindings.length)
}
