import type { BotTx } from '../db/client.ts'
import type { Papers } from '../mail/answer.ts'
import { addDocuments } from '../mail/document-store.ts'
import { type MailCaseAbout, openMailCase } from '../mail/intake-store.ts'
import { namesCase, type ReadDocuments, readDocuments } from '../mail/reading/documents.ts'
import type { IncomingMail } from '../mail/reading/read-mime.ts'
import { answerByOf } from '../requests/deadline.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { type ReadWish, wishOfMail } from './wish-of-mail.ts'

/** A mail as far as it is read: what it wants, and the papers of a case that came with it. */
export interface ReadMail {
  read: ReadWish
  documents: ReadDocuments | undefined
}

/**
 * Papers that somebody was asked for in the chat: the case's number stands in the subject. They alone are kept, and for staff, whatever else the
 * mail says: "delete the data of this number" is what whoever sends them writes. A complaint stays one, with its own clock.
 */
export async function readWithPapers(mail: IncomingMail, bytes: Uint8Array): Promise<ReadMail> {
  const read = wishOfMail(mail)
  if (!namesCase(mail) || !mail.hasAttachments) return { read, documents: undefined }
  const wish = read.wish === 'complain' ? read.wish : 'somebody-else'
  return { read: { ...read, wish }, documents: await readDocuments(bytes) }
}

const ABOUT: Partial<Record<ReadWish['wish'], MailCaseAbout>> = {
  person: 'person',
  complain: 'complain',
  'somebody-else': 'somebody-else',
  // Whoever asked by letter and has no WhatsApp has no other way back: staff look, and enter it (`request undo`).
  keep: 'person',
}
/** What is to stay may be erased soon: it is looked at before anything else. */
const KEEP_MS = 86_400_000

/** Whether staff must see it. Of a machine's mails those that say it plainly, for advertisements speak of friends and of customer care, too. */
export function isForStaff({ read, documents }: ReadMail, byMachine = false): boolean {
  return ABOUT[read.wish] !== undefined && (!byMachine || read.isPlain || documents !== undefined)
}

/** Of senders who are vouched for: so many cases are opened in a day, and so many bytes of papers kept. Whoever comes after is told, and so are staff. */
export const CASES_A_DAY = 200
/** So many more where something is to be kept: what is erased meanwhile does not come back. */
const KEEPS_A_DAY = 50
export const BYTES_A_DAY = 200 * 1024 * 1024

interface SentBy {
  from: string
  vouched: boolean
  byMachine: boolean
  /** It came before, and its words were kept. */
  isKnown: boolean
  now: Date
}

export interface OpenedCase {
  answerBy: Date
  papers: Papers | undefined
}

/** Opens the case that a mail is, or adds to it, with its papers. Undefined: nobody of staff need see it. */
export async function openCaseOfMail(
  bot: Pick<Bot, 'keys' | 'config' | 'metrics' | 'log'>,
  tx: BotTx,
  mail: IncomingMail,
  { read, documents }: ReadMail,
  { from, vouched, byMachine, isKnown, now }: SentBy,
): Promise<OpenedCase | 'no-room' | undefined> {
  const { keys, config } = bot
  const { wish, language } = read
  const about = ABOUT[wish]
  if (about === undefined) return undefined
  const asked = answerByOf(about === 'complain' ? 'complaint' : about, now.getTime(), config.grievanceDays)
  const answerBy = new Date(wish === 'keep' ? now.getTime() + KEEP_MS : asked)
  const body = { from, subject: mail.subject, text: mail.text }
  const added = {
    id: newId(),
    about,
    language,
    body,
    answerBy,
    vouched,
    byMachine,
    isKnown,
    aDay: wish === 'keep' ? CASES_A_DAY + KEEPS_A_DAY : CASES_A_DAY,
  }
  const opened = await openMailCase(tx, keys, added, now)
  const mailCase = opened?.id
  if (wish === 'keep' && !isKnown) ring(bot, 'keep-by-mail', { mailCase }, 'somebody writes by mail that their data shall stay')
  if (!opened) {
    ring(bot, 'mail-cases-full', {}, 'the day’s room for new mail cases is used up')
    return 'no-room'
  }
  if (!documents) return { answerBy: opened.answerBy, papers: undefined }
  const { kept, left } = documents
  const where = { caseId: opened.id, vouched, bytesADay: BYTES_A_DAY }
  const put = await addDocuments(tx, keys, where, kept, now)
  if (put === 'no-room') ring(bot, 'mail-papers-full', { mailCase }, 'the day’s room for papers is used up')
  const papers = put === 'no-room' ? put : left > 0 || put < kept.length || put === 0 ? 'some-left' : 'kept'
  return { answerBy: opened.answerBy, papers }
}
