import { isAccountScope, type RequestState } from '../requests/request.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, loadRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { addProposal, type Proposal } from '../requests/staff-action-store.ts'
import { type GuardedAction, isHeldByStaff } from '../requests/staff-reasons.ts'
import { takeBackEnds } from '../requests/take-back.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { isChatOpen } from './is-chat-open.ts'
import { wantsTwoToRelease } from './release-request.ts'
import { type Actor, noteStaff } from './staff.ts'

const DAY_MS = 86_400_000
/** A proposal that nobody decided lapses: on the day that its maker gave, or so soon where that day is the end of what is proposed and later. */
export const PROPOSAL_LAPSES_MS = 2 * DAY_MS
/** So long a second person may take at most, where the maker names the day. */
const DECIDE_MS_MAX = 8 * DAY_MS
const HOLD_MS_MAX = 30 * DAY_MS

/** In which states each may be done; a request that has begun to erase can only be held between two attempts. */
export const possibleIn: Readonly<Record<GuardedAction, readonly RequestState[]>> = {
  cancel: ['scheduled', 'on_hold', 'parked'],
  refuse: ['scheduled', 'on_hold', 'parked'],
  hold: ['scheduled', 'partial', 'on_hold'],
  extend: ['scheduled'],
  shorten: ['scheduled'],
  'take-back': ['scheduled', 'on_hold', 'parked'],
  release: ['parked'],
}

export type Proposed =
  | { is: 'proposed'; proposal: Proposal }
  /** It waits for its second person already. */
  | { is: 'proposed-before' }
  /** The request is past it. */
  | { is: 'too-late' }
  /** A business speaks for its own rows alone. */
  | { is: 'one-business-only' }
  /** They were promised seven days, and cannot be told that it is sooner. */
  | { is: 'person-silent' }
  /** The end date is missing, past, or too far away. */
  | { is: 'bad-date' }

type Standing = Pick<
  RequestRow,
  'state' | 'reason' | 'startedAt' | 'secondSweptAt' | 'suspect' | 'source' | 'scope' | 'frozenAt' | 'personId'
>

export function isPossible(request: Standing, what: GuardedAction): boolean {
  if (what === 'shorten' && !waitsForProof(request)) return false
  if (what === 'hold' && !canBeHeld(request)) return false
  if (what === 'take-back' && !wasEntered(request)) return false
  if (what === 'release' && !wantsTwoToRelease(request)) return false
  const untouched = request.startedAt === null || what === 'hold'
  return untouched && possibleIn[what].some((state) => state === request.state)
}

/** Something may still be erased, and no other hold stands in its way: of staff's own, a later end may be proposed. */
function canBeHeld(request: Standing): boolean {
  return request.secondSweptAt === null && (request.state !== 'on_hold' || isHeldByStaff(request))
}

/** Staff entered it, and nobody has it in a chat: its owner has no way back but staff. */
const wasEntered = ({ source, scope, personId }: Standing) =>
  source !== null || ((scope === 'account' || scope === 'profile') && personId === null)

/** Only what was asked for in a chat from a suspect number: what staff entered keeps its week, and an account has its own days. */
function waitsForProof({ suspect, source, scope, frozenAt }: Standing): boolean {
  return suspect && source === null && frozenAt !== null && (scope === 'number' || scope === 'business')
}

/**
 * Asks for a second person: nothing changes for the person yet. `until` ends a hold or an undo window; of what does not end by itself, a
 * cancellation and a refusal, it is the day by which the second person decides.
 */
export async function proposeAction(
  bot: Pick<Bot, 'db' | 'keys' | 'clock'>,
  request: RequestRow,
  wish: { what: GuardedAction; until: Date },
  by: Actor,
): Promise<Proposed> {
  const now = bot.clock.now()
  const { what, until } = wish
  const isEnd = what === 'hold' || what === 'extend'
  if (!isPossible(request, what)) return { is: 'too-late' }
  if (what === 'shorten' && by.reason === 'business-confirmed' && request.scope !== 'business') return { is: 'one-business-only' }
  if (what === 'shorten' && !(await isChatOpen(bot.db, request, now))) return { is: 'person-silent' }
  if (!isGoodDate(request, wish, now)) return { is: 'bad-date' }
  return bot.db.transaction(async (tx) => {
    await lockRequests(tx, [request.id])
    const seen = await loadRequest(tx, request.id)
    if (!seen || !isPossible(seen, what)) return { is: 'too-late' }
    const proposal = await addProposal(tx, {
      id: newId(),
      requestId: request.id,
      what,
      until: isEnd ? until : null,
      reason: by.reason,
      seenState: request.state,
      proposedBy: by.id,
      proposedAt: now,
      lapsesAt: lapseOf(seen, wish, now),
    })
    if (!proposal) return { is: 'proposed-before' }
    await addRequestEvent(tx, request.id, 'staff-proposed', now, what)
    await noteStaff(bot, tx, request, by, { action: `propose-${what}`, at: now, target: proposal.id })
    return { is: 'proposed', proposal }
  })
}

/** What does not end by itself lapses on the day that its maker gave; a take-back no later than its erasure waits for it. */
function lapseOf(request: RequestRow, { what, until }: { what: GuardedAction; until: Date }, now: Date): Date {
  const isEnd = what === 'hold' || what === 'extend'
  const last = isEnd
    ? now.getTime() + PROPOSAL_LAPSES_MS
    : what === 'take-back'
      ? takeBackEnds(request, now).at.getTime()
      : Infinity
  return new Date(Math.min(until.getTime(), last))
}

function isGoodDate(request: RequestRow, { what, until }: { what: GuardedAction; until: Date }, now: Date): boolean {
  const { eraseAt, deadlineAt, nextAttemptAt } = request
  if (until <= now) return false
  switch (what) {
    case 'cancel':
    case 'refuse':
    case 'shorten':
    case 'release':
      return until.getTime() - now.getTime() <= DECIDE_MS_MAX
    case 'take-back':
      // Only an account's way back has a day. What is held or stopped beyond its own can be had back as long as its erasure has not begun.
      if (isAccountScope(scopeOf(request)) && eraseAt !== null && eraseAt <= now) return false
      return until.getTime() - now.getTime() <= DECIDE_MS_MAX
    case 'hold':
      if (isHeldByStaff(request) && nextAttemptAt !== null && nextAttemptAt >= until) return false
      return until.getTime() - now.getTime() <= HOLD_MS_MAX
    case 'extend':
      // Within the 30 days: a longer window must not cost the person the deadline.
      return eraseAt !== null && until > eraseAt && until <= deadlineAt
  }
}
