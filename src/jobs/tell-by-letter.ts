import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { LetterNews } from '../flows/copy/letter-news.ts'
import { renderLetter } from '../flows/copy/render-letter.ts'
import { keepLetter, queueMail } from '../mail/mail-store.ts'
import { boardFrom } from '../requests/grievance.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { unseal } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'
import { languageOf } from './mail-account.ts'
import { tellCase } from './tell-case.ts'

/**
 * Word of a request to a person who has no chat, in the transaction that makes it true: by mail where an address was given; else the letter lies
 * ready for staff, sealed, and the timeline says that it is due; whoever asked for another person reads it in their own chat, too. `once` makes a
 * second telling impossible.
 */
export async function tellByLetter(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  news: LetterNews,
  now: Date,
): Promise<void> {
  const id = newId()
  const language = languageOf(request.language)
  const forAnother = request.proof === 'papers-seen'
  const times = { reference: request.reference, deadlineAt: request.deadlineAt.getTime() }
  const about = { ...times, boardFrom: boardFrom(now.getTime()), forAnother }
  const letter = {
    ...{ id, what: `request.${news.is}`, language, requestId: request.id, dedupKey: `request ${request.id} ${once}` },
    ...renderLetter(news, about, language),
  }
  if (forAnother) await tellCase({ keys }, tx, request, once, news, now)
  if (request.contactSealed === null) {
    if (await keepLetter(tx, keys, letter, now)) await addRequestEvent(tx, request.id, 'letter-due', now, news.is)
    return
  }
  const mail = { ...letter, to: unseal(keys, 'contact', request.contactSealed) }
  if (await queueMail(tx, keys, mail, now)) await wake(tx, 'send-mail', [id])
}
