import type { BrakeReason } from '../erasure/brake.ts'
import { continueReceipt } from '../erasure/continued-receipt.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import { completed } from '../erasure/evidence.ts'
import { executePlan } from '../erasure/execute.ts'
import type { NightlyFinding } from '../erasure/nightly-finding.ts'
import { judgeAgain } from '../erasure/nightly-tally-store.ts'
import type { Search } from '../erasure/residue.ts'
import { tasksOf } from '../processors/processor-task-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import { unconfirmedOf } from './await-processors.ts'
import type { Bot } from './bot.ts'
import { addContinuation } from './continue-receipt.ts'
import { firstUnsaidRun } from './first-unsaid-run.ts'
import { withKeptEarlier } from './kept-earlier.ts'
import { mirrorHolds } from './mirror-holds.ts'
import { pullBrake } from './pull-brake.ts'
import { searchLeft } from './search-left.ts'
import { noteRecoverable } from './unreached-stores.ts'
import { watchOf } from './watch-erasure.ts'
import { whoseIs } from './whose-is.ts'
import { withOwnWords } from './with-own-words.ts'

type Place = Pick<NightlyFinding['residue'][number], 'table' | 'column'>

/** The night has just read everything: what takes longer here is said to be unproven. */
const STATEMENT_MS = 10_000

/**
 * Erases what turned up between an erasure and its second sweep, and continues the receipt. Only the map's own ways lead to what goes: a
 * stray spelling that the night found may be somebody else's, stays, and makes the receipt partial. The request stays as it is, and its
 * second sweep still comes. To be called under the request's lock, so that nothing here reads more than the businesses concerned; once that is
 * `lost` nothing more goes, and nothing is said.
 */
export async function sweepBetween(
  bot: Bot,
  request: RequestRow,
  search: Search,
  finding: NightlyFinding,
  lost: AbortSignal,
): Promise<void> {
  const { subject } = search
  const plan = await withOwnWords(bot, search.plan, subject, request)
  await mirrorHolds(bot)
  if (plan.mapHash !== request.mapHash) {
    const stop = await pullBrake(bot, request, plan, subject)
    if (stop) return stopped(bot, request, stop)
  }
  const receipts = await receiptsOf(bot.db, request.id)
  const done = await executePlan(bot.platform, bot.blobs, {
    requestId: request.id,
    run: receipts.length,
    unsaidFrom: await firstUnsaidRun(bot.db, request.id, receipts),
    plan,
    subject,
    ...whoseIs(bot, subject),
    now: () => bot.clock.now(),
    async checkpoint(name) {
      lost.throwIfAborted()
      await bot.checkpoint(name)
    },
    watch: watchOf(bot),
    recoverable: noteRecoverable(bot, request),
  })
  if (done.is === 'held') {
    const line = { requestId: request.id, what: 'sweep-held', detail: done.holdId, at: bot.clock.now() }
    bot.metrics.count('legal_hold_refusals_total', { what: 'nightly-search' })
    return countRequestEvent(bot.db, line)
  }
  const left = await searchLeft(bot, request, { plan, subject }, STATEMENT_MS)
  // A stray may lie with a business that held nothing.
  const strays = (await judgeAgain(bot.platform, search, finding.places ?? [])).filter(
    (stray) => !left.residue.some((known) => isSameColumn(known, stray)),
  )
  const changed = done.steps.reduce((sum, { rows }) => sum + rows, 0)
  const seen = [...left.residue, ...strays]
  // Nothing went, and it is not where the night saw it: somebody has written to the row since, which then lies elsewhere.
  const moved = changed > 0 ? [] : finding.residue.filter((each) => !seen.some((known) => isSameColumn(known, each)))
  const found = { ...left, residue: [...seen, ...moved] }
  const drift = bot.mapFindings.length > 0 ? ['data-map-drift'] : []
  const verdict = completed(plan, found, [...drift, ...unconfirmedOf(await tasksOf(bot.db, request.id))])
  const before = JSON.parse(receipts.at(-1)?.body ?? '{}') as { rest?: string[] }
  const rest = verdict.is === 'partial' ? [...verdict.rest].sort() : []
  const isSaid = changed === 0 && rest.join() === (before.rest ?? []).join()
  if (isSaid && finding.mentions.length === 0) return
  const { kept } = await withKeptEarlier(bot, request, plan, found)
  const [receiptId, finished] = [newId(), bot.clock.now()]
  const { map, mapHash } = plan
  const swept = { steps: done.steps, verdict }
  lost.throwIfAborted()
  await addContinuation(bot, request, {
    receiptId,
    erases: true,
    compose: (previous, number) =>
      continueReceipt({
        receiptId,
        number,
        previous,
        finished,
        map,
        mapHash,
        settled: [],
        kept,
        mentions: finding.mentions,
        swept,
      }),
    andThen: (tx) => addRequestEvent(tx, request.id, 'swept-between', finished, receiptId, changed),
  })
}

const isSameColumn = (one: Place, other: Place) => one.table === other.table && one.column === other.column

/** What another map than the one that was braked would take: it is found again the next night, when the map may be mended. */
async function stopped(bot: Bot, request: RequestRow, reason: BrakeReason): Promise<void> {
  ring(bot, 'parked', { request: request.id, reason }, 'the brake stopped what the nightly search would have erased')
  await countRequestEvent(bot.db, { requestId: request.id, what: 'sweep-stopped', detail: reason, at: bot.clock.now() })
}
