import { markOverdue } from '../processors/due-task-store.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/** Staff hear once of each processor that has not answered in time, or has let its day go by. It goes on being asked. */
export async function escalateProcessors(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  const late = await bot.db.transaction(async (tx) => {
    const marked = await markOverdue(tx, now)
    for (const { requestId, name } of marked) await addRequestEvent(tx, requestId, 'processor-overdue', now, name)
    return marked
  })
  for (const { requestId, name } of late) {
    ring(bot, 'processor-overdue', { request: requestId, processor: name }, 'a processor has not confirmed an erasure in time')
  }
}
