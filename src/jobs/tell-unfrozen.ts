import type { BotTx } from '../db/client.ts'
import { type Holder, holdersOf } from '../erasure/holders-store.ts'
import { businessesTold } from '../processors/business-notice-store.ts'
import { isAccountScope } from '../requests/request.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, loadRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { freezeSubject, TAKEN_BACK } from './freeze-subject.ts'
import { keepWindowsOf } from './keep-windows.ts'
import { park } from './put-off.ts'
import { tellHolders } from './tell-businesses.ts'

const STATEMENT_MS = 60_000

type Told = 'told' | 'put-off' | 'over'

/**
 * Of what could not be frozen the businesses hear all the same, and what they would send is blocked: before the erasure, which does not wait for
 * the freeze. Who hears late has the whole window from then. Nothing changes at a second call.
 */
export async function tellUnfrozen(bot: Bot, request: RequestRow, subject: SubjectIdentifiers): Promise<Told> {
  if (isAccountScope(scopeOf(request))) return 'told'
  const done = await freezeSubject(bot, request, subject, true)
  if (done.is === 'taken-back') await park(bot, request, 'erasure', TAKEN_BACK, false)
  if (done.is !== 'frozen') return 'over'
  const holders = await holdersOf(bot.platform, done.plan, subject, STATEMENT_MS)
  return bot.db.transaction((tx) => tell(bot, tx, request.id, subject, holders))
}

async function tell(bot: Bot, tx: BotTx, id: string, subject: SubjectIdentifiers, holders: readonly Holder[]): Promise<Told> {
  await lockRequests(tx, [id])
  const request = await loadRequest(tx, id)
  // As it stands now: whoever took it back meanwhile has the word, and its thaw lifts the blocks.
  if (!request || request.startedAt !== null || !['scheduled', 'on_hold', 'parked'].includes(request.state)) return 'over'
  const known = new Set((await businessesTold(tx, id)).map(({ tenantId }) => tenantId))
  const untold = holders.filter(({ tenantId }) => !known.has(tenantId))
  if (untold.length === 0) return 'told'
  const now = bot.clock.now()
  await addRequestEvent(tx, id, 'told-unfrozen', now, undefined, untold.length)
  const later = await keepWindowsOf(bot, tx, request, untold, now)
  await tellHolders(bot, tx, later ?? request, subject, untold, now)
  return later ? 'put-off' : 'told'
}
