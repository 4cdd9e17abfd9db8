import canonicalize from 'canonicalize'
import { recordAccess } from '../db/access-log.ts'
import type { BotDb } from '../db/client.ts'
import { forgetNight, lastNight, noteNight } from '../db/nightly.ts'
import { forgetMoved, type MovedDays, movedDays } from '../erasure/moved-days-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { type Moved, recomputeReleases } from '../erasure/recompute-store.ts'
import { retentionBases } from '../erasure/retention-bases.ts'
import { addRequestEventOfMoment } from '../requests/request-event-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { newId } from '../runtime/ids.ts'
import { type KeyRing, pseudonym, sha256Hex } from '../runtime/keys.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { keptAnew, noteAnew } from './kept-anew.ts'

const TASK = 'retention'
const REQUESTS_AT_ONCE = 500

/** What the days are counted by: the bases in force, which of them the map gives each table, and what counsel decided about floors. */
function rulesHash({ map, today }: ErasurePlan): string {
  const inForce = retentionBases.filter((basis) => basis.inForceFrom <= today).map(({ id, period }) => ({ id, period }))
  const kept = Object.entries(map).flatMap(([table, { disposition }]) =>
    disposition.do === 'retain' ? [{ table, keptBy: disposition.keptBy }] : [],
  )
  const decided = retentionBases.flatMap(({ id, floors = [] }) => (floors.length > 0 ? [{ id, floors }] : []))
  return sha256Hex(canonicalize({ inForce, kept, ...(decided.length > 0 ? { decided } : {}) }) ?? '')
}

/**
 * When a law or the map has changed since the last count: later days are written down, with a line on each timeline. Earlier ones wait
 * for staff (`retention apply`), who hear of them every night.
 */
export async function countDaysAnew(bot: Bot, plan: ErasurePlan): Promise<void> {
  const rules = rulesHash(plan)
  // What staff's own count broke off at.
  if ((await lastNight(bot.db, TASK))?.seen === rules) return sayMoved(bot, plan)
  const moved = await recomputeReleases(bot.platform, plan, false)
  await bot.checkpoint('days counted')
  await sayMoved(bot, plan)
  const now = bot.clock.now()
  const look = { actor: 'job:nightly', action: 'retention-recomputed', reason: 'rules-changed' }
  await recordAccess(bot.db, { id: newId(), at: now, ...look, ...rulesPseudonym(bot.keys, plan) })
  const waiting = moved.reduce((sum, { shorter }) => sum + shorter, 0)
  if (waiting === 0) return noteNight(bot.db, TASK, plan.today, rules)
  ring(bot, 'kept-too-long', { rows: waiting }, 'rows might go earlier by today’s bases: look at `retention apply`')
}

type Saying = Pick<Bot, 'db' | 'platform'> & Partial<Pick<Bot, 'checkpoint'>>

/**
 * Days that were moved and not said yet: on each timeline, and in what status answers and pages give. One request after the other, for a
 * law that changes moves everybody's lines; what broke off is said by the next pass, and nothing twice.
 */
async function sayMoved(bot: Saying, plan: ErasurePlan): Promise<void> {
  for (;;) {
    const moved = await movedDays(bot.platform, REQUESTS_AT_ONCE)
    if (moved.length === 0) return
    for (const id of new Set(moved.map(({ requestId }) => requestId)))
      await sayOf(
        bot,
        plan,
        id,
        moved.filter(({ requestId }) => requestId === id),
      )
  }
}

async function sayOf(bot: Saying, plan: ErasurePlan, requestId: string, days: readonly MovedDays[]): Promise<void> {
  const kept = await keptAnew(bot, plan, [requestId])
  await bot.db.transaction(async (tx) => {
    // A night and staff may say the same at once.
    await lockRequests(tx, [requestId])
    for (const { table: detail, at, longer, shorter } of days) {
      if (longer > 0) await addRequestEventOfMoment(tx, { requestId, what: 'kept-longer', detail, at, count: longer })
      if (shorter > 0) await addRequestEventOfMoment(tx, { requestId, what: 'kept-shorter', detail, at, count: shorter })
    }
    await noteAnew(tx, kept)
  })
  await bot.checkpoint?.('days told')
  await forgetMoved(
    bot.platform,
    requestId,
    days.map(({ at }) => at),
  )
}

/** After a restore the lines bear the days of the backup again: the next night counts them, and staff hear of what had gone earlier. */
export async function countAgain(db: BotDb): Promise<void> {
  await forgetNight(db, TASK)
}

/** Staff's word that rows may go earlier; each request's timeline says so. */
export async function applyRules(bot: Saying, plan: ErasurePlan): Promise<Moved[]> {
  const moved = await recomputeReleases(bot.platform, plan, true)
  await bot.checkpoint?.('days counted')
  await sayMoved(bot, plan)
  await noteNight(bot.db, TASK, plan.today, rulesHash(plan))
  return moved
}

/** By what the access log knows a set of rules: there is no person in it. */
export function rulesPseudonym(keys: KeyRing, plan: ErasurePlan): { keyId: string; pseudonym: string } {
  const { keyId, value } = pseudonym(keys, 'case', `retention ${rulesHash(plan)}`)
  return { keyId, pseudonym: value }
}
