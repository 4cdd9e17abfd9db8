import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { composeAnswer, type Papers } from '../mail/answer.ts'
import { countMail, noteMail, PAPERS_LEFT, unnoteMail } from '../mail/intake-store.ts'
import { queueMail } from '../mail/mail-store.ts'
import { type IncomingMail, readMime, valuesOf } from '../mail/reading/read-mime.ts'
import { judgeSender, type Unanswered } from '../mail/reading/sender.ts'
import { newId } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { mailboxOf } from '../subject/email.ts'
import type { Bot } from './bot.ts'
import { openCaseOfMail, readWithPapers } from './case-of-mail.ts'
import { keepUnanswered } from './keep-unanswered.ts'
import type { ReadWish } from './wish-of-mail.ts'

export type MailOutcome =
  | 'answered'
  | 'case'
  | 'answered-today'
  | 'repeated'
  | 'unreadable'
  /** Staff were to see it, and had more than a day's of such mails: its sender was told to write again. */
  | 'no-room'
  | 'case-not-vouched'
  | 'case-by-machine'
  | Unanswered

/**
 * Takes one mail from outside: reads it, and answers it once where its sender's domain vouches for them. It looks up nobody, opens no request and
 * writes to no number; what staff must see is kept sealed, all else is forgotten. Posted again, it changes nothing, but where it was not
 * kept for want of room.
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
  if (sender.address === undefined) return sender.is
  const { address } = sender
  const what = `${mail.from ?? ''}\n${messageIdOf(mail) ?? sha256Hex(Buffer.from(bytes))}`
  const whole = await readWithPapers(mail, bytes)
  if (sender.is !== 'person') return keepUnanswered(bot, mail, { read: whole, from: address, by: sender.is, what, now })
  const { read } = whole
  return db.transaction(async (tx) => {
    const noted = await noteMail(tx, keys, { what, wish: read.wish }, now)
    if (noted === 'known') return 'repeated'
    const by = { from: address, vouched: true, byMachine: false, isKnown: noted === 'papers-left', now }
    const opened = await openCaseOfMail(bot, tx, mail, whole, by)
    const isFull = opened === 'no-room'
    const { answerBy, papers } = isFull || opened === undefined ? {} : opened
    // Its sender is told to send it again, and many a mail program sends the very same.
    if (isFull) await unnoteMail(tx, keys, what)
    else if (papers === 'no-room') await unnoteMail(tx, keys, what, PAPERS_LEFT)
    const isFirst = await answer(bot, tx, { mail, address, read, isFull, answerBy, papers, now })
    if (isFull) return 'no-room'
    if (!isFirst) return 'answered-today'
    return opened === undefined ? 'answered' : 'case'
  })
}

interface Answer {
  mail: IncomingMail
  address: string
  read: ReadWish
  /** Staff have no room for it today. */
  isFull: boolean
  answerBy: Date | undefined
  papers: Papers | undefined
  now: Date
}

/** One answer a day and mailbox; that a mail was not kept is said beside it, once a day. False: it had its own today. */
async function answer(bot: Bot, tx: BotTx, { mail, address, read, isFull, answerBy, papers, now }: Answer): Promise<boolean> {
  const dedicated = bot.channels.all().find(({ mode, stoppedAt }) => mode === 'dedicated' && stoppedAt === null)
  const { language, wish, beside, numbers } = read
  const { hasAttachments } = mail
  const composed = composeAnswer({
    wish,
    beside,
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
      dedupKey: `answer ${isFull || papers === 'no-room' ? 'no-room ' : ''}${istDay(now)} ${mailboxOf(address)}`,
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
    },
    now,
  )
  if (queued) await wake(tx, 'send-mail', [id])
  return queued
}

function messageIdOf(mail: IncomingMail): string | undefined {
  const [id, ...others] = valuesOf(mail, 'message-id').map((value) => value.trim())
  return id !== undefined && others.length === 0 && /^<[!-;=?-~]{1,250}>$/.test(id) ? id : undefined
}
