import { unpostedPapers } from '../mail/post-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { postLetter } from './post-letter.ts'
import type { Actor } from './staff.ts'

const AT_ONCE = 500

/**
 * One of staff says of all letters from before a moment that they were posted, and nobody noted it: each leaves the list with lines of its
 * own, so that what a crash cuts short is whole as far as it went. How many were noted.
 */
export async function postLettersBefore(bot: Bot, before: Date, by: Actor): Promise<number> {
  let noted = 0
  for (const { id, requestId } of await unpostedPapers(bot.db, before, AT_ONCE)) {
    const request = requestId === null ? undefined : await loadRequest(bot.db, requestId)
    if (request && (await postLetter(bot, request, id, by)) === 'posted') noted += 1
  }
  return noted
}
