import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { businessesTold } from '../processors/business-notice-store.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { objectableUntil } from '../requests/instruction-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { erasesAfter, isSuspectInChat, moveIf } from '../requests/staff-action-store.ts'
import type { SecondProof } from '../requests/staff-reasons.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { isChatOpen } from './is-chat-open.ts'
import { statusReport } from './status-report.ts'
import { changedHandsSince } from './still-held.ts'
import { tellNewDay } from './tell-businesses.ts'
import { tellConversation } from './tell-conversation.ts'

/**
 * A second proof has shown whose a suspect number is: what is asked for waits no longer than it would for any other number. An undo window is left
 * from now, and to each business the whole of its own; no name and no count is told for it. Undefined: it has begun, is over, waits no longer
 * anyway, is not frozen yet, the number has changed hands since, or the person
 * cannot be told.
 */
export async function shortenWait(
  bot: Pick<Bot, 'config' | 'keys' | 'clock'>,
  tx: BotTx,
  request: RequestRow,
  proof: SecondProof,
  now: Date,
): Promise<RequestRow | undefined> {
  const { id, personId, confirmedAt, frozenAt } = request
  if (personId === null || confirmedAt === null || frozenAt === null) return undefined
  if (proof === 'business-confirmed' && request.scope !== 'business') return undefined
  if (await changedHandsSince(tx, personId, confirmedAt)) return undefined
  if (!(await isChatOpen(tx, request, now))) return undefined
  const tenantIds = (await businessesTold(tx, id)).map(({ tenantId }) => tenantId)
  const windows = await Promise.all(tenantIds.map((tenantId) => objectableUntil(tx, { id, confirmedAt }, tenantId, now)))
  const { undoWindowMs } = bot.config
  const regular = eraseAtOf(confirmedAt.getTime(), undoWindowMs, false)
  const objectable = windows.map((until) => until?.getTime() ?? 0)
  const eraseAt = new Date(Math.max(regular, now.getTime() + undoWindowMs, ...objectable))
  const change = { eraseAt, nextAttemptAt: null }
  const row = await moveIf(tx, id, ['scheduled'], erasesAfter(eraseAt, isSuspectInChat), change, now)
  if (!row) return undefined
  await addRequestEvent(tx, id, 'second-proof', now, proof)
  await tellNewDay(bot, tx, row, eraseAt, now)
  const status = statusReport(row, now)
  await tellConversation(bot, tx, row, `second-proof-${eraseAt.getTime()}`, { type: 'status.ready', status, fresh: fresh() })
  await wake(tx, 'run-request', [id], eraseAt.getTime() - now.getTime() + 1)
  return row
}
