import { wake } from '../db/wake.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { Effect } from '../flows/effect.ts'
import { followForwards } from '../forwards/forward-store.ts'
import { type NewRequest, scheduleRequest } from '../requests/confirmation-store.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { objectionWindowMs } from '../requests/instruction-store.ts'
import { referenceOf } from '../requests/reference.ts'
import type { CustomerScope } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import { adoptLetter } from './adopt-letter.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { statusReport, stoppingOf, timesOf } from './status-report.ts'
import { identityChanged } from './still-held.ts'
import { subjectOf } from './subject-of.ts'
import type { Turn } from './turn.ts'

/**
 * The person's yes: a request of their own, or what staff had entered for the very number and goes on as theirs. One of their own that is open
 * already stays as it is.
 */
export async function confirmRequest(
  bot: Bot,
  turn: Turn,
  effect: Extract<Effect, { do: 'confirm-request' }>,
): Promise<ConversationEvent> {
  const { tx, row, channel, now, language } = turn
  const { scope } = effect
  // Since it was asked, a status may have shown that the number's messages reach somebody else.
  const suspect = effect.suspect || (channel.mode === 'dedicated' && (await identityChanged(bot, row.personId, now)))
  // Number scope comes from dedicated channels alone; a shared one speaks for its own business (conversation rules, safety 1).
  if (channel.mode === 'shared' && (scope.kind !== 'business' || scope.tenantId !== channel.tenantId)) {
    throw new Error('A shared channel confirmed more than its own business.')
  }
  const subject = await subjectOf(bot, tx, row.personId, channel)
  const confirmedAt = new Date(effect.confirmedAt)
  const window = await objectionWindowMs(tx, tenantsIn(scope, turn), confirmedAt)
  const eraseAt = new Date(eraseAtOf(now.getTime(), bot.config.undoWindowMs, suspect, window))
  const own = { suspect, confirmedAt, eraseAt, language, now }
  const adopted = await adoptLetter(bot, turn, scope, { ...own, subject, provedAt: new Date(effect.provedAt) })
  const outcome =
    adopted ??
    (await scheduleRequest(tx, newRequest(bot, turn, scope, effect.provedAt), {
      ...own,
      subjectSealed: seal(bot.keys, 'subject', JSON.stringify(subject)),
    }))
  const { request } = outcome
  await followForwards(tx, row.personId, request, now)
  if (outcome.is !== 'exists') await begun(bot, turn, request)
  if (channel.mode === 'shared' && request.channelId !== row.channelId) return elsewhere(request, now)
  return answerOf(outcome, now)
}

async function begun(bot: Bot, turn: Turn, request: RequestRow): Promise<void> {
  const { tx, now } = turn
  turn.confirmed = request.id
  bot.metrics.count('requests_total', { state: 'scheduled' })
  await wake(tx, 'run-request', [request.id])
  await wake(tx, 'run-request', [request.id], Math.max(0, timesOf(request).eraseAt - now.getTime()) + 1)
}

/** What staff entered, or hold, is told by how it stands: who asked for it is not said. */
function answerOf(
  { is, request }: { is: 'scheduled' | 'adopted' | 'exists'; request: RequestRow },
  now: Date,
): ConversationEvent {
  const about = { now: now.getTime(), fresh: fresh() }
  const isEntered = is === 'exists' && request.source !== null
  if (isEntered || request.state !== 'scheduled') return { type: 'status.ready', ...about, status: statusReport(request, now) }
  if (is === 'exists') return { type: 'request.exists', ...about, ...timesOf(request), ...stoppingOf(request) }
  return { type: 'request.scheduled', ...about, ...timesOf(request) }
}

/** A business's chat moves nothing that was asked outside it: where, and by whom, is not said; only that it was, and where there is a way back. */
function elsewhere({ state, startedAt, confirmedAt, createdAt }: RequestRow, now: Date): ConversationEvent {
  const back = startedAt === null && state !== 'running'
  return { type: 'request.elsewhere', now: now.getTime(), since: (confirmedAt ?? createdAt).getTime(), back }
}

/** The businesses that this scope is about, as far as they are known. */
export function tenantsIn(scope: CustomerScope, turn: Turn): string[] {
  return scope.kind === 'business' ? [scope.tenantId] : turn.tenantIds
}

/** A request of this chat, not yet confirmed. */
export function newRequest(bot: Bot, { row, channel, language, now }: Turn, scope: CustomerScope, provedAt: number): NewRequest {
  const token = newToken()
  return {
    id: newId(),
    reference: referenceOf(newReferenceLetters()),
    tokenHash: pseudonym(bot.keys, 'token', token).value,
    tokenSealed: seal(bot.keys, 'token', token),
    personId: row.personId,
    channelId: channel.id,
    language,
    scope,
    provedAt: new Date(provedAt),
    now,
  }
}
