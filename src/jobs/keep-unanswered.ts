import { countNoted, notedAs, noteMail, PAPERS_LEFT, unnoteMail } from '../mail/intake-store.ts'
import type { IncomingMail } from '../mail/reading/read-mime.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { isForStaff, openCaseOfMail, type ReadMail } from './case-of-mail.ts'

const DAY_MS = 86_400_000

/** Why nobody is answered, though somebody wrote. */
export type Unspoken = 'not-vouched' | 'automatic'

/** How each is noted and counted, and of which so many are kept in a day: whoever calls themselves by many names fills no disk. */
const KINDS = {
  'not-vouched': { noted: 'unvouched', kept: 'case-not-vouched', aDay: 30, alarm: 'unvouched-mails' },
  automatic: { noted: 'machine', kept: 'case-by-machine', aDay: 30, alarm: 'machine-mails' },
} as const
export const unspokenADay = (by: Unspoken) => KINDS[by].aDay

/**
 * Nobody is answered whose domain does not vouch for them, nor any machine. What staff must see reaches them all the same, marked, and so many a
 * day. It is noted by itself: posted again with a better verdict, the mail is taken then.
 */
export async function keepUnanswered(
  bot: Bot,
  mail: IncomingMail,
  { read, from, by, what, now }: { read: ReadMail; from: string; by: Unspoken; what: string; now: Date },
): Promise<Unspoken | 'repeated' | (typeof KINDS)[Unspoken]['kept']> {
  const byMachine = by === 'automatic'
  if (!isForStaff(read, byMachine)) return by
  const { noted, kept, aDay, alarm } = KINDS[by]
  return bot.db.transaction(async (tx) => {
    if ((await countNoted(tx, noted, new Date(now.getTime() - DAY_MS))) >= aDay) {
      ring(bot, alarm, {}, 'a mail that staff should see was left, for there were too many of its kind today')
      return by
    }
    const name = `${noted} ${what}`
    const before = await noteMail(tx, bot.keys, { what: name, wish: notedAs(noted, read.read.wish) }, now)
    if (before === 'known') return 'repeated'
    const isKnown = before === 'papers-left'
    const opened = await openCaseOfMail(bot, tx, mail, read, { from, vouched: false, byMachine, isKnown, now })
    // It counts all the same: so many a day.
    if (typeof opened === 'object' && opened.papers === 'no-room')
      await unnoteMail(tx, bot.keys, name, notedAs(noted, PAPERS_LEFT))
    return kept
  })
}
