import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import type { GuardedAction } from '../../src/requests/staff-reasons.ts'
import type { TestBot } from './bot.ts'

const DAY = 86_400_000

/** One of the staff proposes it, another approves; then all that follows is done. `days`: until when. */
export async function twoOfStaff(
  test: TestBot,
  requestId: string,
  what: GuardedAction,
  reason: string,
  days: number,
): Promise<void> {
  const { bot } = test
  const request = await loadRequest(bot.db, requestId)
  if (!request) throw new Error('There is no such request.')
  const until = new Date(bot.clock.now().getTime() + days * DAY)
  const proposed = await proposeAction(bot, request, { what, until }, { id: 'staff:one', role: 'support', reason })
  if (proposed.is !== 'proposed') throw new Error(proposed.is)
  const decided = await decideProposal(bot, proposed.proposal.id, 'approve', { id: 'staff:two', role: 'privacy' })
  if (decided.is !== 'done') throw new Error(decided.is)
  await test.settle()
}
