import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { lookAgain } from './hear-first.ts'
import { keepWindows, windowsOf } from './keep-windows.ts'

/** Words that cannot go out for so long are waited for no longer: whoever confirmed was told the time before their yes, too. */
const UNSAID_MS = 86_400_000
const LOOK_AGAIN_MS = 60_000

/**
 * The last look at who has been told, in the transaction that would begin the erasure: words that an outage has kept here go out first, and whoever heard
 * late has the whole window from then; for a day, and not past the thirty days. True: it does not begin as yet.
 */
export async function tellsFirst(bot: Bot, tx: BotTx, id: string, now: Date): Promise<boolean> {
  const request = await loadRequest(tx, id)
  if (!request || request.deadlineAt <= now) return false
  const isWaitedFor = request.eraseAt !== null && now.getTime() < request.eraseAt.getTime() + UNSAID_MS
  const windows = await windowsOf(bot, tx, request, [], now)
  if (!isWaitedFor || !windows.some(({ toldAt, windowMs }) => toldAt === null && windowMs > 0)) {
    return (await keepWindows(bot, tx, request, windows, now)) !== undefined
  }
  await countRequestEvent(tx, { requestId: id, what: 'awaits-words', detail: 'unsent', at: now })
  if (request.personId !== null) await wake(tx, 'deliver-message', [request.personId])
  await wake(tx, 'notify-businesses', [id])
  return lookAgain(tx, id, now, LOOK_AGAIN_MS)
}
