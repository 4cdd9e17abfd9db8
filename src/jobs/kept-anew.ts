import type { BotDb, BotTx } from '../db/client.ts'
import { type ErasurePlan, planScope } from '../erasure/plan.ts'
import type { Outcome } from '../flows/conversation-event.ts'
import { noteKept } from '../requests/kept-note-store.ts'
import { loadRequest, type RequestRow, requestsOf, scopeOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { keptRows } from './counts.ts'
import { keptOf } from './kept-earlier.ts'

export type KeptAnew = { requestId: string; kept: Outcome['kept'] }[]

/**
 * What the release ledger says by now of what these requests kept, and of what others of the same people told as kept: read from the
 * platform after a night has changed it, for status answers and pages read the bot's own database alone.
 */
export async function keptAnew(
  bot: Pick<Bot, 'db' | 'platform'>,
  { map, catalogue, cutOff }: ErasurePlan,
  requestIds: Iterable<string>,
): Promise<KeptAnew> {
  const told = new Map<string, RequestRow>()
  for (const id of new Set(requestIds)) {
    const request = await loadRequest(bot.db, id)
    if (!request) continue
    const all = request.personId === null ? [request] : [request, ...(await requestsOf(bot.db, request.personId))]
    for (const each of all) if (each.outcome !== null) told.set(each.id, each)
  }
  const anew: KeptAnew = []
  for (const [requestId, request] of told) {
    const planned = planScope({ map, catalogue, scope: scopeOf(request), cutOff, now: cutOff })
    if ('refused' in planned) continue
    anew.push({ requestId, kept: keptRows(await keptOf(bot, request, planned.plan), map) })
  }
  return anew
}

export async function noteAnew(db: BotDb | BotTx, anew: KeptAnew): Promise<void> {
  for (const { requestId, kept } of anew) await noteKept(db, requestId, kept)
}
