import { render } from '../flows/copy/render.ts'
import type { Say } from '../flows/say.ts'
import { enqueue } from '../outbox/outbox-store.ts'
import { requestToReport } from '../requests/chat-request-store.ts'
import { isOccupying } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { heldUntil, isOfItsTime } from './as-it-stands.ts'
import { besideOf, requestNamed } from './beside.ts'
import type { Bot } from './bot.ts'
import { restOf, templateOf } from './template-of.ts'
import { askedOn, type Turn } from './turn.ts'

/** Said of a request that may be over by then. */
const ABOUT_A_REQUEST: ReadonlySet<Say['key']> = new Set([
  'finished',
  'delayed',
  'late',
  'unproven',
  'undone',
  'objected',
  'objection-decided',
  'refused',
  'case-answer',
  'account-finished',
  'account-delayed',
  'account-undone',
  'staff-held',
  'staff-cancelled',
  'staff-extended',
  'staff-reply',
  'papers-told',
  'papers-over',
])

/** Lays one message ready in the turn's transaction: in the person's language, with its template for after the 24 hours, beside the request that it is about. */
export async function say(bot: Bot, turn: Turn, what: Say): Promise<undefined> {
  const { tx, row, channel } = turn
  const reported = await requestToReport(tx, row.personId, askedOn(turn))
  const isOpen = reported !== undefined && isOccupying(reported)
  const request = (await requestNamed(turn, what)) ?? reported
  const template = templateOf(what, turn.language)
  const beside = await besideOf(bot, turn, what, request)
  const message = {
    id: newId(),
    personId: row.personId,
    channelId: channel.id,
    conversationId: row.id,
    requestId: isOpen || isToldAside(what) || ABOUT_A_REQUEST.has(what.key) ? (request?.id ?? null) : null,
    what: what.key,
    promptId: 'promptId' in what ? what.promptId : null,
    message: render(what, turn.language, beside),
    ...(isOfItsTime(what) ? { standing: { say: what, language: turn.language, beside } } : {}),
    heldUntil: heldUntil(what, request, turn.now),
    ...(template ? { template, rest: restOf(what, turn.language) } : {}),
    aboutOpenRequest: isOpen || ABOUT_A_REQUEST.has(what.key),
  }
  const outcome = await enqueue(tx, bot.keys, message, turn.now)
  bot.metrics.count('conversation_messages_total', { what: outcome === 'silenced' ? 'silenced' : what.key })
}

/** Word that nobody here asked for: where it comes too late, the request's timeline says so. */
function isToldAside(what: Say): boolean {
  return what.key === 'status' && what.aside === true
}
