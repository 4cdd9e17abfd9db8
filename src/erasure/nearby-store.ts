import { type SQL, sql } from 'drizzle-orm'
import type { ParentReach } from './parents-in-turn.ts'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { firstParent, parentColumns, tenantOf } from './row-scope-store.ts'
import { any, at, list, type Session } from './session-store.ts'

/** Whose rows are near: those of these businesses, and those of none. Without any, everybody's. */
export type Vicinity = Pick<Quarry, 'plan'> & { tenants?: readonly string[] }

/** The rows of a table that are near, in such a way that an index leads to them. */
interface Nearby {
  /** What stands before the statement. */
  before: SQL
  /** True for the near rows of `t`; undefined where all are near. */
  where: SQL | undefined
  /** True when some parent has more children than were looked up, so that rows are missing. */
  isCut: SQL
}

const ALONE_MAX = 20

/** With `rowsMax`, no more parents than that are looked up on the way. */
export function nearby(vicinity: Vicinity, table: string, rowsMax?: number): Nearby {
  const found: { name: string; keys: SQL }[] = []
  const where = isNear({ ...vicinity, ...(rowsMax === undefined ? {} : { rowsMax }), found }, table, 't')
  const parts = found.map(({ name, keys }) => sql`${sql.identifier(name)} as materialized (select array(${keys}) as keys)`)
  const cuts = found.map(({ name }) => sql`(select cardinality(keys) from ${sql.identifier(name)}) > ${sql.raw(String(rowsMax))}`)
  const before = parts.length === 0 ? sql`` : sql`with ${list(parts)} `
  return { before, where, isCut: rowsMax === undefined ? sql`false` : any(cuts) }
}

/** How many near rows there are; undefined when they are more than `rowsMax`. Of each row no more is read than that it is there. */
export async function countNearby(
  session: Session,
  vicinity: Vicinity,
  table: string,
  rowsMax: number,
): Promise<number | undefined> {
  const { before, where, isCut } = nearby(vicinity, table, rowsMax)
  // Said first, so that nothing below a parent with too many children is read.
  const [row] = await session.run<{ rows: number; cut: boolean }>(sql`${before}
    select count(*)::int as "rows", ${isCut} as cut from (
      select 1 from ${tableOf(vicinity.plan, table)} t where not ${isCut} and ${where ?? sql`true`} limit ${sql.raw(String(rowsMax + 1))}) near`)
  return !row || row.cut || row.rows > rowsMax ? undefined : row.rows
}

type Looking = Vicinity & { rowsMax?: number; found: { name: string; keys: SQL }[] }

function isNear(looking: Looking, table: string, alias: string): SQL | undefined {
  const { plan, tenants } = looking
  const { tenant } = mappedTable(plan.map, table)
  if (tenant === 'none' || tenants === undefined || tenants.length === 0) return undefined
  if (tenant !== 'parent') return orNone(looking, table, tenant.column, alias, isOneOf(looking, table, tenant.column, alias))
  const way = firstParent(plan, table)
  const [pair, ...more] = way ? parentColumns(plan, table, way) : []
  if (!way || !pair) return undefined
  if (more.length > 0 || !hasForeignKey(looking, table, way)) return byTenant(looking, table, alias)
  const parent = `${alias}p`
  const near = isNear(looking, way.table, parent)
  if (!near) return undefined
  const limit = looking.rowsMax === undefined ? sql`` : sql` limit ${sql.raw(String(looking.rowsMax + 1))}`
  const name = `near_${looking.found.length}`
  const keys = sql`select ${at(parent, pair.to)} from ${tableOf(plan, way.table)} ${sql.identifier(parent)} where ${near}${limit}`
  looking.found.push({ name, keys })
  const type = sql.raw(`${typeOf(looking, way.table, pair.to)}[]`)
  // As an array the keys come first and the index on them is used, however vague the estimates.
  const child = sql`${at(alias, pair.from)} = any((select keys from ${sql.identifier(name)})::${type})`
  return orNone(looking, table, pair.from, alias, child)
}

function isOneOf(looking: Looking, table: string, column: string, alias: string): SQL {
  const tenants = [...(looking.tenants ?? [])]
  const type = typeOf(looking, table, column)
  if (tenants.length > ALONE_MAX) return sql`${at(alias, column)} = any(${sql.param(tenants)}::text[]::${sql.raw(`${type}[]`)})`
  // One by one: of a list PostgreSQL assumes ten values, and reads the whole table for them.
  return sql`${at(alias, column)} in (${list(tenants.map((tenant) => sql`${tenant}::text::${sql.raw(type)}`))})`
}

// A row of no business is everybody's.
function orNone({ plan }: Looking, table: string, column: string, alias: string, near: SQL): SQL {
  const isNever = plan.catalogue.tables[table]?.columns[column]?.nullable === false
  return isNever ? near : any([near, sql`${at(alias, column)} is null`])
}

// Where nothing forbids a child without its parent, such a row belongs to no business and is everybody's as well: no index can know it.
function byTenant({ plan, tenants = [] }: Looking, table: string, alias: string): SQL | undefined {
  const tenant = tenantOf(plan, table, alias)
  return tenant && sql`coalesce(${tenant}::text = any(${sql.param([...tenants])}::text[]), true)`
}

const typeOf = ({ plan }: Looking, table: string, column: string) => plan.catalogue.tables[table]?.columns[column]?.type ?? 'text'

function hasForeignKey({ plan }: Looking, table: string, way: ParentReach): boolean {
  return plan.catalogue.foreignKeys.some(
    (key) => key.table === table && key.references.table === way.table && key.columns.includes(way.column) && !key.ontoPart,
  )
}
