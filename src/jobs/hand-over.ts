import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { assign } from '../requests/staff-action-store.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'

/** Gives a request to one of the staff to look after. */
export async function handOver(bot: Bot, request: RequestRow, staffId: string, by: Actor): Promise<void> {
  const now = bot.clock.now()
  await bot.db.transaction(async (tx) => {
    await assign(tx, { requestId: request.id, staffId, by: by.id, at: now })
    await addRequestEvent(tx, request.id, 'assigned', now, by.reason)
    await noteStaff(bot, tx, request, by, { action: 'request-assign', at: now })
  })
}
