import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { Effect } from '../flows/effect.ts'
import { type CaseRow, closeUnanswered, noteReply, noteWarned, openCase, openCasesOf } from '../requests/case-store.ts'
import { requestToReport } from '../requests/chat-request-store.ts'
import { answerByOf } from '../requests/deadline.ts'
import { boardFrom, caseStanding } from '../requests/grievance.ts'
import { referenceOf } from '../requests/reference.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId, newReferenceLetters } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { changedHandsSince } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

const DAY_MS = 86_400_000

/** Opens a case for a human, or finds the one of its kind that is open in this chat. */
export async function startCase(
  bot: Bot,
  turn: Turn,
  { about, who, words = false }: Extract<Effect, { do: 'open-case' }>,
): Promise<ConversationEvent> {
  const { tx, row, now } = turn
  const request = await requestToReport(tx, row.personId, askedOn(turn))
  await endFormerCase(turn, about)
  const id = newId()
  const answerBy = new Date(answerByOf(about, now.getTime(), bot.config.grievanceDays))
  const found = await openCase(tx, {
    id,
    reference: referenceOf(newReferenceLetters()),
    personId: row.personId,
    channelId: row.channelId,
    requestId: request?.id ?? null,
    about,
    answerBy,
    openedAt: now,
  })
  // Whoever asks anew where staff wait for them has staff's turn again.
  const isAsked = words || (found.id !== id && caseStanding(found, now) === 'answered')
  const opened = isAsked ? await noteReply(tx, found, now, answerBy) : found
  const isLate = caseStanding(opened, now) === 'late'
  if (isLate) await remind(bot, turn, opened)
  return {
    ...{ type: 'case.opened', now: now.getTime(), reference: opened.reference, answerBy: opened.answerBy.getTime(), words },
    ...(who === undefined ? {} : { who }),
    ...(isLate ? { late: { boardFrom: boardFrom(now.getTime()) } } : {}),
  }
}

/** The person is told that staff were reminded: so they are, once a day at most. */
async function remind(bot: Bot, { tx, now }: Turn, row: CaseRow): Promise<void> {
  const { id, about, warnedAt } = row
  if (warnedAt !== null && warnedAt >= row.answerBy && now.getTime() - warnedAt.getTime() < DAY_MS) return
  if (await noteWarned(tx, row, now)) ring(bot, 'case-answer-overdue', { case: id, about }, 'an answer is overdue')
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
