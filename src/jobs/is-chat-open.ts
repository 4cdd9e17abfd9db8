import type { BotDb, BotTx } from '../db/client.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { isWindowClosed } from '../outbox/window.ts'
import type { RequestRow } from '../requests/request-store.ts'

/** Whether the chat in which it was asked for may be written to without a template: WhatsApp lets us write only to who wrote lately. */
export async function isChatOpen(
  db: BotDb | BotTx,
  { personId, channelId }: Pick<RequestRow, 'personId' | 'channelId'>,
  now: Date,
): Promise<boolean> {
  if (personId === null) return false
  const chat = (await conversationsOf(db, personId)).find((each) => each.channelId === channelId)
  return chat !== undefined && !isWindowClosed(chat.lastInboundAt, now)
}
