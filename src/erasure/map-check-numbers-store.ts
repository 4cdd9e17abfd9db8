import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { type Catalogue, referencedColumns } from './catalogue.ts'
import type { DataMap, Reach } from './data-map.ts'
import type { Finding } from './finding.ts'
import { isGuardedNumber, isNumberLike, isSameNumber } from './guarded-store.ts'
import { keptFrame } from './kept-row-store.ts'
import type { ParentReach } from './parents-in-turn.ts'
import type { ErasurePlan } from './plan.ts'
import { parentOf } from './row-scope-store.ts'
import { someRowsOf } from './sampled-rows-store.ts'
import { all, any, at, reading } from './session-store.ts'
import { isTooSlow, refusedWith } from './sqlstate.ts'

const LIMITS = { lockMs: 1_000, statementMs: 5_000 }
const ROWS_MAX = 10_000
/** So many rows, and such a share of those with a number, are no exception any more. */
const MANY = 20
const SHARE_MIN = 0.2

type ByNumber = Extract<Reach, { by: 'column' }>

/** A table whose rows would be left to somebody else, and how many of those seen. */
interface StrangeNumbers {
  table: string
  column: string
  share: number
}

/**
 * Tables in which many rows bear another number than whoever they hang on, and none that `guards` knows: the business's own, most likely,
 * and then every such row of a customer would be left behind as somebody else's. A table that cannot be read, or not in time, says nothing.
 */
export async function findStrangeNumbers(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<StrangeNumbers[]> {
  const plan = keptFrame(map, catalogue, new Date(0))
  const found: StrangeNumbers[] = []
  for (const [table, mapped] of Object.entries(map)) {
    const live = catalogue.tables[table]
    const isCustomers = mapped.disposition.do !== 'nothing' && mapped.scopes.some((scope) => scope !== 'account')
    const isAsked = isCustomers && mapped.shared === undefined && !live?.forbidden?.includes('select')
    const [numbers, parents] = [numbersOf(plan, table), parentsOf(plan, table)]
    if (!live || !isAsked || numbers.length === 0 || !parents.some((way) => hasNumber(plan, way.table, []))) continue
    for (const { column } of numbers) {
      const share = await shareOfStrangers(platform, plan, table, column)
      if (share >= SHARE_MIN) found.push({ table, column, share })
    }
  }
  return found
}

/** As findings: an erasure that leaves such rows is not complete. */
export async function checkNumbers(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const strange = await findStrangeNumbers(platform, map, catalogue)
  return strange.map(({ table, column }) => ({ table, column, is: 'owner-unclear' }))
}

async function shareOfStrangers(platform: pg.Pool, plan: ErasurePlan, table: string, column: string): Promise<number> {
  const number = sql`${at('t', column)}::text`
  const guarded = isGuardedNumber(plan, table, 't', number, ['business', 'staff'])
  const isStrange = all([
    anyAncestor(plan, table, 't', isNumberLike),
    sql`not ${anyAncestor(plan, table, 't', (theirs) => all([isNumberLike(theirs), isSameNumber(number, theirs)]))}`,
    guarded && sql`not ${guarded}`,
  ])
  try {
    const [row] = await reading(platform, LIMITS, (session) =>
      session.run<{ seen: number; strange: number }>(sql`
        select count(*)::int as seen, (count(*) filter (where coalesce(${isStrange}, false)))::int as strange
        from (select t.* from ${someRowsOf(plan.catalogue, table, ROWS_MAX)} where ${isNumberLike(number)} limit ${sql.raw(String(ROWS_MAX))}) t`),
    )
    return row && row.strange >= MANY ? row.strange / row.seen : 0
  } catch (error) {
    // What cannot be read or compared is a finding of its own.
    if (!isTooSlow(error) && refusedWith(error) === undefined) throw error
    return 0
  }
}

/** Some row above this one, as far as the map leads, has a number of which it is true. */
function anyAncestor(
  plan: ErasurePlan,
  table: string,
  alias: string,
  isTrue: (number: SQL) => SQL,
  seen: readonly string[] = [],
): SQL {
  const ways = parentsOf(plan, table).filter((way) => !seen.includes(way.table))
  return any(
    ways.map((way) => {
      const here = (parent: string) =>
        any([
          ...numbersOf(plan, way.table).map(({ column }) => isTrue(sql`${at(parent, column)}::text`)),
          anyAncestor(plan, way.table, parent, isTrue, [...seen, table]),
        ])
      return sql`exists (${parentOf(plan, table, alias, way, here)})`
    }),
  )
}

function hasNumber(plan: ErasurePlan, table: string, seen: readonly string[]): boolean {
  if (seen.includes(table)) return false
  return numbersOf(plan, table).length > 0 || parentsOf(plan, table).some((way) => hasNumber(plan, way.table, [...seen, table]))
}

// What the database does not have as the map says is a finding of its own.
const numbersOf = ({ map, catalogue }: ErasurePlan, table: string): ByNumber[] =>
  (map[table]?.reach ?? []).filter(
    (way): way is ByNumber =>
      way.by === 'column' && way.holds === 'phone' && catalogue.tables[table]?.columns[way.column] !== undefined,
  )

const parentsOf = ({ map, catalogue }: ErasurePlan, table: string): ParentReach[] =>
  (map[table]?.reach ?? []).filter(
    (way): way is ParentReach =>
      way.by === 'parent' &&
      map[way.table] !== undefined &&
      catalogue.tables[table]?.columns[way.column] !== undefined &&
      catalogue.tables[way.table] !== undefined &&
      referencedColumns(catalogue, table, way.column, way.table) !== undefined,
  )
