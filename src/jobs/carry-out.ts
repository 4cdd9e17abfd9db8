import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { boardFrom } from '../requests/grievance.ts'
import { isAccountScope, type RefusalReason } from '../requests/request.ts'
import { addRequestEvent, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { isHeldLess, isUntouched, isUntouchedBefore, moveIf, type Proposal } from '../requests/staff-action-store.ts'
import type { GuardedAction, SecondProof, StaffReason } from '../requests/staff-reasons.ts'
import type { Bot } from './bot.ts'
import { mailAccount } from './mail-account.ts'
import { possibleIn } from './propose-action.ts'
import { refuseRequest } from './refuse-request.ts'
import { letGoOn, wantsTwoToRelease } from './release-request.ts'
import { shortenWait } from './shorten-wait.ts'
import { stoppingOf } from './status-report.ts'
import { takeBackEntered } from './take-back-entered.ts'
import { tellNewDay } from './tell-businesses.ts'
import { tellConversation } from './tell-conversation.ts'
import { tellExtended } from './tell-extended.ts'

/** A proposal about a request that there is. */
export type ProposalOn = Proposal & { what: GuardedAction }

type CarryBot = Pick<Bot, 'keys' | 'clock' | 'config' | 'metrics'>

/** Does what two people agreed on, by the conditional write that a start or an undo loses against, or wins. Undefined: it lost. */
export async function carryOut(
  bot: CarryBot,
  tx: BotTx,
  request: RequestRow,
  proposal: ProposalOn,
  now: Date,
): Promise<RequestRow | undefined> {
  // Its own end has come before the second person's word: nobody is told of a day that is past.
  if (proposal.until !== null && proposal.until <= now) return undefined
  switch (proposal.what) {
    case 'refuse':
      return refuse(bot, tx, request, proposal)
    case 'cancel':
      return cancel(bot, tx, request, proposal, now)
    case 'hold':
      return hold(bot, tx, request, proposal, now)
    case 'extend':
      return extend(bot, tx, request, proposal, now)
    case 'shorten':
      // Proposed with one of these proofs.
      return shortenWait(bot, tx, request, proposal.reason as SecondProof, now)
    case 'release':
      return wantsTwoToRelease(request) ? letGoOn(tx, request, proposal.reason, now) : undefined
    case 'take-back':
      return takeBackEntered(bot, tx, request, proposal.proposedAt, now)
  }
}

function refuse(bot: CarryBot, tx: BotTx, request: RequestRow, { reason }: Proposal) {
  // Proposed with one of the reasons for it, which a request spells with another dash.
  return refuseRequest(bot, tx, request.id, reason.replaceAll('-', '_') as RefusalReason)
}

async function cancel(bot: CarryBot, tx: BotTx, request: RequestRow, proposal: Proposal, now: Date) {
  const change = { state: 'cancelled', reason: proposal.reason, thawWanted: true }
  const row = await moveIf(tx, request.id, possibleIn.cancel, isUntouched, change, now)
  if (!row) return undefined
  await addRequestEvent(tx, row.id, 'staff-cancelled', now, proposal.reason)
  // Proposed with one of the reasons for it.
  const reason = proposal.reason as StaffReason<'cancel'>
  await tellConversation(bot, tx, row, `cancelled-${proposal.id}`, {
    type: 'erasure.cancelled',
    reference: row.reference,
    reason,
    ...boardAt(now),
  })
  await mailAccount(bot, tx, row, { what: 'stopped', why: reason, once: proposal.id }, now)
  await wake(tx, 'run-request', [row.id])
  bot.metrics.count('requests_total', { state: 'cancelled' })
  return row
}

async function hold(bot: CarryBot, tx: BotTx, request: RequestRow, proposal: Proposal, now: Date) {
  const until = dateOf(proposal)
  // When the hold is over the request goes on by itself, and not before its undo window has ended.
  const nextAttemptAt = request.eraseAt !== null && request.eraseAt > until ? request.eraseAt : until
  const isLater = nextAttemptAt > until
  // An account's way back stays open until its day, so that the day goes along: nothing of it is erased before.
  const isMoved = !isLater && isAccountScope(scopeOf(request)) && request.startedAt === null
  const change = {
    state: 'on_hold',
    reason: proposal.reason,
    nextAttemptAt,
    ...(isMoved ? { eraseAt: until, remindedAt: null } : {}),
  }
  const row = await moveIf(tx, request.id, possibleIn.hold, isHeldLess(until), change, now)
  if (!row) return undefined
  await addRequestEvent(tx, row.id, request.state === 'on_hold' ? 'staff-held-longer' : 'staff-held', now, proposal.reason)
  const reason = proposal.reason as StaffReason<'hold'>
  const news = {
    type: 'erasure.held' as const,
    reference: row.reference,
    reason,
    until: until.getTime(),
    ...stoppingOf(row),
    ...boardAt(now),
  }
  await tellConversation(bot, tx, row, `held-${proposal.id}`, news)
  if (!isLater && row.startedAt === null) await tellNewDay(bot, tx, row, until, now)
  await mailAccount(bot, tx, row, { what: 'held', why: reason, until: until.getTime(), once: proposal.id }, now)
  await wake(tx, 'run-request', [row.id], nextAttemptAt.getTime() - now.getTime() + 1)
  return row
}

async function extend(bot: CarryBot, tx: BotTx, request: RequestRow, proposal: Proposal, now: Date) {
  const until = dateOf(proposal)
  // Whoever was reminded of the day before is reminded of this one.
  const change = { eraseAt: until, nextAttemptAt: null, remindedAt: null }
  const row = await moveIf(tx, request.id, possibleIn.extend, isUntouchedBefore(until), change, now)
  if (!row) return undefined
  await addRequestEvent(tx, row.id, 'staff-extended', now, proposal.reason)
  const reason = proposal.reason as StaffReason<'extend'>
  await tellExtended(bot, tx, row, { reason, eraseAt: until, once: `extended-${proposal.id}` }, now)
  await mailAccount(bot, tx, row, { what: 'extended', why: reason, eraseAt: until.getTime(), once: proposal.id }, now)
  return row
}

const boardAt = (now: Date) => ({ boardFrom: boardFrom(now.getTime()) })

function dateOf({ until }: Proposal): Date {
  if (until === null) throw new Error('A hold or a longer window has no end date: its table should have refused it.')
  return until
}
