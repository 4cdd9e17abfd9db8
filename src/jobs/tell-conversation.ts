import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { MailNews } from '../mail/notice.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { tellByMail } from './tell-by-mail.ts'

type News<E = ConversationEvent> = E extends { type: `erasure.${string}` | 'status.ready' | 'staff.replied' }
  ? Omit<E, 'now'>
  : never

/**
 * Puts word of an erasure into the inbox of whoever asked in a chat, in the transaction that makes it true; `once` makes a second telling impossible.
 * Who asked by letter has no chat and hears by mail.
 */
export async function tellConversation(
  bot: Pick<Bot, 'keys' | 'clock' | 'config'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  news: News,
): Promise<void> {
  const { personId, channelId } = request
  const now = bot.clock.now()
  if (request.source !== null) {
    const mail = mailOf(news)
    if (mail) await tellByMail(bot, tx, request, once, mail, now)
    return
  }
  if (personId === null || channelId === null) return
  await addOwnEvent(tx, bot.keys, {
    dedupKey: `erasure:${request.id}:${once}`,
    kind: 'erasure',
    personId,
    channelId,
    contentType: news.type,
    body: news,
    eventAt: now,
    now,
  })
  await wake(tx, 'handle-event', [personId])
}

/** Nobody is written to because the work begins. */
function mailOf(news: News): MailNews | undefined {
  switch (news.type) {
    case 'erasure.started':
      return undefined
    case 'erasure.finished':
      return {
        is: news.partial ? 'partial' : 'completed',
        proofUrl: news.outcome.proofUrl,
        backupsUntil: news.outcome.backupsUntil,
      }
    case 'erasure.delayed':
      return { is: 'delayed' }
    case 'status.ready':
      return { is: 'taken-back' }
  }
}
