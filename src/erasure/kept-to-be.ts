import type { Residue } from './evidence.ts'
import { linksTo } from './links.ts'
import type { ErasurePlan } from './plan.ts'

/**
 * Tables of which the law keeps rows, each with the last of their days: those that are recorded, those that could not be yet, and what
 * these refer to, which stays with them.
 */
export function keptOrToBe(
  plan: ErasurePlan,
  found: Pick<Residue, 'kept' | 'toKeep' | 'held'>,
): { table: string; until: string }[] {
  const toKeep = found.toKeep ?? []
  const above = found.held.flatMap(({ table, rows }) => (rows === 0 ? [] : staysFor(plan, table, toKeep)))
  return [...found.kept, ...toKeep].flatMap(({ table, rows, until }) => (rows > 0 ? { table, until } : [])).concat(above)
}

function staysFor(plan: ErasurePlan, table: string, toKeep: NonNullable<Residue['toKeep']>): { table: string; until: string }[] {
  const below = tablesBelow(plan, table)
  return toKeep.flatMap((kept) => (below.has(kept.table) ? { table, until: kept.until } : []))
}

/** Tables from which links lead to this one, over however many others. */
function tablesBelow(plan: ErasurePlan, table: string): Set<string> {
  const below = new Set<string>()
  const next = [table]
  for (let at = next.pop(); at !== undefined; at = next.pop())
    for (const link of linksTo(plan, at)) {
      if (below.has(link.table)) continue
      below.add(link.table)
      next.push(link.table)
    }
  return below
}
