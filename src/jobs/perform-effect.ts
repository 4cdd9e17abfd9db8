import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { Effect } from '../flows/effect.ts'
import { noteReply, openCasesOf } from '../requests/case-store.ts'
import { awaitConfirmation, dropAwaiting } from '../requests/confirmation-store.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { objectionWindowMs } from '../requests/instruction-store.ts'
import { addPlatformTask } from '../requests/platform-task-store.ts'
import type { CustomerScope } from '../requests/request.ts'
import { newId } from '../runtime/ids.ts'
import { bindPhone } from './bind-phone.ts'
import type { Bot } from './bot.ts'
import { confirmAccount, hurryAccount } from './confirm-account.ts'
import { confirmRequest, newRequest, tenantsIn } from './confirm-request.ts'
import { denyForward } from './deny-forward.ts'
import { fresh } from './fresh.ts'
import { looksAt } from './looks-at.ts'
import { beginCode, judgeCode, mailCode } from './prove-email.ts'
import { say } from './say.ts'
import { startCase } from './start-case.ts'
import { statusInTalk } from './status-in-talk.ts'
import { subjectOf } from './subject-of.ts'
import { takeBack } from './take-back.ts'
import type { Turn } from './turn.ts'

const PREVIEWS_A_DAY = 3

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
      return confirmRequest(bot, turn, effect)
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
      return {
        ...{ type: 'status.ready', now, ...(await statusInTalk(bot, turn, effect)), fresh: fresh() },
        ...(effect.regrets ? { regrets: true } : {}),
      }
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
  const window = await objectionWindowMs(turn.tx, tenantsIn(scope, turn), turn.now)
  return {
    type: 'preview.refused',
    now,
    scope,
    purpose,
    eraseAt: eraseAtOf(now, bot.config.undoWindowMs, false, window),
    fresh: fresh(),
  }
}

/** The case is looked up anew: staff may have closed it since. */
async function noteReplied({ tx, row, now }: Turn, reference: string): Promise<undefined> {
  const open = await openCasesOf(tx, row.personId, { channelId: row.channelId, mode: 'shared' })
  const found = open.find((each) => each.reference === reference)
  if (found) await noteReply(tx, found.id, now)
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
