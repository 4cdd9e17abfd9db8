import { type Executed, type Execution, executePlan } from '../erasure/execute.ts'
import { executePastRefusals } from '../erasure/past-refusals-store.ts'
import { countRequestEvent, refusedInARow } from '../requests/request-event-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { REFUSED_MAX } from './put-off.ts'

/**
 * Carries a plan out. What the database refuses is tried again at first, for a deploy may be under way; when it goes on like that, the rest
 * goes all the same, the person hears of it, and staff of each table that refuses. Later passes take that one when it is mended.
 */
export async function carryOutPlan(bot: Bot, execution: Execution): Promise<Executed> {
  const { requestId } = execution
  const isPatient = (await refusedInARow(bot.db, requestId)) < REFUSED_MAX - 1
  if (isPatient) return executePlan(bot.platform, bot.blobs, execution)
  const done = await executePastRefusals(bot.platform, bot.blobs, execution)
  for (const { table, code } of done.refused) {
    // As a timeline takes it, whatever the table is called.
    const detail = `${table.replaceAll(/[^\w.-]/g, '_').slice(0, 100)}:${code}`
    await countRequestEvent(bot.db, { requestId, what: 'table-refuses', detail, at: bot.clock.now() })
    ring(
      bot,
      'table-refuses',
      { request: requestId, table, code },
      'a table lets nothing be erased: look at its triggers, constraints and the rights of the bot’s role; it is tried again by itself',
    )
  }
  return done
}
