import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { composeAnswer, type Papers } from '../mail/answer.ts'
import { addDocuments } from '../mail/document-store.ts'
import { type MailCaseAbout, noteMail, openMailCase } from '../mail/intake-store.ts'
import { queueMail } from '../mail/mail-store.ts'
import { namesCase, type ReadDocuments, readDocuments } from '../mail/reading/documents.ts'
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
  const { read, documents } = await withPapers(mail, bytes, wishOfMail(mail))
  return db.transaction(async (tx) => {
    const what = `${mail.from ?? ''}\n${messageIdOf(mail) ?? sha256Hex(Buffer.from(bytes))}`
    if (!(await noteMail(tx, keys, { what, wish: read.wish }, now))) return 'repeated'
    const opened = await caseFor(bot, tx, mail, address, read, now)
    const papers = opened && documents ? await keepPapers(bot, tx, opened.id, documents, now) : undefined
    const answerBy = opened?.answerBy
    const isFirst = await answer(bot, tx, { mail, address, read, answerBy, papers, now })
    if (!isFirst) return 'answered-today'
    return answerBy === undefined ? 'answered' : 'case'
  })
}

/** Wishes beside which papers for a case may come. */
const WITH_PAPERS: readonly ReadWish['wish'][] = ['somebody-else', 'person', 'unclear']

/** Papers that somebody was asked for in the chat: the case's number stands in the subject. They alone are kept, and for staff. */
async function withPapers(
  mail: IncomingMail,
  bytes: Uint8Array,
  read: ReadWish,
): Promise<{ read: ReadWish; documents: ReadDocuments | undefined }> {
  const areSent = namesCase(mail) && mail.hasAttachments && WITH_PAPERS.includes(read.wish)
  if (!areSent) return { read, documents: undefined }
  return { read: { ...read, wish: 'somebody-else' }, documents: await readDocuments(bytes) }
}

async function keepPapers({ keys }: Bot, tx: BotTx, caseId: string, { kept, left }: ReadDocuments, now: Date): Promise<Papers> {
  const added = await addDocuments(tx, keys, caseId, kept, now)
  return left > 0 || added < kept.length || added === 0 ? 'some-left' : 'kept'
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
): Promise<{ id: string; answerBy: Date } | undefined> {
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
