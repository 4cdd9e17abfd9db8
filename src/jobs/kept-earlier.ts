import type { Residue } from '../erasure/evidence.ts'
import { keptByOthers } from '../erasure/kept-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { type RequestRow, requestsOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** Adds what the law keeps of the person since other requests of theirs: those rows name nobody any more, so this one did not find them. */
export async function withKeptEarlier(
  bot: Pick<Bot, 'db' | 'platform'>,
  request: RequestRow,
  plan: ErasurePlan,
  found: Residue,
): Promise<Residue> {
  if (request.personId === null) return found
  const others = (await requestsOf(bot.db, request.personId)).map(({ id }) => id).filter((id) => id !== request.id)
  if (others.length === 0) return found
  const kept = new Map(found.kept.map((line) => [`${line.table} ${line.basis}`, line]))
  for (const line of await keptByOthers(bot.platform, plan, request.id, others)) {
    const known = kept.get(`${line.table} ${line.basis}`)
    const until = known && known.until > line.until ? known.until : line.until
    kept.set(`${line.table} ${line.basis}`, { ...line, rows: line.rows + (known?.rows ?? 0), until })
  }
  return { ...found, kept: [...kept.values()] }
}
