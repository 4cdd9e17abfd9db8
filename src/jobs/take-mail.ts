import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { composeAnswer } from '../mail/answer.ts'
import { type MailCaseAbout, noteMail, openMailCase } from '../mail/intake-store.ts'
import { queueMail } from '../mail/mail-store.ts'
import { type IncomingMail, readMime, valuesOf } from '../mail/reading/read-mime.ts'
import { judgeSender, type Unanswered } from '../mail/reading/sender.ts'
import { answerByOf } from '../requests/deadline.ts'
import { newId } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { domainOf } from '../subject/email.ts'
import type { Bot } from './bot.ts'
import { type ReadWish, wishOfMail } from './wish-of-mail.ts'

export type MailOutcome = 'answered' | 'case' | 'answered-today' | 'repeated' | 'unreadable' | Unanswered

/**
 * Takes one mail from outside: reads it, and answers it once where its sender's domain vouches for them. It looks up nobody, opens no request and
 * writes to no number; what staff must see is kept sealed, all else is forgotten. Posted again, it changes nothing.
 */
export async function takeMail(bot: Bot, bytes: Uint8Array): Promise<MailOutcome> {
  const mail = await readMime(bytes)
  const outcome = mail === undefined ? 'unreadable' : await take(bot, mail, bytes)
  bot.metrics.count('mails_received_total', { outcome })
  bot.log.debug({ outcome }, 'a mail came in')
  return outcome
}

async function take(bot: Bot, mail: IncomingMail, bytes: Uint8Array): Promise<MailOutcome> {
  const { config, db, keys, clock } = bot
  const now = clock.now()
  const sender = judgeSender(mail, { authservId: config.intake.authservId, ownAddress: config.mail.from.address })
  // Not even noted: a mail that is posted again with a better verdict is taken then.
  if (sender.is !== 'person') return sender.is
  const { address } = sender
  const read = wishOfMail(mail)
  return db.transaction(async (tx) => {
    const what = `${mail.from ?? ''}\n${messageIdOf(mail) ?? sha256Hex(Buffer.from(bytes))}`
    if (!(await noteMail(tx, keys, { what, wish: read.wish }, now))) return 'repeated'
    const answerBy = await caseFor(bot, tx, mail, address, read, now)
    const isFirst = await answer(bot, tx, { mail, address, read, answerBy, now })
    if (!isFirst) return 'answered-today'
    return answerBy === undefined ? 'answered' : 'case'
  })
}

const ABOUT: Partial<Record<ReadWish['wish'], MailCaseAbout>> = {
  person: 'person',
  complain: 'complain',
  'somebody-else': 'somebody-else',
}

async function caseFor(
  { keys, config }: Bot,
  tx: BotTx,
  mail: IncomingMail,
  from: string,
  { wish, language }: ReadWish,
  now: Date,
): Promise<Date | undefined> {
  const about = ABOUT[wish]
  if (about === undefined) return undefined
  const answerBy = new Date(answerByOf(about === 'complain' ? 'complaint' : about, now.getTime(), config.grievanceDays))
  const body = { from, subject: mail.subject, text: mail.text }
  return openMailCase(tx, keys, { id: newId(), about, language, body, answerBy }, now)
}

interface Answer {
  mail: IncomingMail
  address: string
  read: ReadWish
  answerBy: Date | undefined
  now: Date
}

/** One answer a day and mailbox. False: it had its own today. */
async function answer(bot: Bot, tx: BotTx, { mail, address, read, answerBy, now }: Answer): Promise<boolean> {
  const dedicated = bot.channels.all().find(({ mode, stoppedAt }) => mode === 'dedicated' && stoppedAt === null)
  const { language, wish, numbers } = read
  const { hasAttachments } = mail
  const composed = composeAnswer({
    wish,
    language,
    numbers,
    hasAttachments,
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
