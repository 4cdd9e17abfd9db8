import type { BotTx } from '../db/client.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { addOwnEvent, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'

export const IDENTITY_CHANGED = 'identity.changed'

/** What shows that somebody else may write: its place in the inbox. */
export type Showing = Pick<WaitingEvent, 'id' | 'eventAt'>

/** A changed identity, to each of the person's chats: ahead of the message that showed it, and of whatever WhatsApp dated to the same second. */
export async function tellEveryChat(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  shown: Showing,
  personId: string,
  now: Date,
): Promise<void> {
  const eventAt = new Date(shown.eventAt.getTime() - 1)
  for (const { channelId } of await conversationsOf(tx, personId)) {
    const dedupKey = `identity:${shown.id}:${channelId}`
    const body = { type: IDENTITY_CHANGED }
    await addOwnEvent(tx, keys, { dedupKey, kind: 'system', personId, channelId, contentType: body.type, body, eventAt, now })
  }
}
