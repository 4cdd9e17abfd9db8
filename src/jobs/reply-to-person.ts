import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { contactsOf } from '../requests/account-contact-store.ts'
import { boardFrom } from '../requests/grievance.ts'
import { addRequestEvent, loadRequest, type RequestRow } from '../requests/request-store.ts'
import { lockReplies } from '../requests/staff-action-store.ts'
import type { Bot } from './bot.ts'
import { onOneLine, TEMPLATE_TEXT_MAX } from './in-pieces.ts'
import { mailAccount } from './mail-account.ts'
import { isReplySent, replyKey } from './sent-twice.ts'
import { type Actor, noteStaff } from './staff.ts'
import { changedHandsSince } from './still-held.ts'
import { tellConversation } from './tell-conversation.ts'

export type Replied = 'replied' | 'letter-ready' | 'sent-before' | 'written-before' | 'unreachable' | 'changed-hands' | 'too-long'

/** What a template's parameters hold together, less the reference. */
export const REPLY_LENGTH_MAX = 900

/**
 * Writes to the person in the chat in which they asked: as text while WhatsApp's 24 hours last, else by the template; whoever asked by letter has
 * it by mail, or as a letter that staff post; of an account that staff entered for its owner, everybody who is told of it has it by mail. Sealed and gone like everything said. Refused: no address of theirs is left, the number may be
 * somebody else's since they asked, or the template takes fewer words, or staff wrote more often than the writer has `seen`: a form that was
 * sent twice, and two colleagues at once, say one thing. Of the former it is said that it has gone.
 */
export async function replyToPerson(
  bot: Bot,
  { id }: Pick<RequestRow, 'id'>,
  text: string,
  by: Actor,
  seen?: number,
): Promise<Replied> {
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    const written = await lockReplies(tx, id)
    if (seen !== undefined && written !== seen)
      return (await isReplySent(bot, tx, id, text, { seen, written })) ? 'sent-before' : 'written-before'
    // As it stands by now: it may have become another person's since it was shown.
    const request = await loadRequest(tx, id)
    if (!request) return 'unreachable'
    const { reference, source } = request
    const refused = await whyNot(bot, tx, request, text, now)
    if (refused) return refused
    const once = replyKey(bot.keys, id, text, written)
    if (isToldByMail(request)) await mailAccount(bot, tx, request, { what: 'written', text, once }, now)
    else {
      const news = { reference, text, boardFrom: boardFrom(now.getTime()) }
      await tellConversation(bot, tx, request, once, { type: 'staff.replied', ...news })
    }
    await addRequestEvent(tx, request.id, 'staff-replied', now)
    await noteStaff(bot, tx, request, by, { action: 'request-reply', at: now })
    return source !== null && request.contactSealed === null ? 'letter-ready' : 'replied'
  })
}

/** An account that staff entered from a letter: its owner has no chat about it, until one is proved. */
export function isToldByMail({ source, scope, personId }: Pick<RequestRow, 'source' | 'scope' | 'personId'>): boolean {
  return source === null && personId === null && scope === 'account'
}

type WhyNot = Extract<Replied, 'unreachable' | 'changed-hands' | 'too-long'>

async function whyNot(bot: Bot, tx: BotTx, request: RequestRow, text: string, now: Date): Promise<WhyNot | undefined> {
  if (isToldByMail(request) && !(await contactsOf(tx, bot.keys, request.id)).some(({ wayBack }) => wayBack === 'undo'))
    return 'unreachable'
  // A letter or a mail goes where its sender said, whoever has the number by now.
  if (request.source !== null || isToldByMail(request)) return tooLongFor(text, REPLY_LENGTH_MAX)
  return whyNotInChat(bot, tx, request, text, now)
}

const tooLongFor = (text: string, most: number) => (text.length > most ? 'too-long' : undefined)

async function whyNotInChat(
  bot: Bot,
  tx: BotTx,
  { personId, channelId, confirmedAt, createdAt }: RequestRow,
  text: string,
  now: Date,
): Promise<WhyNot | undefined> {
  if (personId === null || addressesIn(bot.keys, await bindingsOf(tx, personId)).length === 0) return 'unreachable'
  if (await changedHandsSince(tx, personId, confirmedAt ?? createdAt)) return 'changed-hands'
  const chat = (await conversationsOf(tx, personId)).find((each) => each.channelId === channelId)
  return isWindowClosed(chat?.lastInboundAt ?? null, now) ? tooLongFor(onOneLine(text), TEMPLATE_TEXT_MAX) : undefined
}
