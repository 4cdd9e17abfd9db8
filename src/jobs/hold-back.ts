import { findHoldOn } from '../erasure/hold-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import { noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import type { Pass } from './finish-erasure.ts'
import { mirrorHolds } from './mirror-holds.ts'
import { tellDelayed } from './tell-late.ts'
import { whoseIs } from './whose-is.ts'

/** A hold that has ended is noticed within this time, also when nobody said that it ended. */
const LOOK_AGAIN_MS = 15 * 60_000

/**
 * Whether a legal hold stands in the way of this erasure, looked at before it begins: the person may still take it back meanwhile.
 * What a hold placed later meets, the batches find themselves.
 */
export async function isHeldBack(
  bot: Bot,
  request: RequestRow,
  pass: Pass,
  { plan, subject }: { plan: ErasurePlan; subject: SubjectIdentifiers },
): Promise<boolean> {
  await mirrorHolds(bot)
  const hold = await findHoldOn(bot.platform, { plan, subject }, whoseIs(bot, subject), bot.clock.now())
  if (hold) await holdBack(bot, request, pass, hold.holdId)
  return hold !== undefined
}

/** Waits for the end of the hold. Each hold that stops a request stands on its timeline with how often it did; the person hears once that it takes longer. */
export async function holdBack(bot: Bot, request: RequestRow, pass: Pass, holdId: string): Promise<void> {
  bot.metrics.count('legal_hold_refusals_total', { what: pass })
  const now = bot.clock.now()
  const again = new Date(now.getTime() + LOOK_AGAIN_MS)
  await bot.db.transaction(async (tx) => {
    const line = { requestId: request.id, detail: holdId, at: now }
    if (pass === 'second-sweep') {
      await noteOnRequest(tx, request.id, { secondSweepAt: again }, now)
      await countRequestEvent(tx, { ...line, what: 'sweep-held' })
      return
    }
    const held = { state: 'on_hold', reason: 'legal-hold', nextAttemptAt: again }
    // What staff hold for longer meanwhile is not looked at before their day.
    const row = await moveIfStillDue(tx, request.id, held, now)
    if (!row) return
    await countRequestEvent(tx, { ...line, what: 'held' })
    // An account is told by mail, and of each hold once, however often it is met.
    await tellDelayed(bot, tx, row, { chat: 'held', mail: holdId }, now)
  })
}
