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
  // Asked again once the row is locked: somebody may have hung it on another parent meanwhile.
  const of = (alias: string) => at(alias, key.columns[0] ?? '')
  const isItself = sql`t.tableoid = ${itself(quarry, below.table)}`
  return sql`
    with found as materialized (
      select t.ctid as "row", ${of('t')} as parent from ${tableOf(quarry.plan, step.table)} p join ${table} t on ${references(key, 't', 'p')}
      where ${isAt(quarry, step.table, 'p', places)} and ${isItself} limit ${named('limit', limit)}
    ), gone as (
      delete from ${table} t using (select * from found order by "row") f
      where t.ctid = f."row" and ${of('t')} = f.parent and ${isItself}
      returning ${isCounted(quarry, below)} as counted
    )
    select (select count(*)::int from found) as found, count(*)::int as rows, (count(*) filter (where counted))::int as counted from gone`
}
