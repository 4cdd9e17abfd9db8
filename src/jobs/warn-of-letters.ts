import { KEEP_TEXT_DAYS } from '../db/expiry.ts'
import { letterWarning, POST_WITHIN_MS } from '../mail/letter-due.ts'
import { noteLetterWarned, unpostedBefore } from '../mail/post-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

const AT_MOST = 1_000
const KEPT_MS = KEEP_TEXT_DAYS * 86_400_000

/** Whoever asked by letter and gave no mail address hears nothing until staff post it: staff hear of what lies. */
export async function warnOfLetters(bot: Bot, now: Date): Promise<void> {
  for (const letter of await unpostedBefore(bot.db, new Date(now.getTime() - POST_WITHIN_MS), AT_MOST)) {
    const { id, requestId, createdAt, warnedAt } = letter
    const times = { readyAt: createdAt.getTime(), wordsUntil: createdAt.getTime() + KEPT_MS }
    const reason = letterWarning(times, warnedAt?.getTime() ?? null, now.getTime())
    if (reason === undefined || !(await noteLetterWarned(bot.db, letter, now))) continue
    ring(bot, reason, { mail: id, request: requestId }, 'a letter lies unposted: see “Letters to post” in the console')
  }
}
