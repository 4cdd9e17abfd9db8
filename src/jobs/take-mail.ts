import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { composeAnswer, type Papers } from '../mail/answer.ts'
import { countMail, countUnvouched, noteMail, unvouchedWish } from '../mail/intake-store.ts'
import { queueMail } from '../mail/mail-store.ts'
import { type IncomingMail, readMime, valuesOf } from '../mail/reading/read-mime.ts'
import { judgeSender, type Unanswered } from '../mail/reading/sender.ts'
import { newId } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { domainOf } from '../subject/email.ts'
import type { Bot } from './bot.ts'
import { isForStaff, openCaseOfMail, type ReadMail, readWithPapers } from './case-of-mail.ts'
import type { ReadWish } from './wish-of-mail.ts'

export type MailOutcome = 'answered' | 'case' | 'case-not-vouched' | 'answered-today' | 'repeated' | 'unreadable' | Unanswered

const DAY_MS = 86_400_000
/** Of mails whose senders nobody vouches for so many are kept in a day: whoever calls themselves by many names fills no disk. */
export const UNVOUCHED_A_DAY = 30

/**
 * Takes one mail from outside: reads it, and answers it once where its sender's domain vouches for them. It looks up nobody, opens no request and
 * writes to no number; what staff must see is kept sealed, all else is forgotten. Posted again, it changes nothing.
 */
export async function takeMail(bot: Bot, bytes: Uint8Array): Promise<MailOutcome> {
  const mail = await readMime(bytes)
  const outcome = mail === undefined ? 'unreadable' : await take(bot, mail, bytes)
  bot.metrics.count('mails_received_total', { outcome })
  await countMail(bot.db, outcome, bot.clock.now())
  bot.log.debug({ outcome }, 'a mail came in')
  return outcome
}

async function take(bot: Bot, mail: IncomingMail, bytes: Uint8Array): Promise<MailOutcome> {
  const { config, db, keys, clock } = bot
  const now = clock.now()
  const sender = judgeSender(mail, { authservId: config.intake.authservId, ownAddress: config.mail.from.address })
  const what = `${mail.from ?? ''}\n${messageIdOf(mail) ?? sha256Hex(Buffer.from(bytes))}`
  if (sender.is === 'not-vouched' && sender.address !== undefined)
    return takeUnvouched(bot, mail, { read: await readWithPapers(mail, bytes), from: sender.address, what, now })
  if (sender.is !== 'person') return sender.is
  const { address } = sender
  const whole = await readWithPapers(mail, bytes)
  const { read } = whole
  return db.transaction(async (tx) => {
    if (!(await noteMail(tx, keys, { what, wish: read.wish }, now))) return 'repeated'
    const opened = await openCaseOfMail(bot, tx, mail, whole, { from: address, vouched: true, now })
    const isFirst = await answer(bot, tx, { mail, address, read, answerBy: opened?.answerBy, papers: opened?.papers, now })
    if (!isFirst) return 'answered-today'
    return opened === undefined ? 'answered' : 'case'
  })
}

/**
 * Nobody is answered whose domain does not vouch for them. What staff must see reaches them all the same, marked, and so many a day. It is noted by
 * itself: posted again with a better verdict, the mail is taken then.
 */
async function takeUnvouched(
  bot: Bot,
  mail: IncomingMail,
  { read, from, what, now }: { read: ReadMail; from: string; what: string; now: Date },
): Promise<MailOutcome> {
  if (!isForStaff(read.read)) return 'not-vouched'
  return bot.db.transaction(async (tx) => {
    if ((await countUnvouched(tx, new Date(now.getTime() - DAY_MS))) >= UNVOUCHED_A_DAY) {
      bot.metrics.count('alarms_total', { reason: 'unvouched-mails' })
      return 'not-vouched'
    }
    const noted = { what: `unvouched ${what}`, wish: unvouchedWish(read.read.wish) }
    if (!(await noteMail(tx, bot.keys, noted, now))) return 'repeated'
    await openCaseOfMail(bot, tx, mail, read, { from, vouched: false, now })
    return 'case-not-vouched'
  })
}

interface Answer {
  mail: IncomingMail
  address: string
  read: ReadWish
  answerBy: Date | undefined
  papers: Papers | undefined
  now: Date
}

/** One answer a day and mailbox. False: it had its own today. */
async function answer(bot: Bot, tx: BotTx, { mail, address, read, answerBy, papers, now }: Answer): Promise<boolean> {
  const dedicated = bot.channels.all().find(({ mode, stoppedAt }) => mode === 'dedicated' && stoppedAt === null)
  const { language, wish, numbers } = read
  const { hasAttachments } = mail
  const composed = composeAnswer({
    wish,
    language,
    numbers,
    papers: papers ?? (hasAttachments ? 'closed' : undefined),
    chatNumber: dedicated?.displayNumber || undefined,
    answerBy,
  })
  const id = newId()
  const inReplyTo = messageIdOf(mail)
  const queued = await queueMail(
    tx,
    bot.keys,
    {
      ...{ id, to: address, what: `answer.${wish}`, language, ...composed, requestId: null },
      dedupKey: `answer ${istDay(now)} ${mailboxOf(address)}`,
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
    },
    now,
  )
  if (queued) await wake(tx, 'send-mail', [id])
  return queued
}

/** `a+anything@b` is the mailbox of `a@b`. */
function mailboxOf(address: string): string {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase()
  return `${local.replace(/\+.*$/, '') || local}@${domainOf(address)}`
}

function messageIdOf(mail: IncomingMail): string | undefined {
  const [id, ...others] = valuesOf(mail, 'message-id').map((value) => value.trim())
  return id !== undefined && others.length === 0 && /^<[!-;=?-~]{1,250}>$/.test(id) ? id : undefined
}
