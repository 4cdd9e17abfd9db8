import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import { render } from '../flows/copy/render.ts'
import type { Effect } from '../flows/effect.ts'
import type { Say } from '../flows/say.ts'
import { followForwards } from '../forwards/forward-store.ts'
import { enqueue } from '../outbox/outbox-store.ts'
import { caseInTalk, noteReply } from '../requests/case-store.ts'
import { requestToReport } from '../requests/chat-request-store.ts'
import { awaitConfirmation, dropAwaiting, type NewRequest, scheduleRequest } from '../requests/confirmation-store.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { objectionWindowMs } from '../requests/instruction-store.ts'
import { addPlatformTask } from '../requests/platform-task-store.ts'
import { referenceOf } from '../requests/reference.ts'
import type { CustomerScope } from '../requests/request.ts'
import { isOccupying } from '../requests/request-store.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import { besideOf, requestNamed } from './beside.ts'
import { bindPhone } from './bind-phone.ts'
import type { Bot } from './bot.ts'
import { confirmAccount, hurryAccount } from './confirm-account.ts'
import { denyForward } from './deny-forward.ts'
import { fresh } from './fresh.ts'
import { looksAt } from './looks-at.ts'
import { beginCode, judgeCode, mailCode } from './prove-email.ts'
import { startCase } from './start-case.ts'
import { statusInTalk } from './status-in-talk.ts'
import { timesOf } from './status-report.ts'
import { identityChanged } from './still-held.ts'
import { subjectOf } from './subject-of.ts'
import { takeBack } from './take-back.ts'
import { templateOf } from './template-of.ts'
import { askedOn, type Turn } from './turn.ts'

const PREVIEWS_A_DAY = 3
/** Said of a request that may be over by then. */
const ABOUT_A_REQUEST: ReadonlySet<Say['key']> = new Set([
  'finished',
  'delayed',
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

/** Does one effect inside the turn's transaction. What it brings back is the machine's next event. */
export async function performEffect(bot: Bot, turn: Turn, effect: Effect): Promise<ConversationEvent | undefined> {
  const { tx, row } = turn
  const now = turn.now.getTime()
  switch (effect.do) {
    case 'say':
      return say(bot, turn, effect.say)
    case 'look-up':
      turn.asked = { ask: 'facts', ...(effect.linked === null ? {} : { linked: effect.linked }) }
      return
    case 'list-businesses':
      turn.asked = { ask: 'businesses' }
      return
    case 'preview':
      return askForPreview(bot, turn, effect.scope, effect.purpose)
    case 'await-confirmation':
      return awaitConfirmation(tx, newRequest(bot, turn, effect.scope, effect.provedAt)).then(() => undefined)
    case 'confirm-request':
      return confirm(bot, turn, effect)
    case 'drop-request':
      await dropAwaiting(tx, row.personId, row.channelId, effect.as, turn.now)
      return
    case 'undo-request':
      return takeBack(bot, turn, effect)
    case 'ask-for-code':
      return beginCode(bot, turn, effect.email)
    case 'look-up-members':
      turn.asked = { ask: 'members' }
      return
    case 'mail-code':
      return mailCode(bot, turn, effect)
    case 'try-code':
      return judgeCode(bot, turn, effect.code)
    case 'list-accounts':
      turn.asked = { ask: 'accounts' }
      return
    case 'preview-account':
      turn.asked = { ask: 'account-preview' }
      return
    case 'check-account':
      turn.asked = { ask: 'account-check' }
      return
    case 'confirm-account':
      return confirmAccount(bot, turn, effect)
    case 'hurry-request':
      return hurryAccount(bot, turn, effect.reference)
    case 'stop-ads':
      return addTask(bot, turn, 'stop-ads', effect.scope)
    case 'open-case':
      return startCase(bot, turn, effect)
    case 'note-reply':
      return noteReplied(turn, effect.reference)
    case 'tell-status':
      return { type: 'status.ready', now, ...(await statusInTalk(bot, turn, effect.reference)), fresh: fresh() }
    case 'tell-looks':
      return { type: 'looks.ready', now, looks: await looksAt(bot, turn) }
    case 'hold-floor':
      turn.holdsFloor = true
      return addTask(bot, turn, 'hold-floor')
    case 'release-floor':
      if (turn.holdsFloor) await addTask(bot, turn, 'release-floor')
      turn.holdsFloor = false
      return
    case 'wake-at':
      turn.dueAt = effect.at === null ? null : new Date(effect.at)
      return
    case 'set-language':
      turn.language = effect.language
      return
    case 'deny-forward':
      return denyForward(bot, turn, effect.forwardId)
    case 'bind-phone':
      return bindPhone(bot, turn, effect.phone)
  }
}

async function say(bot: Bot, turn: Turn, what: Say): Promise<undefined> {
  const { tx, row, channel } = turn
  const reported = await requestToReport(tx, row.personId, askedOn(turn))
  const isOpen = reported !== undefined && isOccupying(reported)
  const request = (await requestNamed(turn, what)) ?? reported
  const template = templateOf(what, turn.language)
  const message = {
    id: newId(),
    personId: row.personId,
    channelId: channel.id,
    conversationId: row.id,
    requestId: isOpen || ABOUT_A_REQUEST.has(what.key) ? (request?.id ?? null) : null,
    what: what.key,
    promptId: 'promptId' in what ? what.promptId : null,
    message: render(what, turn.language, await besideOf(bot, turn, what, request)),
    ...(template ? { template } : {}),
    aboutOpenRequest: isOpen || ABOUT_A_REQUEST.has(what.key),
  }
  const outcome = await enqueue(tx, bot.keys, message, turn.now)
  bot.metrics.count('conversation_messages_total', { what: outcome === 'silenced' ? 'silenced' : what.key })
}

/** Three counts a day; after that the review comes without them. */
async function askForPreview(
  bot: Bot,
  turn: Turn,
  scope: CustomerScope,
  purpose: 'review' | 'show',
): Promise<ConversationEvent | undefined> {
  const used = turn.previewsOn === istDay(turn.now) ? turn.previews : 0
  if (used < PREVIEWS_A_DAY) {
    turn.asked = { ask: 'preview', scope, purpose }
    return
  }
  const now = turn.now.getTime()
  const window = await objectionWindowMs(turn.tx, tenantsIn(scope, turn))
  return {
    type: 'preview.refused',
    now,
    scope,
    purpose,
    eraseAt: eraseAtOf(now, bot.config.undoWindowMs, false, window),
    fresh: fresh(),
  }
}

function tenantsIn(scope: CustomerScope, turn: Turn): string[] {
  return scope.kind === 'business' ? [scope.tenantId] : turn.tenantIds
}

function newRequest(bot: Bot, { row, channel, language, now }: Turn, scope: CustomerScope, provedAt: number): NewRequest {
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

async function confirm(bot: Bot, turn: Turn, effect: Extract<Effect, { do: 'confirm-request' }>): Promise<ConversationEvent> {
  const { tx, row, channel, now, language } = turn
  const { scope } = effect
  // Since it was asked, a status may have shown that the number's messages reach somebody else.
  const suspect = effect.suspect || (channel.mode === 'dedicated' && (await identityChanged(bot, row.personId, now)))
  // Number scope comes from dedicated channels alone; a shared one speaks for its own business (conversation rules, safety 1).
  if (channel.mode === 'shared' && (scope.kind !== 'business' || scope.tenantId !== channel.tenantId)) {
    throw new Error('A shared channel confirmed more than its own business.')
  }
  const subject = await subjectOf(bot, tx, row.personId, channel)
  const window = await objectionWindowMs(tx, tenantsIn(scope, turn))
  const outcome = await scheduleRequest(tx, newRequest(bot, turn, scope, effect.provedAt), {
    suspect,
    subjectSealed: seal(bot.keys, 'subject', JSON.stringify(subject)),
    confirmedAt: new Date(effect.confirmedAt),
    eraseAt: new Date(eraseAtOf(now.getTime(), bot.config.undoWindowMs, suspect, window)),
    language,
    now,
  })
  const { request } = outcome
  await followForwards(tx, row.personId, request, now)
  if (outcome.is === 'scheduled') {
    turn.confirmed = request.id
    bot.metrics.count('requests_total', { state: 'scheduled' })
    await wake(tx, 'run-request', [request.id])
    await wake(tx, 'run-request', [request.id], Math.max(0, timesOf(request).eraseAt - now.getTime()) + 1)
  }
  return { type: `request.${outcome.is}`, now: now.getTime(), fresh: fresh(), ...timesOf(request) }
}

/** The case in talk here is looked up anew: staff may have closed it since. */
async function noteReplied({ tx, row, now }: Turn, reference: string): Promise<undefined> {
  const found = await caseInTalk(tx, row.personId, row.channelId)
  if (found?.reference === reference) await noteReply(tx, found.id, now)
}

async function addTask(
  bot: Bot,
  turn: Turn,
  what: 'stop-ads' | 'hold-floor' | 'release-floor',
  scope?: CustomerScope,
): Promise<undefined> {
  const { tx, row, channel, now } = turn
  const subject = await subjectOf(bot, tx, row.personId, channel)
  const covers = scope ?? (channel.tenantId === null ? undefined : { kind: 'business' as const, tenantId: channel.tenantId })
  if (!covers) return
  await addPlatformTask(tx, bot.keys, {
    id: newId(),
    personId: row.personId,
    conversationId: row.id,
    what,
    body: { subject, scope: covers },
    now,
  })
  await wake(tx, 'platform-task', [row.personId])
}
