import { type SQL, sql } from 'drizzle-orm'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { tenantOf } from './row-scope-store.ts'
import { any, at } from './session-store.ts'

/** A text in which nothing but a number stands. */
export const isNumberLike = (text: SQL): SQL => sql`(${text} ~ '^[[:space:]+(]*[0-9][-0-9()./[:space:]]{5,}$')`

/** A number's digits with its country's code: what bears none, or the zero that is dialled at home, is Indian. */
function digitsOf(text: SQL): SQL {
  const digits = sql`regexp_replace(${text}, '\\D', '', 'g')`
  return sql`case when ${text} ~ '^[^0-9]*\\+' then ${digits} when ${digits} ~ '^00' then substr(${digits}, 3)
    when ${digits} ~ '^0[1-9][0-9]{9}$' then '91' || substr(${digits}, 2) when ${digits} ~ '^[6-9][0-9]{9}$' then '91' || ${digits} else ${digits} end`
}

/** Both texts are one number, however each is spelled. */
export const isSameNumber = (one: SQL, other: SQL): SQL => sql`(${digitsOf(one)} = ${digitsOf(other)})`

/**
 * The text is a number of the row's own business, or of its staff, by what `guards` says: whoever answers for the business is not whose
 * the row is. A number of another business proves nothing: its owner may be a customer here. Undefined where the map guards none.
 */
export function isGuardedNumber(
  plan: ErasurePlan,
  table: string,
  alias: string,
  text: SQL,
  whose: readonly ('business' | 'staff')[],
): SQL | undefined {
  const digits = digitsOf(text)
  const tenant = tenantOf(plan, table, alias)
  const found = Object.entries(plan.map).flatMap(([name, { guards, tenant: of }]) => {
    const live = plan.catalogue.tables[name]
    if (!guards || !whose.includes(guards.whose) || !live?.columns[guards.column] || live.forbidden?.includes('select')) return []
    const guarded = sql`${at('g', guards.column)}::text`
    const from = sql`${tableOf(plan, name)} g where ${guarded} is not null`
    const isEverybodys = of === 'none' || (mappedTable(plan.map, table).tenant === 'none' && guards.whose === 'business')
    if (isEverybodys) return [sql`${digits} in (select ${digitsOf(guarded)} from ${from})`]
    const theirs = tenantOf(plan, name, 'g')
    if (!tenant || !theirs) return []
    return [
      sql`(${digits}, ${tenant}::text) in (select ${digitsOf(guarded)}, ${theirs}::text from ${from} and ${theirs} is not null)`,
    ]
  })
  return found.length === 0 ? undefined : sql`coalesce(${any(found)}, false)`
}
