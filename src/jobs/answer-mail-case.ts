import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { renderRights } from '../flows/copy/render-letter.ts'
import { composeStaffAnswer } from '../mail/answer.ts'
import { closeMailCase, type MailCaseRow, mailCaseById, openMailCaseBody } from '../mail/intake-store.ts'
import { queueMail } from '../mail/mail-store.ts'
import { boardFrom } from '../requests/grievance.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { languageOf } from './mail-account.ts'

export type MailCaseAnswered =
  | 'answered'
  /** Nothing was sent: somebody answered it before. */
  | 'closed-before'
  /** Nothing was sent: its sender wrote more since it was read. */
  | 'more-came'
  /** Nothing was sent: its words, and with them the address, are gone. */
  | 'gone'
  /** Nothing was sent: nobody vouches for the sender, so that the address may be anybody's. */
  | 'not-vouched'
  /** Nothing was sent: a machine wrote, and nobody reads there. */
  | 'by-machine'

/**
 * Staff's answer to what came by mail, in the language of the mail, with whom to turn to after it; the case is closed with it. `row` is the case
 * as it was read; `alongside` is done in the same transaction.
 */
export async function answerMailCase(
  { db, keys }: Pick<Bot, 'db' | 'keys'>,
  { id, language: written, sealed, vouched, byMachine }: MailCaseRow,
  words: string,
  now: Date,
  alongside: (tx: BotTx) => Promise<void> = async () => {},
): Promise<MailCaseAnswered> {
  if (sealed === null) return 'gone'
  if (!vouched) return byMachine ? 'by-machine' : 'not-vouched'
  const language = languageOf(written)
  const answer = composeStaffAnswer(words, renderRights(boardFrom(now.getTime()), language), language)
  const mail = {
    ...{ id: newId(), to: openMailCaseBody(keys, sealed).from, what: 'case-answer', requestId: null, language },
    ...{ dedupKey: `case ${id} answer`, ...answer },
  }
  return db.transaction(async (tx) => {
    if (!(await closeMailCase(tx, { id, sealed }, now))) {
      const row = await mailCaseById(tx, id)
      return row?.closedAt === null ? 'more-came' : 'closed-before'
    }
    if (await queueMail(tx, keys, mail, now)) await wake(tx, 'send-mail', [mail.id])
    await alongside(tx)
    return 'answered'
  })
}

/** The case ends without an answer from here: it needs none, or staff have answered another way. */
export async function closeMailCaseUnanswered(
  { db }: Pick<Bot, 'db'>,
  { id, sealed }: MailCaseRow,
  now: Date,
  alongside: (tx: BotTx) => Promise<void> = async () => {},
): Promise<'case-closed' | 'closed-before' | 'more-came' | 'gone'> {
  if (sealed === null) return 'gone'
  return db.transaction(async (tx) => {
    if (await closeMailCase(tx, { id, sealed }, now)) {
      await alongside(tx)
      return 'case-closed'
    }
    const row = await mailCaseById(tx, id)
    return row?.closedAt === null ? 'more-came' : 'closed-before'
  })
}
