import { withAdvisoryLock } from '../db/lock.ts'
import { continueReceipt } from '../erasure/continued-receipt.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import { forgetHolds } from '../erasure/hold-register-store.ts'
import { keptFrame } from '../erasure/kept-row-store.ts'
import { retainedOf } from '../erasure/kept-store.ts'
import { orderChildrenFirst } from '../erasure/order.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { type ReleaseBatch, releaseBatch, tablesDue } from '../erasure/release-store.ts'
import { claimSettled, forgetSettled, requestsWithSettled } from '../erasure/settled-store.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { addRequestEvent, loadRequest } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { addContinuation } from './continue-receipt.ts'
import { mirrorHolds } from './mirror-holds.ts'
import { noteWaiting } from './note-waiting.ts'
import { countDaysAnew } from './recompute.ts'

const ROWS_PER_BATCH = 500
/** A hold that is over says for another year that it stood. */
const KEEP_HOLDS_MS = 365 * 86_400_000

/**
 * Erases what the law has kept up to yesterday, and says so on the receipts. Rows and what became of them commit together on the
 * platform; the receipts are written from that, so a crash anywhere loses nothing and says nothing twice.
 */
export async function releaseKept(bot: Bot): Promise<void> {
  await mirrorHolds(bot)
  const plan = keptFrame(bot.dataMap, bot.catalogue, bot.clock.now())
  await countDaysAnew(bot, plan)
  const waiting: { labels: { table: string }; value: number }[] = []
  for (const table of await tablesInOrder(bot, plan)) {
    const value = await releaseTable(bot, plan, table)
    if (value > 0) waiting.push({ labels: { table }, value })
  }
  bot.metrics.setAll('kept_rows_waiting', waiting)
  for (const requestId of await requestsWithSettled(bot.platform)) {
    await withAdvisoryLock(bot.lockPool, 'request', requestId, () => sayReleased(bot, plan, requestId))
  }
  await forgetHolds(bot.platform, new Date(plan.cutOff.getTime() - KEEP_HOLDS_MS))
}

async function tablesInOrder(bot: Bot, plan: ErasurePlan): Promise<string[]> {
  const due = (await tablesDue(bot.platform, plan.today)).filter((table) => plan.map[table] && plan.catalogue.tables[table])
  const order = orderChildrenFirst(due, plan.map, plan.catalogue)
  // A circle is gone through in any order: what is still referenced waits for the next night.
  return 'cycle' in order ? due : order.tables
}

/** Rows that only rows of the same table reference go with the next round. Returns how many rows still wait for others in the end. */
async function releaseTable(bot: Bot, plan: ErasurePlan, table: string): Promise<number> {
  for (;;) {
    const round = { erased: 0, referenced: 0 }
    const referenced: ReleaseBatch['referenced'] = []
    let after: string | undefined
    do {
      const work = { plan, now: bot.clock.now(), blobs: bot.blobs, checkpoint: bot.checkpoint }
      const batch = await releaseBatch(bot.platform, work, table, { after, limit: ROWS_PER_BATCH })
      await bot.checkpoint(`released ${table}`)
      await noteHeld(bot, batch)
      bot.metrics.count('erased_rows_total', { table, action: 'release' }, batch.erased)
      if (batch.waiting.stuck > 0) bot.metrics.count('alarms_total', { reason: 'release-stuck' })
      round.erased += batch.erased
      round.referenced += batch.waiting.referenced
      referenced.push(...batch.referenced)
      after = batch.last
    } while (after !== undefined)
    if (round.erased > 0 && round.referenced > 0) continue
    await noteWaiting(bot, plan, table, referenced)
    return round.referenced
  }
}

/** Every refusal of a hold stands on the timeline, once for each hold. */
async function noteHeld(bot: Bot, { held }: ReleaseBatch): Promise<void> {
  const lines = new Map<string, { requestId: string; holdId: string; rows: number }>()
  for (const { requestId, holdId } of held) {
    const key = `${requestId} ${holdId}`
    lines.set(key, { requestId, holdId, rows: (lines.get(key)?.rows ?? 0) + 1 })
  }
  if (lines.size > 0) bot.metrics.count('legal_hold_refusals_total', { what: 'release' }, lines.size)
  for (const { requestId, holdId, rows } of lines.values())
    await addRequestEventOnce(bot.db, { requestId, what: 'release-held', detail: holdId, at: bot.clock.now(), count: rows })
}

async function sayReleased(bot: Bot, plan: ErasurePlan, requestId: string): Promise<void> {
  const request = await loadRequest(bot.db, requestId)
  if (!request) return
  // Said before a crash, and not yet forgotten.
  const said = (await receiptsOf(bot.db, requestId)).map(({ id }) => id)
  await forgetSettled(bot.platform, requestId, said)
  const claimed = await claimSettled(bot.platform, requestId, newId())
  if (!claimed) return
  await bot.checkpoint('release claimed')
  const { receiptId, settled } = claimed
  const kept = await retainedOf(bot.platform, [requestId])
  const finished = bot.clock.now()
  const rows = settled.filter(({ outcome }) => outcome === 'erased').reduce((sum, line) => sum + line.rows, 0)
  const others = settled.filter(({ outcome }) => outcome === 'taken-over').reduce((sum, line) => sum + line.rows, 0)
  const written = await addContinuation(bot, request, {
    receiptId,
    compose: (previous, number) =>
      continueReceipt({ receiptId, number, previous, finished, map: plan.map, mapHash: plan.mapHash, settled, kept }),
    async andThen(tx) {
      await addRequestEvent(tx, requestId, 'released-by-law', finished, receiptId, rows)
      if (others > 0) await addRequestEvent(tx, requestId, 'release-left-alone', finished, receiptId, others)
    },
  })
  if (!written) return
  await bot.checkpoint('release said')
  if (others > 0) {
    bot.metrics.count('alarms_total', { reason: 'release-left-alone' })
    bot.log.error(
      { request: requestId, rows: others },
      'rows that the law had kept are somebody else’s by now and were left alone',
    )
  }
  await forgetSettled(bot.platform, requestId, [receiptId])
}
