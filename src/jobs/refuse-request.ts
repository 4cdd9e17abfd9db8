import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { boardFrom } from '../requests/grievance.ts'
import { refuseConfirmed } from '../requests/refusal-store.ts'
import type { RefusalReason } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { cancelledFor } from '../requests/staff-reasons.ts'
import type { Bot } from './bot.ts'
import { mailAccount } from './mail-account.ts'
import { tellConversation } from './tell-conversation.ts'

/**
 * Staff refuse a confirmed request whose erasure has not begun: what the freeze changed is restored, and the person hears at once why,
 * whom to complain to, and where to go next. Undefined: it began, ended or was taken back first, and nothing changed.
 */
export async function refuseRequest(
  bot: Pick<Bot, 'keys' | 'clock' | 'config'>,
  tx: BotTx,
  requestId: string,
  reason: RefusalReason,
): Promise<RequestRow | undefined> {
  const now = bot.clock.now()
  const row = await refuseConfirmed(tx, requestId, reason, now)
  if (!row) return undefined
  const news = { type: 'erasure.refused', reference: row.reference, reason, boardFrom: boardFrom(now.getTime()) } as const
  await tellConversation(bot, tx, row, 'refused', news)
  await mailAccount(bot, tx, row, { what: 'stopped', why: cancelledFor[reason], once: 'refused' }, now)
  await wake(tx, 'run-request', [row.id])
  return row
}
