import { wake } from '../db/wake.ts'
import { renderRights } from '../flows/copy/render-letter.ts'
import { composeStaffAnswer } from '../mail/answer.ts'
import { closeMailCase, type MailCaseRow, openMailCaseBody } from '../mail/intake-store.ts'
import { queueMail } from '../mail/mail-store.ts'
import { boardFrom } from '../requests/grievance.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { languageOf } from './mail-account.ts'

/**
 * Staff's answer to what came by mail, in the language of the mail, with whom to turn to after it; the case is closed with it. False: it was
 * closed before, or its words and with them the address are gone, and nothing was sent.
 */
export async function answerMailCase(
  { db, keys }: Pick<Bot, 'db' | 'keys'>,
  { id, language: written, sealed }: MailCaseRow,
  words: string,
  now: Date,
): Promise<boolean> {
  if (sealed === null) return false
  const language = languageOf(written)
  const answer = composeStaffAnswer(words, renderRights(boardFrom(now.getTime()), language), language)
  const mail = {
    ...{ id: newId(), to: openMailCaseBody(keys, sealed).from, what: 'case-answer', requestId: null, language },
    ...{ dedupKey: `case ${id} answer`, ...answer },
  }
  return db.transaction(async (tx) => {
    if (!(await closeMailCase(tx, id, now))) return false
    if (await queueMail(tx, keys, mail, now)) await wake(tx, 'send-mail', [mail.id])
    return true
  })
}
