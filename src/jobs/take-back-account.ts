import type { BotDb, BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { openAccountRequest, undoAccountRequest } from '../requests/account-request-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { mailAccount } from './mail-account.ts'
import { statusReport } from './status-report.ts'
import { tellConversation } from './tell-conversation.ts'

/**
 * Takes an account's or a profile's deletion back, by whichever door: everybody who was told of it hears so, and the chat that asked for
 * it, unless that is where it was taken back. Undefined when its time is over, the erasure has begun, or it was taken back before.
 */
export async function takeBackAccount(
  bot: Pick<Bot, 'keys' | 'config' | 'clock'>,
  tx: BotTx,
  id: string,
  now: Date,
  by: { channelId?: string; askedAt?: Date } = {},
): Promise<RequestRow | undefined> {
  const request = await undoAccountRequest(tx, id, now, { answers: by.channelId !== undefined, askedAt: by.askedAt ?? now })
  if (!request) return undefined
  await mailAccount(bot, tx, request, { what: 'back', ...(await closedBeside(tx, request, now)) }, now)
  await wake(tx, 'run-request', [request.id])
  if (by.channelId === undefined || by.channelId !== request.channelId)
    await tellConversation(bot, tx, request, 'taken-back', {
      type: 'status.ready',
      status: statusReport(request, now),
      aside: true,
      fresh: fresh(),
    })
  return request
}

/** The day of the whole account, where what was taken back is a profile in one that is closed: the last one, once the first has passed. */
export async function closedBeside(
  tx: BotTx | BotDb,
  { scope, tenantId }: RequestRow,
  now: Date,
): Promise<{ closedUntil?: number }> {
  if (scope !== 'profile' || tenantId === null) return {}
  const account = await openAccountRequest(tx, { kind: 'account', tenantId })
  if (!account) return {}
  const { eraseAt, deadlineAt } = account
  return { closedUntil: (eraseAt !== null && eraseAt > now ? eraseAt : deadlineAt).getTime() }
}
