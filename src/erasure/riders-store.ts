import { type SQL, sql } from 'drizzle-orm'
import { isAt, isCounted, itself } from './pick-store.ts'
import type { PlanStep } from './plan.ts'
import { references } from './predicate-store.ts'
import type { Change } from './progress-store.ts'
import { type Quarry, rerunStep, tableOf } from './quarry-store.ts'
import type { Rider } from './riders.ts'
import { at, type Session } from './session-store.ts'
import { named } from './template-store.ts'

type Found = { found: number; rows: number; counted: number }

/**
 * Erases what hangs on the rows at these places, which are locked, so that nothing more can come to hang on them; `left` says that there
 * is more than `limit`, or what somebody else had a hand on.
 */
export async function takeRiders(
  session: Session,
  work: { quarry: Quarry; step: PlanStep },
  riders: readonly Rider[],
  places: string,
  limit: number,
): Promise<{ along: Change[]; left: boolean }> {
  const along: Change[] = []
  let left = false
  for (const rider of riders) {
    const of = { quarry: work.quarry, step: rider.step }
    const write = () => eraseBelow(work.quarry, work.step, rider, places, limit)
    const [done] = await rerunStep<Found>(session, of, `along with ${work.step.key}`, { places, limit }, write)
    const { found = 0, rows = 0, counted = 0 } = done ?? {}
    along.push({ step: rider.step, rows, counted, exhausted: false })
    left ||= rows < found || found >= limit
  }
  return { along, left }
}

// What hangs on them is found first and then taken page by page.
function eraseBelow(quarry: Quarry, step: PlanStep, { step: below, key }: Rider, places: string, limit: number): SQL {
  const table = tableOf(quarry.plan, below.table)
  const of = at('t', key.columns[0] ?? '')
  const isItself = sql`t.tableoid = ${itself(quarry, below.table)}`
  const parents = sql`${tableOf(quarry.plan, step.table)} p`
  const isParent = isAt(quarry, step.table, 'p', places)
  // Asked again once the row is locked: somebody may have hung it on another parent meanwhile. Servers before the releases of November 2025
  // would take the newer version by its older place.
  const stillTheirs = sql`coalesce(${of} in (select ${at('p', key.references.columns[0] ?? '')} from ${parents} where ${isParent}), false)`
  return sql`
    with found as materialized (select array(
      select t.ctid from ${parents} join ${table} t on ${references(key, 't', 'p')}
      where ${isParent} and ${isItself} limit ${named('limit', limit)}) as places
    ), gone as (
      delete from ${table} t where t.ctid = any((select places from found)::tid[]) and ${isItself} and ${stillTheirs}
      returning ${isCounted(quarry, below)} as counted
    )
    select (select cardinality(places) from found) as found, count(*)::int as rows, (count(*) filter (where counted))::int as counted from gone`
}
