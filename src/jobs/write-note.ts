import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { addNote, isNotedLast, lockReplies } from '../requests/staff-action-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'

/** A form comes twice within this; the same words later are another try's. */
const TWICE_MS = 10 * 60_000

/** A word for colleagues on a request: sealed, and gone 30 days later. A form that came twice is one note. */
export async function writeNote(bot: Bot, request: RequestRow, text: string, by: Actor): Promise<void> {
  const at = bot.clock.now()
  await bot.db.transaction(async (tx) => {
    await lockReplies(tx, request.id)
    if (await isNotedLast(tx, bot.keys, { requestId: request.id, actor: by.id, text, since: new Date(at.getTime() - TWICE_MS) }))
      return
    await addNote(tx, bot.keys, { id: newId(), requestId: request.id, actor: by.id, at, text })
    await addRequestEvent(tx, request.id, 'staff-noted', at)
    await noteStaff(bot, tx, request, by, { action: 'request-note', at })
  })
}
