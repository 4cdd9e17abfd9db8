import canonicalize from 'canonicalize'
import { recordAccess } from '../db/access-log.ts'
import type { BotDb } from '../db/client.ts'
import { forgetNight, lastNight, noteNight } from '../db/nightly.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { type Moved, recomputeReleases } from '../erasure/recompute-store.ts'
import { retentionBases } from '../erasure/retention-bases.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { type KeyRing, pseudonym, sha256Hex } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'
import { keptAnew, noteAnew } from './kept-anew.ts'

const TASK = 'retention'

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
  if ((await lastNight(bot.db, TASK))?.seen === rules) return
  const moved = await recomputeReleases(bot.platform, plan, false)
  const now = bot.clock.now()
  for (const { requestId, table, longer } of moved)
    if (longer > 0) await addRequestEvent(bot.db, requestId, 'kept-longer', now, table, longer)
  await noteEachAnew(bot, plan, moved)
  const look = { actor: 'job:nightly', action: 'retention-recomputed', reason: 'rules-changed' }
  await recordAccess(bot.db, { id: newId(), at: now, ...look, ...rulesPseudonym(bot.keys, plan) })
  const waiting = moved.reduce((sum, { shorter }) => sum + shorter, 0)
  if (waiting === 0) return noteNight(bot.db, TASK, plan.today, rules)
  bot.metrics.count('alarms_total', { reason: 'kept-too-long' })
  bot.log.error({ rows: waiting }, 'rows might go earlier by today’s bases: look at `retention apply`')
}

/** One by one: a law that changes moves everybody's lines, and what broke off at one of them has noted the others. */
async function noteEachAnew(bot: Pick<Bot, 'db' | 'platform'>, plan: ErasurePlan, moved: readonly Moved[]): Promise<void> {
  for (const id of new Set(moved.map(({ requestId }) => requestId))) await noteAnew(bot.db, await keptAnew(bot, plan, [id]))
}

/** After a restore the lines bear the days of the backup again: the next night counts them, and staff hear of what had gone earlier. */
export async function countAgain(db: BotDb): Promise<void> {
  await forgetNight(db, TASK)
}

/** Staff's word that rows may go earlier; each request's timeline says so. */
export async function applyRules(bot: Pick<Bot, 'db' | 'platform'>, plan: ErasurePlan, now: Date): Promise<Moved[]> {
  const moved = await recomputeReleases(bot.platform, plan, true)
  for (const { requestId, table, longer, shorter } of moved) {
    if (longer > 0) await addRequestEvent(bot.db, requestId, 'kept-longer', now, table, longer)
    if (shorter > 0) await addRequestEvent(bot.db, requestId, 'kept-shorter', now, table, shorter)
  }
  await noteEachAnew(bot, plan, moved)
  await noteNight(bot.db, TASK, plan.today, rulesHash(plan))
  return moved
}

/** By what the access log knows a set of rules: there is no person in it. */
export function rulesPseudonym(keys: KeyRing, plan: ErasurePlan): { keyId: string; pseudonym: string } {
  const { keyId, value } = pseudonym(keys, 'case', `retention ${rulesHash(plan)}`)
  return { keyId, pseudonym: value }
}
