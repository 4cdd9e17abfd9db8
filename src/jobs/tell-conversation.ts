import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'

type News<E = ConversationEvent> = E extends { type: `erasure.${string}` | 'status.ready' | 'staff.replied' }
  ? Omit<E, 'now'>
  : never

/** Puts word of an erasure into the inbox of whoever asked in a chat, in the transaction that makes it true; `once` makes a second telling impossible. */
export async function tellConversation(
  bot: Pick<Bot, 'keys' | 'clock'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  news: News,
): Promise<void> {
  const { personId, channelId } = request
  if (personId === null || channelId === null) return
  const now = bot.clock.now()
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
