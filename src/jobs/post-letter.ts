import { markPosted } from '../mail/post-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'

/** One of staff has posted a letter: it leaves the list of those that wait. 'posted-before': a colleague was quicker. */
export async function postLetter(bot: Bot, request: RequestRow, letter: string, by: Actor): Promise<'posted' | 'posted-before'> {
  const at = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    const posted = await markPosted(tx, request.id, letter, at)
    if (!posted) return 'posted-before'
    await addRequestEvent(tx, request.id, 'letter-posted', at, posted.what.replace('request.', ''))
    await noteStaff(bot, tx, request, by, { action: 'post-letter', at, target: letter })
    return 'posted'
  })
}
