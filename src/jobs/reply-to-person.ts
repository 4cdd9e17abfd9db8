import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
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

export type Replied = 'replied' | 'letter-ready' | 'written-before' | 'unreachable' | 'changed-hands' | 'too-long'

/** What a template's parameters hold together, less the reference. */
export const REPLY_LENGTH_MAX = 900

/**
 * Writes to the person in the chat in which they asked: as text while WhatsApp's 24 hours last, else by the template; whoever asked by letter has
 * it by mail, or as a letter that staff post. Sealed and gone like everything said. Refused: no address of theirs is left, the number may be
 * somebody else's since they asked, or the template takes fewer words, or staff wrote more often than the writer has `seen`: a form that was
 * sent twice, and two colleagues at once, say one thing.
 */
export async function replyToPerson(bot: Bot, request: RequestRow, text: string, by: Actor, seen?: number): Promise<Replied> {
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    if (seen !== undefined && (await lockReplies(tx, request.id)) !== seen) return 'written-before'
    const { reference, source } = request
    // A letter goes where its sender said, whoever has the number by now.
    const refused = source === null ? await whyNotInChat(bot, tx, request, text, now) : tooLongFor(text, REPLY_LENGTH_MAX)
    if (refused) return refused
    await tellConversation(bot, tx, request, `reply-${newId()}`, { type: 'staff.replied', reference, text })
    await addRequestEvent(tx, request.id, 'staff-replied', now)
    await noteStaff(bot, tx, request, by, { action: 'request-reply', at: now })
    return source !== null && request.contactSealed === null ? 'letter-ready' : 'replied'
  })
}

const tooLongFor = (text: string, most: number) => (text.length > most ? 'too-long' : undefined)

async function whyNotInChat(
  bot: Bot,
  tx: BotTx,
  { personId, channelId, confirmedAt, createdAt }: RequestRow,
  text: string,
  now: Date,
): Promise<Extract<Replied, 'unreachable' | 'changed-hands' | 'too-long'> | undefined> {
  if (personId === null || addressesIn(bot.keys, await bindingsOf(tx, personId)).length === 0) return 'unreachable'
  if (await changedHandsSince(tx, personId, confirmedAt ?? createdAt)) return 'changed-hands'
  const chat = (await conversationsOf(tx, personId)).find((each) => each.channelId === channelId)
  return isWindowClosed(chat?.lastInboundAt ?? null, now) ? tooLongFor(onOneLine(text), TEMPLATE_TEXT_MAX) : undefined
}
