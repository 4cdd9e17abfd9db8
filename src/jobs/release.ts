import { withAdvisoryLock } from '../db/lock.ts'
import { continueReceipt, type Settled } from '../erasure/continued-receipt.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import { forgetHolds } from '../erasure/hold-register-store.ts'
import { keptFrame } from '../erasure/kept-row-store.ts'
import { countUnknownDue, releasedBy } from '../erasure/kept-unknown-store.ts'
import { orderChildrenFirst } from '../erasure/order.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { type ReleaseBatch, type Releasing, releaseBatch, tablesDue } from '../erasure/release-store.ts'
import { claimSettled, forgetLost, forgetSettled, requestsWithSettled } from '../erasure/settled-store.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { mayLieElsewhere } from '../erasure/unsure-rows-store.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { addRequestEvent, loadRequest } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { addContinuation } from './continue-receipt.ts'
import { keptAnew, noteAnew } from './kept-anew.ts'
import { keptByNow } from './kept-earlier.ts'
import { mirrorHolds } from './mirror-holds.ts'
import { noteWaiting } from './note-waiting.ts'
import { countDaysAnew } from './recompute.ts'
import { refreshMap } from './refresh-map.ts'

const ROWS_PER_BATCH = 500
/** A hold that is over says for another year that it stood; and of rows that nobody can trace whoever asks hears for as long. */
const YEAR_MS = 365 * 86_400_000

/**
 * Erases what the law has kept up to yesterday, and says so on the receipts. Rows and what became of them commit together on the
 * platform; the receipts are written from that, so a crash anywhere loses nothing and says nothing twice. What fails for one table or
 * receipt keeps no other from its night.
 */
export async function releaseKept(bot: Bot): Promise<void> {
  await mirrorHolds(bot)
  await refreshMap(bot)
  const plan = keptFrame(bot.dataMap, bot.catalogue, bot.clock.now())
  const failures: unknown[] = []
  const fails = (table: string) => (error: unknown) => void (isOver(bot, table, error) || failures.push(error))
  // Where days could not be counted anew, each row is judged by the law of today all the same before it goes.
  await countDaysAnew(bot, plan).catch(fails('deletion_bot.retained'))
  for (const table of await tablesInOrder(bot, plan)) {
    await releaseTable(bot, plan, table, fails(table))
    await noteUnknown(bot, plan, table)
  }
  for (const requestId of await requestsWithSettled(bot.platform)) {
    const said = withAdvisoryLock(bot.lockPool, 'request', requestId, () => sayReleased(bot, plan, requestId))
    await said.catch((error: unknown) => failures.push(error))
  }
  await forgetHolds(bot.platform, new Date(plan.cutOff.getTime() - YEAR_MS))
  await forgetLost(bot.platform, new Date(plan.cutOff.getTime() - YEAR_MS))
  if (failures.length > 0) throw failures[0]
}

/** Staff hear of a table that cannot be released. What the database refuses for good waits for the next night; anything else comes again at once. */
function isOver(bot: Bot, table: string, error: unknown): boolean {
  ring(bot, 'release-fails', { table, error }, 'rows that no law keeps any longer could not be erased: look at `datamap check`')
  return refusedWith(error) !== undefined
}

async function tablesInOrder(bot: Bot, plan: ErasurePlan): Promise<string[]> {
  const due = await tablesDue(bot.platform, plan.today)
  const known = due.filter((table) => releasedBy(plan, table))
  const order = orderChildrenFirst(known, plan.map, plan.catalogue)
  // A circle is gone through in any order: what is still referenced waits for the next night.
  return [...('cycle' in order ? known : order.tables), ...due.filter((table) => !known.includes(table))]
}

/** Rows whose table or key has another name today would stay for ever: nothing ends it but staff, who hear of it every night. */
async function noteUnknown(bot: Bot, plan: ErasurePlan, table: string): Promise<void> {
  const rows = await countUnknownDue(bot.platform, plan, table)
  if (rows === 0) return
  ring(
    bot,
    'kept-rows-unknown',
    { table, rows },
    'rows that no law keeps any longer are noted by a table or key that is not there: look at `datamap check`',
  )
}

/** Rows that only rows of the same table reference go with the next round. What `fails` ends the table's night. */
async function releaseTable(bot: Bot, plan: ErasurePlan, table: string, fails: (error: unknown) => void): Promise<void> {
  if (!releasedBy(plan, table)) return
  let doubted: boolean = false
  // Of those that one round gives up the next knows nothing.
  let unsure = 0
  for (;;) {
    const round = { erased: 0, referenced: 0, unsure: 0 }
    const referenced: ReleaseBatch['referenced'] = []
    let after: string | undefined
    do {
      const elsewhere = mayLieElsewhere(bot.mapFindings)
      const work: Releasing = { plan, now: bot.clock.now(), blobs: bot.blobs, elsewhere, doubted, checkpoint: bot.checkpoint }
      const batch = await releaseBatch(bot.platform, work, table, { after, limit: ROWS_PER_BATCH }).catch(fails)
      await bot.checkpoint(`released ${table}`)
      if (!batch) return noteUnsure(bot, table, Math.max(unsure, round.unsure))
      await noteHeld(bot, batch)
      bot.metrics.count('erased_rows_total', { table, action: 'release' }, batch.erased)
      const { stuck } = batch.waiting
      if (stuck > 0)
        ring(bot, 'release-stuck', { table, rows: stuck }, 'rows stay beyond their day, for their recordings do not go')
      round.erased += batch.erased
      round.referenced += batch.waiting.referenced
      round.unsure += batch.waiting.unsure + batch.waiting.doubtful
      doubted ||= batch.waiting.unsure > 0 && !elsewhere
      referenced.push(...batch.referenced)
      after = batch.last
    } while (after !== undefined)
    unsure = Math.max(unsure, round.unsure)
    if (round.erased > 0 && round.referenced > 0) continue
    await noteWaiting(bot, plan, table, referenced)
    return noteUnsure(bot, table, unsure)
  }
}

/** Nothing of them is said on a receipt: staff look what was done to the table. */
function noteUnsure(bot: Bot, table: string, rows: number): void {
  if (rows === 0) return
  ring(
    bot,
    'kept-rows-unsure',
    { table, rows },
    'rows that no law keeps any longer are not where they were, or not as they were: was the table archived, detached, swapped or retyped, or have several rows one key (`datamap check`)?',
  )
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
  const kept = await keptByNow(bot, request)
  const claimed = kept && (await claimSettled(bot.platform, requestId, newId()))
  if (!claimed) return
  await bot.checkpoint('release claimed')
  const { receiptId, settled } = claimed
  const told = await keptAnew(bot, plan, [requestId])
  const finished = bot.clock.now()
  const rowsThat = (...outcomes: Settled['outcome'][]) =>
    settled.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, line) => sum + line.rows, 0)
  const [rows, others, lost] = [rowsThat('erased'), rowsThat('taken-over'), rowsThat('table-gone', 'untraceable')]
  const written = await addContinuation(bot, request, {
    receiptId,
    compose: (previous, number) =>
      continueReceipt({ receiptId, number, previous, finished, map: plan.map, mapHash: plan.mapHash, settled, kept }),
    async andThen(tx) {
      await noteAnew(tx, told)
      if (rowsThat('erased', 'gone', 'taken-over') > 0)
        await addRequestEvent(tx, requestId, 'released-by-law', finished, receiptId, rows)
      if (lost > 0) await addRequestEvent(tx, requestId, 'kept-rows-forgotten', finished, receiptId, lost)
      if (others > 0) await addRequestEvent(tx, requestId, 'release-left-alone', finished, receiptId, others)
    },
  })
  if (!written) return
  await bot.checkpoint('release said')
  if (others > 0) {
    ring(
      bot,
      'release-left-alone',
      { request: requestId, rows: others },
      'rows that the law had kept are somebody else’s by now and were left alone',
    )
  }
  await forgetSettled(bot.platform, requestId, [receiptId])
}
