import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { languages } from '../flows/language.ts'
import { queueMail } from '../mail/mail-store.ts'
import { composeNotice, type MailNews } from '../mail/notice.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { unseal } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'

/**
 * Word of a request to a person who has no chat, in the transaction that makes it true: by mail where an address was given; else the timeline says
 * that a letter is due, which staff write. `once` makes a second telling impossible.
 */
export async function tellByMail(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  news: MailNews,
  now: Date,
): Promise<void> {
  if (request.contactSealed === null) return addRequestEvent(tx, request.id, 'letter-due', now, news.is)
  const id = newId()
  const language = languages.find((known) => known === request.language) ?? 'en'
  const mail = {
    ...{ id, to: unseal(keys, 'contact', request.contactSealed), what: `request.${news.is}`, language },
    ...composeNotice(news, { reference: request.reference, deadlineAt: request.deadlineAt }, language),
    requestId: request.id,
    dedupKey: `request ${request.id} ${once}`,
  }
  if (await queueMail(tx, keys, mail, now)) await wake(tx, 'send-mail', [id])
}
