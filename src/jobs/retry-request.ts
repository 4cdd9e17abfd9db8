import { wake } from '../db/wake.ts'
import { addRequestEvent, hurry, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'

/**
 * What waits for its next attempt is tried now. Never before its undo window is over: a scheduled request is only looked at again.
 * False: there is nothing to try again.
 */
export async function retryRequest(bot: Bot, request: RequestRow, by: Actor): Promise<boolean> {
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    const isOverdue = request.state === 'scheduled' && request.eraseAt !== null && request.eraseAt <= now
    const done = await hurry(tx, request.id, isOverdue ? ['scheduled'] : ['partial', 'running'], now)
    if (!done) return false
    await addRequestEvent(tx, request.id, 'retried', now, by.reason)
    await noteStaff(bot, tx, request, by, { action: 'request-retry', at: now })
    await wake(tx, 'run-request', [request.id])
    return true
  })
}
