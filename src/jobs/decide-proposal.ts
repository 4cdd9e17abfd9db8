import type { BotTx } from '../db/client.ts'
import { doorOf } from '../requests/door.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { loadRequest, type RequestRow } from '../requests/request-store.ts'
import { lockProposal, type Proposal, proposalById, settleProposal } from '../requests/staff-action-store.ts'
import { isNumberOf, openWish } from '../requests/start-wish.ts'
import type { Bot } from './bot.ts'
import { carryOut } from './carry-out.ts'
import { type Actor, noteStaff, noteStart } from './staff.ts'
import { type Prepared, prepareStart, type StartBot, startApproved } from './start-approved.ts'

export type Verdict = 'approve' | 'decline' | 'withdraw'

export type Decided =
  /** Of a start, `request` is the one that it has opened. */
  | { is: 'done'; proposal: Proposal; request: RequestRow }
  | { is: 'declined' }
  | { is: 'withdrawn' }
  /** Nobody approves or declines what they proposed, and nobody withdraws for somebody else. */
  | { is: 'own' | 'not-own' }
  /** Console and command line call one person by two names: what was proposed at one of them is approved there. */
  | { is: 'other-door' }
  /** A letter's start is approved with its number, read once more from the letter: it is missing, or is not the one that was entered. */
  | { is: 'wants-number' | 'other-number' }
  /** Somebody else was first, or its day has passed. */
  | { is: 'settled'; decision: NonNullable<Proposal['decision']>; proposal: Proposal }
  /** The request has moved on meanwhile, or of a start there is one already, or no such account: nothing was done. */
  | { is: 'overtaken'; state: string }
  | { is: 'unknown' }

type DecideBot = StartBot & Pick<Bot, 'clock' | 'metrics'>
type By = Omit<Actor, 'reason'>

/**
 * A second person's word on a proposal. What is approved is done in the same transaction, and the person is told at once. `numberAgain`, E.164: to
 * approve a letter's start; one wrong digit would freeze and erase somebody who never hears of it, and its end alone shows no slip.
 */
export async function decideProposal(
  bot: DecideBot,
  id: string,
  verdict: Verdict,
  by: By,
  numberAgain?: string,
): Promise<Decided> {
  const now = bot.clock.now()
  const seen = await proposalById(bot.db, id)
  const prepared = seen?.wishSealed && verdict === 'approve' ? await prepareStart(bot, seen.wishSealed, now) : undefined
  return bot.db.transaction(async (tx) => {
    const proposal = await lockProposal(tx, id)
    if (!proposal) return { is: 'unknown' }
    if (proposal.decision !== null) return { is: 'settled', decision: proposal.decision, proposal }
    // Written down by the sweep, of which staff hear.
    if (proposal.lapsesAt <= now) return { is: 'settled', decision: 'lapsed', proposal }
    const isOwn = proposal.proposedBy === by.id
    if (verdict === 'withdraw' && !isOwn) return { is: 'not-own' }
    if (verdict !== 'withdraw' && isOwn) return { is: 'own' }
    if (verdict === 'approve' && doorOf(proposal.proposedBy) !== doorOf(by.id)) return { is: 'other-door' }
    const doubt = verdict === 'approve' ? await doubtOfNumber(bot, tx, { proposal, by, now }, numberAgain) : undefined
    if (doubt) return { is: doubt }
    return settle(bot, tx, { proposal, prepared, verdict, by, now })
  })
}

interface Settling {
  proposal: Proposal
  prepared: Prepared | undefined
  verdict: Verdict
  by: By
  now: Date
}

/** The wish of the locked row alone counts. A number that is another one stays undecided, and leaves a line of the log. */
async function doubtOfNumber(
  bot: DecideBot,
  tx: BotTx,
  { proposal: { id, wishSealed, reason }, by, now }: Pick<Settling, 'proposal' | 'by' | 'now'>,
  numberAgain: string | undefined,
): Promise<'wants-number' | 'other-number' | undefined> {
  const wish = wishSealed === null ? undefined : openWish(bot.keys, wishSealed)
  if (wish?.kind !== 'letter') return undefined
  if (numberAgain === undefined) return 'wants-number'
  if (isNumberOf(wish, numberAgain)) return undefined
  await noteStart(bot, tx, wish, { ...by, reason }, { action: 'approve-start', at: now, outcome: 'other-number', target: id })
  return 'other-number'
}

async function settle(bot: DecideBot, tx: BotTx, settling: Settling): Promise<Decided> {
  const { proposal, verdict, by, now } = settling
  const done = verdict === 'approve' ? await carriedOut(bot, tx, settling) : undefined
  const decision = verdict === 'approve' ? (done ? 'approved' : 'overtaken') : verdict === 'decline' ? 'declined' : 'withdrawn'
  const started = done && proposal.what === 'start' ? { requestId: done.id } : {}
  await settleProposal(tx, proposal.id, { decision, decidedBy: by.id, decidedAt: now, ...started })
  const did = { action: `${verdict}-${proposal.what}`, at: now, outcome: decision, target: proposal.id, ...started }
  const request = proposal.requestId === null ? undefined : await loadRequest(tx, proposal.requestId)
  const hand = { ...by, reason: proposal.reason }
  if (request) await noteStaff(bot, tx, request, hand, did)
  if (proposal.wishSealed !== null) await noteStart(bot, tx, openWish(bot.keys, proposal.wishSealed), hand, did)
  if (decision === 'approved' && done) return { is: 'done', proposal, request: done }
  if (decision === 'approved' || decision === 'overtaken') return { is: 'overtaken', state: request?.state ?? 'none' }
  return { is: decision }
}

async function carriedOut(bot: DecideBot, tx: BotTx, { proposal, prepared, now }: Settling): Promise<RequestRow | undefined> {
  const { what, requestId } = proposal
  if (what === 'start') return prepared && startApproved(bot, tx, prepared, now)
  if (requestId === null) return undefined
  // Two decisions about one request: the second sees what the first one made of it.
  await lockRequests(tx, [requestId])
  const request = await loadRequest(tx, requestId)
  // Confirmed anew since, by the number itself: what was proposed was about another's wish.
  if (request?.confirmedAt && request.confirmedAt > proposal.proposedAt) return undefined
  return request && carryOut(bot, tx, request, { ...proposal, what }, now)
}
