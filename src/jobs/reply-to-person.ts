import { addressesIn, bindingsOf } from '../db/bindings.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { lockReplies } from '../requests/staff-action-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'
import { changedHandsSince } from './still-held.ts'
import { tellConversation } from './tell-conversation.ts'
import { onOneLine, TEMPLATE_TEXT_MAX } from './template-of.ts'

/** What a template's parameters hold together, less the reference. */
export const REPLY_LENGTH_MAX = 900

/**
 * Writes to the person in the chat in which they asked: as text while WhatsApp's 24 hours last, else by the template; sealed and gone like
 * everything said. Refused: no address of theirs is left, the number may be somebody else's since they asked, or the template takes fewer words,
 * or staff wrote more often than the writer has `seen`: a form that was sent twice, and two colleagues at once, say one thing.
 */
export async function replyToPerson(
  bot: Bot,
  request: RequestRow,
  text: string,
  by: Actor,
  seen?: number,
): Promise<'replied' | 'written-before' | 'unreachable' | 'changed-hands' | 'too-long'> {
  const { personId } = request
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    if (seen !== undefined && (await lockReplies(tx, request.id)) !== seen) return 'written-before'
    const isReachable = personId !== null && addressesIn(bot.keys, await bindingsOf(tx, personId)).length > 0
    if (!isReachable) return 'unreachable'
    // A letter goes where its sender said.
    const asked = request.source === null ? (request.confirmedAt ?? request.createdAt) : now
    if (await changedHandsSince(tx, personId, asked)) return 'changed-hands'
    const chat = (await conversationsOf(tx, personId)).find(({ channelId }) => channelId === request.channelId)
    const windowClosed = isWindowClosed(chat?.lastInboundAt ?? null, now)
    if (windowClosed && onOneLine(text).length > TEMPLATE_TEXT_MAX) return 'too-long'
    const { reference } = request
    await tellConversation(bot, tx, request, `reply-${newId()}`, { type: 'staff.replied', reference, text })
    await addRequestEvent(tx, request.id, 'staff-replied', now)
    await noteStaff(bot, tx, request, by, { action: 'request-reply', at: now })
    return 'replied'
  })
}
