import type { BotTx } from '../db/client.ts'
import { startedSince } from '../requests/due-request-store.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { mayStart } from '../requests/start-store.ts'
import type { Bot } from './bot.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** As many erasures as may begin in an hour have begun: a quick look, before anything is counted. */
export async function isHourFull(bot: Bot): Promise<boolean> {
  return (await startedSince(bot.db, hourBefore(bot))) >= bot.config.maxErasuresPerHour
}

/** The same, exactly, in the transaction that begins one. */
export function takeTurn(bot: Bot, tx: BotTx): Promise<boolean> {
  return mayStart(tx, hourBefore(bot), bot.config.maxErasuresPerHour)
}

/** The request stays scheduled, and staff hear that more is erased than usual. */
export async function waitForTurn(bot: Bot, request: RequestRow): Promise<undefined> {
  const now = bot.clock.now()
  bot.metrics.count('alarms_total', { reason: 'erasures-per-hour' })
  await moveIfStillDue(bot.db, request.id, { nextAttemptAt: new Date(now.getTime() + MINUTE_MS) }, now)
  await countRequestEvent(bot.db, { requestId: request.id, what: 'awaits-turn', detail: 'erasures-per-hour', at: now })
}

const hourBefore = ({ clock }: Bot): Date => new Date(clock.now().getTime() - HOUR_MS)
