import type { BotTx } from '../db/client.ts'
import { type Holder, holdersOf } from '../erasure/holders-store.ts'
import { businessesTold } from '../processors/business-notice-store.ts'
import { objectionWindowMs, TOLD_UNFROZEN } from '../requests/instruction-store.ts'
import { isAccountScope } from '../requests/request.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, loadRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { isUntouchedAndDue, moveIf } from '../requests/staff-action-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { freezeSubject, TAKEN_BACK } from './freeze-subject.ts'
import { park } from './put-off.ts'
import { tellHolders } from './tell-businesses.ts'
import { tellExtended } from './tell-extended.ts'

const STATEMENT_MS = 60_000

type Told = 'told' | 'put-off' | 'over'

/**
 * Of what could not be frozen the businesses hear all the same, and what they would send is blocked: before the erasure, which does not wait for
 * the freeze. Who hears only when its time has come, and may object, has the whole window from then. Nothing changes at a second call.
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
  await addRequestEvent(tx, id, TOLD_UNFROZEN, now, undefined, untold.length)
  const later = await putOff(bot, tx, request, untold, now)
  await tellHolders(bot, tx, later ?? request, subject, untold, now)
  return later ? 'put-off' : 'told'
}

/** Past the thirty days nobody is waited for. Undefined: it goes on as it stands. */
async function putOff(
  bot: Bot,
  tx: BotTx,
  { id, confirmedAt, deadlineAt }: RequestRow,
  untold: readonly Holder[],
  now: Date,
): Promise<RequestRow | undefined> {
  if (confirmedAt === null) return undefined
  const tenants = untold.map(({ tenantId }) => tenantId)
  const windowMs = await objectionWindowMs(tx, tenants, confirmedAt)
  const eraseAt = new Date(Math.min(now.getTime() + windowMs, deadlineAt.getTime()))
  if (eraseAt <= now) return undefined
  const change = { state: 'scheduled' as const, reason: null, eraseAt, nextAttemptAt: null }
  const row = await moveIf(tx, id, ['scheduled', 'on_hold'], isUntouchedAndDue(now), change, now)
  if (!row) return undefined
  const once = `told-unfrozen-${eraseAt.getTime()}`
  await tellExtended(bot, tx, row, { reason: 'technical-fault', eraseAt, once }, now)
  return row
}
