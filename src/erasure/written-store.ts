import { type SQL, sql } from 'drizzle-orm'
import { isJson } from './catalogue.ts'
import { type AnonymousValue, valuesOf } from './data-map.ts'
import { asJsonb } from './json-way-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import type { Quarry } from './quarry-store.ts'
import { all, at } from './session-store.ts'
import { valueOfType } from './value-store.ts'

/** The row was made nobody's in its place, or never was anybody's. Undefined for a table of which no row ever is. */
export function isNobodys(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  const { disposition } = mappedTable(plan.map, table)
  if (disposition.do !== 'anonymise' && disposition.do !== 'detach') return undefined
  return holdsEach({ plan }, table, alias, valuesOf(disposition))
}

/** Nobody can be found in the row any more: every column by which somebody could was written over. Undefined where one of them never is. */
export function isOwnerless(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  const { disposition, reach } = mappedTable(plan.map, table)
  const written = valuesOf(disposition)
  return reach.every(({ column }) => column in written) ? holdsEach({ plan }, table, alias, written) : undefined
}

/** The row's columns have these values already; undefined where there are none. */
export function holdsEach(
  quarry: Pick<Quarry, 'plan'>,
  table: string,
  alias: string,
  values: Record<string, AnonymousValue>,
): SQL | undefined {
  const each = Object.entries(values).map(([column, value]) => holdsValue(quarry, table, alias, column, value))
  return each.length === 0 ? undefined : all(each)
}

/** The column has the value already, or one drawn for another run. */
export function holdsValue(
  quarry: Pick<Quarry, 'plan'>,
  table: string,
  alias: string,
  column: string,
  value: AnonymousValue,
): SQL {
  const place = at(alias, column)
  if ('unique' in value) return sql`starts_with(${place}::text, ${value.unique})`
  if (value.to === null) return sql`${place} is null`
  const type = typeOf(quarry, table, column)
  const same = isJson(type)
    ? sql`${asJsonb(place, quarry.plan.catalogue.tables[table]?.columns[column])} = ${valueSql(quarry, table, column, value)}::jsonb`
    : undefined
  return sql`coalesce(${same ?? sql`${place} = ${valueSql(quarry, table, column, value)}`}, false)`
}

const typeOf = ({ plan }: Pick<Quarry, 'plan'>, table: string, column: string) =>
  plan.catalogue.tables[table]?.columns[column]?.type ?? 'text'

/** The value in the column's own type; `unique` is drawn anew by the database for every row. */
export function valueSql(quarry: Pick<Quarry, 'plan'>, table: string, column: string, value: AnonymousValue): SQL {
  return valueOfType(typeOf(quarry, table, column), value)
}
