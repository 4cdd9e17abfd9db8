import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from './data-map.ts'
import { isSomebodyElses } from './guarded-store.ts'
import { elementsAt, mayHold, valueAt } from './json-way-store.ts'
import type { ParentReach } from './parents-in-turn.ts'
import { type ErasurePlan, isOfAccount, mappedTable } from './plan.ts'
import { isPlanned, isRowTold, keyColumns, type Quarry, rowKey, spellings, tableOf } from './quarry-store.ts'
import {
  deeper,
  firstParent,
  type Given,
  inTenants,
  isDated,
  isDatedByItsWay,
  isGiven,
  isKeyOf,
  isParentOf,
  parentColumns,
  parentOf,
} from './row-scope-store.ts'
import { all, any, at, list } from './session-store.ts'
import type { SharedLists } from './shared-lists-store.ts'
import { columnHolds, isSpelling } from './spelled-store.ts'
import { named } from './template-store.ts'
import { isOwnerless } from './written-store.ts'

export interface How {
  given?: Given
  /** Write alternatives so that each may use its index; the plain form suits rows that something else has already found. */
  find?: true | undefined
  /** The rows are locked: one that somebody has given away meanwhile is judged again as it is now, which keys found before cannot tell. */
  lock?: true
  /** The statement asks for the same parents in several places. Never with `lock`. */
  lists?: SharedLists
  /** Where the rows lie that are asked about, as a condition on an alias of their table: then their parents are looked at once for all. */
  among?: (alias: string) => SQL
  /** Only rows up to the cut-off; leaves out what `isDated` has to add where the row has a date of its own. */
  dated?: true
}

/**
 * True for the subject's own rows within the scope's tenants, whatever their date, and not for rows that a parent or json leads to
 * while a column of their own names somebody else; in an account's scope for every row of the tenant, in a
 * profile's for the member's own row and what hangs on it, whoever else has the same number.
 */
export function isMine(quarry: Quarry, table: string, alias: string, how: How = {}): SQL {
  const { reach } = mappedTable(quarry.plan.map, table)
  const tenant = inTenants(quarry.plan, table, alias, how.given)
  const given = reach.some((way) => isGiven(way, how.given))
  if (given && isOfAccount(quarry.plan.scope)) return all([tenant])
  if (quarry.plan.scope.kind === 'account') {
    const byItsWay = how.dated && isDatedByItsWay(quarry.plan, table)
    return byItsWay ? oldByItsWay(quarry, table, alias, tenant) : all([tenant])
  }
  if (quarry.plan.scope.kind === 'profile' && mappedTable(quarry.plan.map, table).members)
    return all([isMember(quarry.plan, table, alias), tenant])
  const ways = reach.filter((way) => way.by !== 'parent' || isPlanned(quarry.plan, way.table))
  const byWay = (from: string, by: How = how) =>
    ways.map((way) => owned(quarry, table, from, way, by)).filter((way) => way !== undefined)
  if (given) {
    const others = isSomebodyElses(quarry, table, alias, 'parent')
    const named = reach.filter((way) => way.by === 'column').map((way) => reached(quarry, table, alias, way, how))
    return all([others && any([sql`not ${others}`, ...named.filter((way) => way !== undefined)]), tenant])
  }
  const direct = byWay(alias)
  if (!how.find || direct.length < 2) return all([any(direct), tenant])
  const still = how.lock ? any(byWay(alias, { ...how, find: undefined })) : undefined
  // By keys that others may have, or that are null, more would be found than is the subject's, or less.
  if (!isRowTold(quarry.plan, table)) return all([any(direct), still, tenant])
  const key = (from: string) => list(rowKey(quarry.plan, table, from))
  const branch = `${alias}b`
  const source = sql`${tableOf(quarry.plan, table)} ${sql.identifier(branch)}`
  const select = () =>
    sql.join(
      byWay(branch).map((way) => sql`select ${key(branch)} from ${source} where ${way}`),
      sql` union all `,
    )
  const found = how.lists?.select(JSON.stringify([table]), select) ?? select()
  const one = rowKey(quarry.plan, table, alias).length === 1
  return all([one ? isAmong(key(alias), found) : sql`(${key(alias)}) in (${found})`, still, tenant])
}

function isMember(plan: ErasurePlan, table: string, alias: string): SQL {
  const [key, ...more] = keyColumns(plan, table)
  if (key === undefined || more.length > 0 || plan.scope.kind !== 'profile') return sql`false`
  return sql`${at(alias, key)}::text = ${named('memberId', plan.scope.memberId)}`
}

/** Of an account: the parent that gives the row its tenant and its date is looked at once for both. */
function oldByItsWay(quarry: Quarry, table: string, alias: string, tenant: SQL | undefined): SQL {
  const { plan } = quarry
  const way = firstParent(plan, table)
  if (!way || mappedTable(plan.map, table).tenant !== 'parent') return all([tenant, isDated(plan, table, alias)])
  const mineAndOld = (parent: string) =>
    all([
      isMine(quarry, way.table, parent, { dated: true }),
      isDatedByItsWay(plan, way.table) ? undefined : isDated(plan, way.table, parent),
    ])
  return sql`exists (${parentOf(plan, table, alias, way, mineAndOld)})`
}

// As an array the subject's few keys are found first, and the index on them is used, however big the tables and vague the estimates.
function isAmong(value: SQL, select: SQL): SQL {
  return sql`${value} = any(array(${select}))`
}

/** Found by this way alone, as `isMine` looks for it; undefined where the subject has nothing to be found by. */
export function isReachedBy(quarry: Quarry, table: string, alias: string, way: Reach): SQL | undefined {
  if (way.by === 'parent' && !isPlanned(quarry.plan, way.table)) return undefined
  return reached(quarry, table, alias, way, { find: true })
}

/** Reached by this way, and not somebody else's by a column of the row. */
function owned(quarry: Quarry, table: string, alias: string, way: Reach, how: How): SQL | undefined {
  const found = reached(quarry, table, alias, way, how)
  if (found === undefined || way.by === 'column' || way.by === 'array') return found
  const others = isSomebodyElses(quarry, table, alias, way.by)
  return others ? all([found, sql`not ${others}`]) : found
}

function reached(quarry: Quarry, table: string, alias: string, way: Reach, how: How): SQL | undefined {
  if (way.by === 'parent') return reachedThrough(quarry, table, alias, way, how)
  const { plan } = quarry
  if (spellings(quarry.subject, way.holds).length === 0) return undefined
  const oneOf = (value: SQL) => isSpelling(quarry, way.holds, value)
  const column = at(alias, way.column)
  const live = plan.catalogue.tables[table]?.columns[way.column]
  const { type = 'text', indexed } = live ?? {}
  if (way.by === 'column') return columnHolds(quarry, way.holds, column, type)
  if (way.by === 'array') {
    if (way.holds !== 'email' && type === 'text[]')
      return sql`${column} && ${named(way.holds, spellings(quarry.subject, way.holds))}::text[]`
    return sql`exists (select 1 from unnest(${column}) as found(value) where ${oneOf(sql`found.value::text`)})`
  }
  if (!way.path.includes('*')) return oneOf(valueAt(column, way.path, live))
  const found = sql`exists (select 1 from ${elementsAt(column, way.path, live)} as found(value) where ${oneOf(sql`found.value #>> '{}'`)})`
  // Without an index this takes longer than to look, as it does where the row is known already; whose case does not matter is in none.
  const isSought = how.find || !how.lock
  if (!isSought || !indexed || way.holds === 'email') return found
  return all([mayHold(column, way.path, named(way.holds, spellings(quarry.subject, way.holds))), found])
}

function reachedThrough(quarry: Quarry, table: string, alias: string, way: ParentReach, how: How): SQL {
  const { plan } = quarry
  const parent = deeper(alias)
  const dated = how.dated && isDatedByItsWay(plan, table)
  const pairs = parentColumns(plan, table, way)
  // A known row's parent is looked at alone: of a big subject all parents would be brought together anew for each batch of children.
  const isKnown = how.lock && !how.find && isKeyOf(plan, way.table, pairs)
  const mine = isMine(quarry, way.table, parent, {
    ...(isKnown ? { lock: true } : how.find || how.lock ? { find: true } : {}),
    ...(dated ? { dated: true } : {}),
    ...(how.lists ? { lists: how.lists } : {}),
  })
  const old = dated && !isDatedByItsWay(plan, way.table) ? isDated(plan, way.table, parent) : undefined
  const shared = isLeft(plan, way.table) ? sql`not ${isOthersToo(quarry, way.table, parent)}` : undefined
  const of = sql`from ${tableOf(plan, way.table)} ${sql.identifier(parent)}`
  const [key] = pairs
  if (isKnown && how.among && key && pairs.length === 1) {
    const keys = sql`select distinct ${at('o', key.from)} from ${tableOf(plan, table)} o where ${how.among('o')}`
    const condition = all([isAmong(at(parent, key.to), keys), mine, old, shared])
    return sql`coalesce(${at(alias, key.from)} in (select ${at(parent, key.to)} ${of} where ${condition}), false)`
  }
  if (isKnown) {
    const its = isParentOf(plan, table, way, parent, alias)
    // Not `exists`, which PostgreSQL may answer from a list of all parents.
    return sql`coalesce((select true ${of} where ${all([its, mine, old, shared])} limit 1), false)`
  }
  const keys = pairs.map(({ to }) => to)
  const write = () => sql`select ${list(keys.map((to) => at(parent, to)))} ${of} where ${all([mine, old, shared])}`
  const found = how.lists?.select(JSON.stringify([way.table, keys, dated === true]), write) ?? write()
  const own = list(pairs.map(({ from }) => at(alias, from)))
  return pairs.length === 1 ? isAmong(own, found) : sql`(${own}) in (${found})`
}

/** Rows of the table stay with their other owners when the subject leaves. */
export function isLeft(plan: ErasurePlan, table: string): boolean {
  return plan.steps.some((step) => step.table === table && step.part === 'leave')
}

/** Somebody besides the subject is named in the row, where one of the ways to it looks: in one place there may be any of several kinds of name. */
export function isOthersToo(quarry: Quarry, table: string, alias: string): SQL {
  const { reach } = mappedTable(quarry.plan.map, table)
  const placeOf = (way: Reach) => JSON.stringify([way.column, way.by === 'json' ? way.path : null])
  const places = [...new Set(reach.map(placeOf))]
  return any(
    places.map((place) =>
      isOthersAt(
        quarry,
        table,
        alias,
        reach.filter((way) => placeOf(way) === place),
      ),
    ),
  )
}

function isOthersAt(quarry: Quarry, table: string, alias: string, ways: readonly Reach[]): SQL {
  const column = at(alias, ways[0]?.column ?? '')
  if (ways.some(({ by }) => by === 'array')) {
    const other = sql`${isElementOfTheirs(quarry, ways, sql`other.value::text`)} is not true`
    return sql`exists (select 1 from unnest(${column}) as other(value) where other.value is not null and ${other})`
  }
  const known = ways.filter((way) => way.by !== 'parent' || isPlanned(quarry.plan, way.table))
  const mine = known.map((way) => reached(quarry, table, alias, way, {})).filter((found) => found !== undefined)
  const ownerless = ways.flatMap((way) => (way.by === 'parent' ? (isBelowOwnerless(quarry.plan, table, alias, way) ?? []) : []))
  return all([sql`${column} is not null`, sql`${any(mine)} is not true`, ...ownerless.map((is) => sql`not ${is}`)])
}

const isElementOfTheirs = (quarry: Quarry, ways: readonly Reach[], value: SQL): SQL =>
  any(ways.flatMap((way) => (way.by === 'array' ? [isSpelling(quarry, way.holds, value)] : [])))

/** The parent that the row names this way was made nobody's or blanked, by this erasure or an earlier one, and is no owner. */
function isBelowOwnerless(plan: ErasurePlan, table: string, alias: string, way: ParentReach): SQL | undefined {
  const ownerless = isOwnerless(plan, way.table, deeper(alias))
  return ownerless && sql`exists (${parentOf(plan, table, alias, way, () => ownerless)})`
}

/** What the row's columns hold once the subject has been taken out of them. */
export function withoutSubject(quarry: Quarry, table: string, alias: string): { column: string; value: SQL }[] {
  const { reach } = mappedTable(quarry.plan.map, table)
  const columns = [...new Set(reach.map(({ column }) => column))]
  return columns.map((column) => {
    const ways = reach.filter((way) => way.column === column)
    const here = at(alias, column)
    if (ways.some(({ by }) => by === 'array')) {
      const mine = isElementOfTheirs(quarry, ways, sql`e.value::text`)
      return {
        column,
        value: sql`array(select e.value from unnest(${here}) with ordinality e(value, place) where ${mine} is not true order by place)`,
      }
    }
    const found = ways.map((way) => reached(quarry, table, alias, way, {})).filter((mine) => mine !== undefined)
    return { column, value: sql`case when ${any(found)} then null else ${here} end` }
  })
}
