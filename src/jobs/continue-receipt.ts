import type { BotTx } from '../db/client.ts'
import { appendReceipt, receiptsOf } from '../erasure/erasure-store.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { noteCarriedOut, readMarker } from '../erasure/replay-marker-store.ts'
import { type RequestRow, scopeOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { recordOutside } from './record-outside.ts'

interface Next {
  receiptId: string
  compose(previous: { body: string; hash: string }, number: number): { body: string; hash: string }
  /** Rows went that only a replay erases again. What else continues a receipt the platform does or says anew by itself, and needs no entry there. */
  erases?: boolean
  /** What becomes true with the receipt. */
  andThen(tx: BotTx): Promise<void>
}

/**
 * Goes on with a request's receipts without its subject, in one transaction with what the receipt says. To be called under the
 * request's lock. False: there is no receipt to go on from.
 */
export async function addContinuation(bot: Bot, request: RequestRow, next: Next): Promise<boolean> {
  const now = bot.clock.now()
  const receipts = await receiptsOf(bot.db, request.id)
  const previous = receipts.at(-1)
  if (!previous || request.confirmedAt === null) return false
  const number = receipts.length
  const { body, hash } = next.compose(previous, number)
  const { erases = false } = next
  const marker = erases ? await noteCarriedOut(bot.platform, request.id, number, now) : await readMarker(bot.platform)
  const head = await lastHead(headFile(bot.config.dataDir))
  const outside = (marker?.seq ?? 0) > (head?.seq ?? 0) ? marker : head
  const replay = { pseudonyms: [], scope: scopeOf(request), cutOff: request.confirmedAt, expiresAt: now }
  await bot.db.transaction(async (tx) => {
    const receipt = {
      receiptId: next.receiptId,
      requestId: request.id,
      number,
      body,
      hash,
      now,
      replay,
      isOnPlatform: erases,
      outside,
    }
    const stored = await appendReceipt(tx, bot.keys, receipt)
    await bot.checkpoint('continuation written')
    if (stored.created) await next.andThen(tx)
  })
  await recordOutside(bot)
  return true
}
