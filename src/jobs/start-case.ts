import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { Effect } from '../flows/effect.ts'
import { closeUnanswered, openCase, openCasesOf } from '../requests/case-store.ts'
import { requestToReport } from '../requests/chat-request-store.ts'
import { answerByOf } from '../requests/deadline.ts'
import { referenceOf } from '../requests/reference.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId, newReferenceLetters } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { changedHandsSince } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

/** Opens a case for a human, or finds the one of its kind that is open in this chat. */
export async function startCase(
  bot: Bot,
  turn: Turn,
  { about, who }: Extract<Effect, { do: 'open-case' }>,
): Promise<ConversationEvent> {
  const { tx, row, now } = turn
  const request = await requestToReport(tx, row.personId, askedOn(turn))
  await endFormerCase(turn, about)
  const opened = await openCase(tx, {
    id: newId(),
    reference: referenceOf(newReferenceLetters()),
    personId: row.personId,
    channelId: row.channelId,
    requestId: request?.id ?? null,
    about,
    answerBy: new Date(answerByOf(about, now.getTime(), bot.config.grievanceDays)),
    openedAt: now,
  })
  const answer = { reference: opened.reference, answerBy: opened.answerBy.getTime() }
  return { type: 'case.opened', now: now.getTime(), ...answer, ...(who === undefined ? {} : { who }) }
}

/** Nobody can be answered in a case of whoever may have had the number before: it ends, and this one is theirs who ask now. */
async function endFormerCase({ tx, row, now }: Turn, about: Extract<Effect, { do: 'open-case' }>['about']): Promise<void> {
  const open = (await openCasesOf(tx, row.personId, { channelId: row.channelId, mode: 'shared' })).find(
    (each) => each.about === about,
  )
  if (!open || !(await changedHandsSince(tx, row.personId, open.openedAt))) return
  await closeUnanswered(tx, open.id, 'unreachable', now)
  if (open.requestId !== null) await addRequestEvent(tx, open.requestId, 'case-closed', now, 'unreachable')
}
