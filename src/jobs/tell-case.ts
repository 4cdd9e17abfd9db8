import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { isLast, type LetterNews } from '../flows/copy/letter-news.ts'
import { letterWords } from '../flows/copy/render-letter.ts'
import { caseOfRequest } from '../requests/case-store.ts'
import { boardFrom } from '../requests/grievance.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { languageOf } from './mail-account.ts'
import { changedHandsSince } from './still-held.ts'

/**
 * Word of a request that was entered on the papers of a case, into the chat in which that case was opened. Nothing where nobody can be reached there,
 * or the chat may be somebody else's by now: the letter says the same.
 */
export async function tellCase(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  news: LetterNews,
  now: Date,
): Promise<void> {
  const found = await caseOfRequest(tx, request)
  if (!found) return
  const { personId, channelId, openedAt, reference } = found
  if (addressesIn(keys, await bindingsOf(tx, personId)).length === 0) return
  if (await changedHandsSince(tx, personId, openedAt)) return
  const chat = (await conversationsOf(tx, personId)).find((row) => row.channelId === channelId)
  const board = boardFrom(now.getTime())
  const about = { reference: request.reference, deadlineAt: request.deadlineAt.getTime(), boardFrom: board, forAnother: true }
  const text = letterWords(news, about, languageOf(chat?.language ?? request.language))
  await addOwnEvent(tx, keys, {
    dedupKey: `case:${found.id}:${once}`,
    kind: 'staff',
    personId,
    channelId,
    contentType: 'case.answered',
    body: { type: 'case.answered', reference, text, closed: isLast(news) ? true : null, boardFrom: board },
    eventAt: now,
    now,
  })
  await wake(tx, 'handle-event', [personId])
}
