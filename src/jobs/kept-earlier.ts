import type { KeptCount, Residue } from '../erasure/evidence.ts'
import { keptByOthers, retainedOf } from '../erasure/kept-store.ts'
import { type ErasurePlan, planScope } from '../erasure/plan.ts'
import { type RequestRow, requestsOf, scopeOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

type Kept = KeptCount & { table: string }
type Databases = Pick<Bot, 'db' | 'platform'>

/** Adds what the law keeps of the person since other requests of theirs: those rows name nobody any more, so this one did not find them. */
export async function withKeptEarlier(bot: Databases, request: RequestRow, plan: ErasurePlan, found: Residue): Promise<Residue> {
  return { ...found, kept: await addEarlier(bot, request, plan, found.kept) }
}

/** The same without looking for the subject: what this request recorded, and what others did within the plan. */
export async function keptOf(bot: Databases, request: RequestRow, plan: ErasurePlan): Promise<Kept[]> {
  return addEarlier(bot, request, plan, await retainedOf(bot.platform, [request.id]))
}

/** By today's map. Undefined while it has no order: then nobody can say what lies within the request, and what there is to say waits. */
export async function keptByNow(bot: Bot, request: RequestRow): Promise<Kept[] | undefined> {
  const now = bot.clock.now()
  const planned = planScope({ map: bot.dataMap, catalogue: bot.catalogue, scope: scopeOf(request), cutOff: now, now })
  return 'plan' in planned ? keptOf(bot, request, planned.plan) : undefined
}

async function addEarlier(bot: Databases, request: RequestRow, plan: ErasurePlan, own: readonly Kept[]): Promise<Kept[]> {
  const others = request.personId === null ? [] : await requestsOf(bot.db, request.personId)
  const ids = others.map(({ id }) => id).filter((id) => id !== request.id)
  if (ids.length === 0) return [...own]
  const kept = new Map(own.map((line) => [`${line.table} ${line.basis}`, line]))
  for (const line of await keptByOthers(bot.platform, plan, request.id, ids)) {
    const known = kept.get(`${line.table} ${line.basis}`)
    const until = known && known.until > line.until ? known.until : line.until
    kept.set(`${line.table} ${line.basis}`, { ...line, rows: line.rows + (known?.rows ?? 0), until })
  }
  return [...kept.values()]
}
