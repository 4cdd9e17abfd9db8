import type { BotDb } from '../db/client.ts'
import { timelineOf } from '../requests/request-event-store.ts'

/** The lines of a timeline that name the receipt on which a pass said its counts; other receipts go on from them and count nothing. */
const SAYS_COUNTS = ['completed', 'partial', 'swept-again', 'swept-between']

/**
 * From which run on rows were changed that stand on no receipt yet. A run has the number of the receipt that it will write; one that
 * broke off has nothing to say, and meanwhile an acknowledgement, or a night, may have written a receipt of that number.
 */
export async function firstUnsaidRun(
  db: BotDb,
  requestId: string,
  receipts: readonly { id: string; number: number }[],
): Promise<number> {
  const lines = await timelineOf(db, requestId)
  const named = new Set(lines.filter(({ what }) => SAYS_COUNTS.includes(what)).map(({ detail }) => detail))
  const said = receipts.filter(({ id }) => named.has(id)).map(({ number }) => number)
  // A timeline that has been forgotten tells nothing: nothing is said twice.
  return said.length === 0 ? receipts.length : Math.max(...said) + 1
}
