import type { BotDb, BotTx } from '../db/client.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { AWAITS_TAKE_BACK, takeBackAskedFor } from '../requests/take-back-store.ts'

const LOOK_AGAIN_MS = 15 * 60_000

/**
 * Whoever had staff enter it has told them that the data stays, and one of two has said so: the first pass waits for the other's word until the
 * proposal lapses (`take-back.ts`), once, and never past the thirty days. Asked before anything is planned, and under the request's lock where it
 * would begin.
 */
export async function awaitsTakeBack(db: BotDb | BotTx, { id, deadlineAt }: RequestRow, now: Date): Promise<boolean> {
  const until = await takeBackAskedFor(db, id, now)
  if (until === undefined || deadlineAt <= now) return false
  const again = Math.min(until.getTime(), deadlineAt.getTime(), now.getTime() + LOOK_AGAIN_MS)
  await moveIfStillDue(db, id, { nextAttemptAt: new Date(again) }, now)
  await countRequestEvent(db, { requestId: id, what: AWAITS_TAKE_BACK, detail: 'proposed', at: now })
  return true
}
