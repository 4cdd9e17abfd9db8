import type { BotTx } from '../db/client.ts'
import { loadRequest, type RequestRow } from '../requests/request-store.ts'
import { lockProposal, type Proposal, settleProposal } from '../requests/staff-action-store.ts'
import type { Bot } from './bot.ts'
import { carryOut } from './carry-out.ts'
import { type Actor, noteStaff } from './staff.ts'

export type Verdict = 'approve' | 'decline' | 'withdraw'

export type Decided =
  | { is: 'done'; proposal: Proposal }
  | { is: 'declined' | 'withdrawn' }
  /** Nobody approves or declines what they proposed, and nobody withdraws for somebody else. */
  | { is: 'own' | 'not-own' }
  /** Somebody else was first, or its day has passed. */
  | { is: 'settled'; decision: NonNullable<Proposal['decision']> }
  /** The request has moved on meanwhile: nothing was done. */
  | { is: 'overtaken'; state: string }
  | { is: 'unknown' }

/** A second person's word on a proposal. What is approved is done in the same transaction, and the person is told at once. */
export async function decideProposal(bot: Bot, id: string, verdict: Verdict, by: Omit<Actor, 'reason'>): Promise<Decided> {
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    const proposal = await lockProposal(tx, id)
    const request = proposal && (await loadRequest(tx, proposal.requestId))
    if (!proposal || !request) return { is: 'unknown' }
    if (proposal.decision !== null) return { is: 'settled', decision: proposal.decision }
    if (proposal.lapsesAt <= now) {
      await settleProposal(tx, id, { decision: 'lapsed', decidedBy: null, decidedAt: now })
      return { is: 'settled', decision: 'lapsed' }
    }
    const isOwn = proposal.proposedBy === by.id
    if (verdict === 'withdraw' && !isOwn) return { is: 'not-own' }
    if (verdict !== 'withdraw' && isOwn) return { is: 'own' }
    return settle(bot, tx, { proposal, request, verdict, by, now })
  })
}

interface Settling {
  proposal: Proposal
  request: RequestRow
  verdict: Verdict
  by: Omit<Actor, 'reason'>
  now: Date
}

async function settle(bot: Bot, tx: BotTx, { proposal, request, verdict, by, now }: Settling): Promise<Decided> {
  const done = verdict === 'approve' ? await carryOut(bot, tx, request, proposal, now) : undefined
  const decision = verdict === 'approve' ? (done ? 'approved' : 'overtaken') : verdict === 'decline' ? 'declined' : 'withdrawn'
  await settleProposal(tx, proposal.id, { decision, decidedBy: by.id, decidedAt: now })
  const action = `${verdict}-${proposal.what}`
  await noteStaff(bot, tx, request, { ...by, reason: proposal.reason }, { action, at: now, outcome: decision })
  switch (decision) {
    case 'approved':
      return { is: 'done', proposal }
    case 'overtaken':
      return { is: 'overtaken', state: (await loadRequest(tx, request.id))?.state ?? request.state }
    default:
      return { is: decision }
  }
}
