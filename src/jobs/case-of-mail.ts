import type { BotTx } from '../db/client.ts'
import type { Papers } from '../mail/answer.ts'
import { addDocuments } from '../mail/document-store.ts'
import { type MailCaseAbout, openMailCase } from '../mail/intake-store.ts'
import { namesCase, type ReadDocuments, readDocuments } from '../mail/reading/documents.ts'
import type { IncomingMail } from '../mail/reading/read-mime.ts'
import { answerByOf } from '../requests/deadline.ts'
import { newId } from '../runtime/ids.ts'
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
}

/** Whether staff must see it. */
export function isForStaff({ wish }: ReadWish): boolean {
  return ABOUT[wish] !== undefined
}

export interface OpenedCase {
  answerBy: Date
  papers: Papers | undefined
}

/** Opens the case that a mail is, or adds to it, with its papers. Undefined: nobody of staff need see it. */
export async function openCaseOfMail(
  { keys, config }: Pick<Bot, 'keys' | 'config'>,
  tx: BotTx,
  mail: IncomingMail,
  { read, documents }: ReadMail,
  { from, vouched, now }: { from: string; vouched: boolean; now: Date },
): Promise<OpenedCase | undefined> {
  const { wish, language } = read
  const about = ABOUT[wish]
  if (about === undefined) return undefined
  const answerBy = new Date(answerByOf(about === 'complain' ? 'complaint' : about, now.getTime(), config.grievanceDays))
  const body = { from, subject: mail.subject, text: mail.text }
  const opened = await openMailCase(tx, keys, { id: newId(), about, language, body, answerBy, vouched }, now)
  if (!documents) return { answerBy: opened.answerBy, papers: undefined }
  const { kept, left } = documents
  const added = await addDocuments(tx, keys, opened.id, kept, now)
  return { answerBy: opened.answerBy, papers: left > 0 || added < kept.length || added === 0 ? 'some-left' : 'kept' }
}
