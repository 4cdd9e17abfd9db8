import { type SQL, sql } from 'drizzle-orm'
import { referencedColumns } from './catalogue.ts'
import type { Reach } from './data-map.ts'
import { columnsThatMayLack, type ParentReach, parentsInTurn } from './parents-in-turn.ts'
import { type ErasurePlan, isOfAccount, mappedTable } from './plan.ts'
import { keyColumns, tableOf } from './quarry-store.ts'
import { all, any, at, list, literal } from './session-store.ts'
import { named } from './template-store.ts'

/** `column` of the row in question points at a row already known to be the subject's, in scope and dated up to the cut-off. */
export interface Given {
  column: string
  table: string
}

export const isGiven = (reach: Reach, given: Given | undefined) =>
  given !== undefined && reach.by === 'parent' && reach.table === given.table && reach.column === given.column

export const deeper = (alias: string) => `${alias}p`

/** The only way to the row is the parent that also dates it: then one look at the parent answers both. */
export function isDatedByItsWay(plan: ErasurePlan, table: string): boolean {
  const { datedBy, reach } = mappedTable(plan.map, table)
  return !datedBy && reach.length === 1 && reach[0]?.by === 'parent'
}

/** The columns by which a row of the table names its parent, each with the one that it points at. */
export function parentColumns(plan: ErasurePlan, table: string, way: ParentReach): { from: string; to: string }[] {
  const pairs = referencedColumns(plan.catalogue, table, way.column, way.table)
  if (!pairs) throw new Error(`The data map reaches ${table} through ${way.table}, which has no key of one column.`)
  return pairs
}

/** By these columns the parent is found through its primary key. */
export function isKeyOf({ catalogue }: ErasurePlan, parent: string, pairs: readonly { to: string }[]): boolean {
  const { primaryKey = [] } = catalogue.tables[parent] ?? {}
  return primaryKey.length === pairs.length && pairs.every(({ to }) => primaryKey.includes(to))
}

/** `parent` is the row that `child` names by this way. */
export function isParentOf(plan: ErasurePlan, table: string, way: ParentReach, parent: string, child: string): SQL {
  return all(parentColumns(plan, table, way).map(({ from, to }) => sql`${at(parent, to)} = ${at(child, from)}`))
}

/** The row's tenant is in the scope; undefined where the scope takes every tenant. */
export function inTenants(plan: ErasurePlan, table: string, alias: string, given?: Given): SQL | undefined {
  if (plan.scope.kind === 'number') return undefined
  const { tenant } = mappedTable(plan.map, table)
  if (tenant === 'none') return sql`false`
  if (tenant !== 'parent') return sql`${at(alias, tenant.column)} = ${named('tenantId', plan.scope.tenantId)}`
  const { turns } = inTurn(plan, table, alias, 'tenant')
  if (isGivenFirst(turns, given)) return undefined
  const inScope = (way: ParentReach) => (parent: string) => inTenants(plan, way.table, parent) ?? sql`true`
  return any(turns.map(({ way, when }) => all([when, sql`exists (${parentOf(plan, table, alias, way, inScope(way))})`])))
}

/**
 * Not newer than the cut-off, by its own date or, where the table has none, its parent's; one that names no parent has no date either. Undefined where a
 * given parent has answered already. A day alone does not say whether a row of the cut-off's day is newer: it may be whoever came back, and is none of the old ones.
 */
export function isDated(plan: ErasurePlan, table: string, alias: string, given?: Given): SQL | undefined {
  const { datedBy } = mappedTable(plan.map, table)
  if (datedBy) {
    const column = at(alias, datedBy)
    const cutOff = asWritten(plan, table, datedBy, sql`${named('cutOff', plan.cutOff.toISOString())}::timestamptz`)
    const old = isDatedByDay(plan, table) ? sql`${column} < ${cutOff}::date` : sql`${column} <= ${cutOff}`
    const belongs = isAlso(plan, table, alias)
    const mayLack = plan.catalogue.tables[table]?.columns[datedBy]?.nullable && !plan.undatedIsNewer
    const missing = mayLack ? [sql`${column} is null`] : []
    return missing.length > 0 || belongs ? any([...missing, old, ...(belongs ? [belongs] : [])]) : old
  }
  const { turns, none } = inTurn(plan, table, alias, 'date')
  const [first] = turns
  if (!first || isGivenFirst(turns, given)) return undefined
  const newer = (way: ParentReach) => (parent: string) => sql`(${isDated(plan, way.table, parent) ?? sql`true`}) is not true`
  const isOld = ({ way }: Turn) => sql`not exists (${parentOf(plan, table, alias, way, newer(way))})`
  if (turns.length === 1 && !plan.undatedIsNewer) return isOld(first)
  return any([...turns.map((turn) => all([turn.when, isOld(turn)])), ...(none && !plan.undatedIsNewer ? [none] : [])])
}

/** Newer than the cut-off, by its own date if it has one: whatever index is on that is of use. */
export function isNewer(plan: ErasurePlan, table: string, alias: string): SQL {
  const { datedBy } = mappedTable(plan.map, table)
  if (datedBy === undefined || isDatedByDay(plan, table)) return sql`(${isDated(plan, table, alias) ?? sql`true`}) is not true`
  const cutOff = asWritten(plan, table, datedBy, sql`${named('cutOff', plan.cutOff.toISOString())}::timestamptz`)
  return sql`${at(alias, datedBy)} > ${cutOff}`
}

/** The row is one of those that the person's own deletion conversation left behind the cut-off. */
export function isAlso(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  const rows = plan.also?.[table]
  return rows && sql`${asDated(plan, table, alias)} = any(${named(`also ${table}`, rows)}::text[])`
}

/** The row by its key and its date: whoever writes on in a chat makes it another. */
export function asDated(plan: ErasurePlan, table: string, alias: string): SQL {
  const { datedBy } = mappedTable(plan.map, table)
  const columns = [...keyColumns(plan, table), ...(datedBy === undefined ? [] : [datedBy])]
  return sql`jsonb_build_array(${list(columns.map((column) => at(alias, column)))})::text`
}

/** The table's rows bear a day without a time, and not everything of the scope is old: nobody else ever gets an account's tenant. */
export function isDatedByDay({ map, catalogue, scope }: ErasurePlan, table: string): boolean {
  const { datedBy } = mappedTable(map, table)
  return datedBy !== undefined && !isOfAccount(scope) && catalogue.tables[table]?.columns[datedBy]?.type === 'date'
}

/** The row bears the very day of the cut-off, and no time. */
export function isOfTheDay(plan: ErasurePlan, table: string, alias: string): SQL {
  const { datedBy } = mappedTable(plan.map, table)
  if (datedBy === undefined || !isDatedByDay(plan, table)) return sql`false`
  const cutOff = asWritten(plan, table, datedBy, sql`${named('cutOff', plan.cutOff.toISOString())}::timestamptz`)
  return sql`${at(alias, datedBy)} = ${cutOff}::date`
}

const hasNoZone = ({ catalogue }: ErasurePlan, table: string, column: string) =>
  ['timestamp without time zone', 'date'].includes(catalogue.tables[table]?.columns[column]?.type ?? '')

const zoneOf = ({ map }: ErasurePlan, table: string): SQL => literal(mappedTable(map, table).zone ?? 'UTC')

/** A moment as the column has it: without a zone, what the clocks showed where the row was written. */
function asWritten(plan: ErasurePlan, table: string, column: string, moment: SQL): SQL {
  return hasNoZone(plan, table, column) ? sql`(${moment} at time zone ${zoneOf(plan, table)})` : moment
}

/** The moment that stands in a column of any type that holds a time. */
export function momentIn(plan: ErasurePlan, table: string, column: string, alias: string): SQL {
  const value = at(alias, column)
  return hasNoZone(plan, table, column)
    ? sql`(${value}::timestamp at time zone ${zoneOf(plan, table)})`
    : sql`${value}::timestamptz`
}

/** Which rows of the table show the person alive at this address, and when; undefined where none do. */
export function signOfLifeIn(plan: ErasurePlan, table: string, alias: string): { is: SQL | undefined; moment: SQL } | undefined {
  const { signOfLife } = mappedTable(plan.map, table)
  if (!signOfLife) return undefined
  const { at: column, when } = signOfLife
  const is = when && sql`${at(alias, when.column)}::text = any(${sql.param([...when.in])}::text[])`
  return { is, moment: momentIn(plan, table, column, alias) }
}

/** The row's tenant as an expression; undefined where rows belong to none. */
export function tenantOf(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  const { tenant } = mappedTable(plan.map, table)
  if (tenant === 'none') return undefined
  if (tenant !== 'parent') return at(alias, tenant.column)
  const { turns } = inTurn(plan, table, alias, 'tenant')
  const values = turns.flatMap(({ way, when }) => {
    const parent = deeper(alias)
    const value = tenantOf(plan, way.table, parent)
    if (!value) return []
    const from = sql`from ${tableOf(plan, way.table)} ${sql.identifier(parent)}`
    return [{ when, value: sql`(select ${value} ${from} where ${isParentOf(plan, table, way, parent, alias)})` }]
  })
  const [first, ...more] = values
  if (!first || more.length === 0) return first?.value
  return sql`case ${sql.join(
    values.map(({ when, value }) => sql`when ${when ?? sql`true`} then ${value}`),
    sql` `,
  )} end`
}

/** Rows of the table belong to a tenant, their own or a parent's. */
export const hasTenant = (plan: ErasurePlan, table: string): boolean => tenantOf(plan, table, 't') !== undefined

/** A parent that gives a row what it has not of its own, tenant or date. `when`: the row names it and none before it; undefined where it always does. */
interface Turn {
  way: ParentReach
  when: SQL | undefined
}

/** `none`: the row names none of them. */
function inTurn(plan: ErasurePlan, table: string, alias: string, what: 'date' | 'tenant'): { turns: Turn[]; none?: SQL } {
  const turns: Turn[] = []
  const before: SQL[] = []
  for (const way of parentsInTurn(plan, table, what)) {
    const named = isNamedBy(plan, table, alias, way)
    turns.push({ way, when: before.length > 0 || named ? all([...before, named]) : undefined })
    if (!named) return { turns }
    before.push(sql`not ${named}`)
  }
  return before.length > 0 ? { turns, none: all(before) } : { turns }
}

/** Undefined where every row of the table names such a parent: what nothing else leads to is found by it. */
function isNamedBy(plan: ErasurePlan, table: string, alias: string, way: ParentReach): SQL | undefined {
  const isAlone = mappedTable(plan.map, table).reach.length === 1
  const mayLack = isAlone ? [] : columnsThatMayLack(plan, table, way)
  return mayLack.length === 0 ? undefined : all(mayLack.map((column) => sql`${at(alias, column)} is not null`))
}

/** Whether the row has its date from the parent in `parent`: `always`, never, or where this is true. */
export function isDatedThrough(plan: ErasurePlan, table: string, alias: string, parent: string): SQL | 'always' | undefined {
  if (mappedTable(plan.map, table).datedBy !== undefined) return undefined
  const turn = inTurn(plan, table, alias, 'date').turns.find(({ way }) => way.table === parent)
  return turn && (turn.when ?? 'always')
}

const isGivenFirst = ([first]: readonly Turn[], given: Given | undefined): boolean =>
  first !== undefined && isGiven(first.way, given)

/** The parent that gives a row what it has not of its own: tenant and date. */
export function firstParent(plan: ErasurePlan, table: string): ParentReach | undefined {
  return mappedTable(plan.map, table).reach.find((way) => way.by === 'parent')
}

export function parentOf(
  plan: ErasurePlan,
  table: string,
  alias: string,
  way: ParentReach,
  condition: (parent: string) => SQL,
): SQL {
  const parent = deeper(alias)
  return sql`select 1 from ${tableOf(plan, way.table)} ${sql.identifier(parent)} where ${isParentOf(plan, table, way, parent, alias)} and ${condition(parent)}`
}
