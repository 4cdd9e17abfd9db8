import { continueReceipt } from '../erasure/continued-receipt.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { addContinuation } from './continue-receipt.ts'
import { keptOf } from './kept-earlier.ts'

interface Counted {
  mentions: readonly { table: string; rows: number }[]
  /** Tables that are still to be read. */
  tonight: readonly string[]
}

/**
 * Continues the receipt with what a night found in the rows of others, and nothing else: nothing is erased here. To be called under the
 * request's lock.
 */
export async function countMentions(bot: Bot, request: RequestRow, plan: ErasurePlan, counted: Counted): Promise<void> {
  const kept = await keptOf(bot, request, plan)
  const [receiptId, finished] = [newId(), bot.clock.now()]
  const { map, mapHash } = plan
  const rows = counted.mentions.reduce((sum, mention) => sum + mention.rows, 0)
  await addContinuation(bot, request, {
    receiptId,
    compose: (previous, number) =>
      continueReceipt({ receiptId, number, previous, finished, map, mapHash, settled: [], kept, ...counted }),
    andThen: (tx) => addRequestEvent(tx, request.id, 'mentions-counted', finished, receiptId, rows),
  })
}
