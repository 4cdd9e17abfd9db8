import { receiptsOf } from '../erasure/erasure-store.ts'
import type { Residue } from '../erasure/evidence.ts'
import { lookedAt } from '../erasure/receipt-check.ts'
import { mustForget } from '../requests/deadline.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import type { Pass } from './finish-erasure.ts'

/**
 * What a pass could not read itself, a night since the last pass may have read: mentions it counted stand on the newest receipt, and a
 * table in which it found nothing of the person's is proven clean. What no night has read by the day on which everything is forgotten
 * was out of reach.
 */
export async function withNightsReading(bot: Bot, request: RequestRow, pass: Pass, found: Residue): Promise<Residue> {
  const { tonight = [], unreachable } = found
  if (tonight.length === 0 && unreachable.length === 0) return found
  const last = (await receiptsOf(bot.db, request.id)).at(-1)
  if (!last) return found
  const said = lookedAt(last.body)
  const counted = request.searchedAt === null ? [] : tonight.filter((table) => !said.searchedTonight.includes(table))
  const unread = tonight.filter((table) => !counted.includes(table))
  const isLast = pass === 'second-sweep' && mustForget(request.finishedAt, bot.clock.now())
  return {
    ...found,
    mentions: [...found.mentions, ...said.mentionedElsewhere.filter(({ table }) => counted.includes(table))],
    tonight: isLast ? [] : unread,
    unreachable: [...(isFoundClean(request) ? [] : unreachable), ...(isLast ? unread : [])],
  }
}

/** The newest night's search began after the last pass, read everything and found nothing of the person's. */
function isFoundClean({ finishedAt, foundCleanAt, searchedAt }: RequestRow): boolean {
  if (finishedAt === null || foundCleanAt === null) return false
  return foundCleanAt > finishedAt && (searchedAt === null || foundCleanAt >= searchedAt)
}
