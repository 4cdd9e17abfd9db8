import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { assign } from '../requests/staff-action-store.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'

/** Gives a request to one of the staff to look after, if it is still with `from`; false: a colleague handed it over meanwhile. */
export async function handOver(bot: Bot, request: RequestRow, staffId: string, from: string | null, by: Actor): Promise<boolean> {
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    if (!(await assign(tx, { requestId: request.id, staffId, by: by.id, at: now }, from))) return false
    await addRequestEvent(tx, request.id, 'assigned', now, by.reason)
    await noteStaff(bot, tx, request, by, { action: 'request-assign', at: now, target: staffId })
    return true
  })
}
