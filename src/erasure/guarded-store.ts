import { type SQL, sql } from 'drizzle-orm'
import { parentsInTurn } from './parents-in-turn.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { type Quarry, spellings, tableOf } from './quarry-store.ts'
import { tenantOf } from './row-scope-store.ts'
import { all, any, at } from './session-store.ts'
import { named } from './template-store.ts'

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
  const tables = Object.entries(plan.map).flatMap(([name, { guards }]) => {
    const live = plan.catalogue.tables[name]
    if (!guards || !whose.includes(guards.whose) || !live?.columns[guards.column] || live.forbidden?.includes('select')) return []
    return [{ name, ...guards }]
  })
  // The business's own number is what most rows bear: of its staff, who may be many, only the others are asked.
  const inOrder = [...tables].sort((one, other) => one.whose.localeCompare(other.whose))
  const found = inOrder.map((guards) => standsIn(plan, { table, alias, text }, guards)).filter((each) => each !== undefined)
  return found.length === 0 ? undefined : sql`coalesce(${any(found)}, false)`
}

interface Row {
  table: string
  alias: string
  text: SQL
}

interface Guards {
  name: string
  column: string
  whose: 'business' | 'staff'
}

/**
 * Looked up by the business's id where an index leads there, else by the spellings that are likely, if one leads to those. Only a number
 * that is found in neither way, and stands in a table without such an index, costs a look at every number that is guarded.
 */
function standsIn(plan: ErasurePlan, row: Row, { name, column, whose }: Guards): SQL | undefined {
  const guarded = sql`${at('g', column)}::text`
  const from = sql`${tableOf(plan, name)} g where ${guarded} is not null`
  const digits = digitsOf(row.text)
  const isEverybodys =
    mappedTable(plan.map, name).tenant === 'none' || (mappedTable(plan.map, row.table).tenant === 'none' && whose === 'business')
  const [tenant, theirs] = isEverybodys
    ? [undefined, undefined]
    : [tenantOf(plan, row.table, row.alias), tenantOf(plan, name, 'g')]
  if (!isEverybodys && (!tenant || !theirs)) return undefined
  // Not `exists`, which PostgreSQL may answer from a list of all of them.
  const oneOf = (condition: SQL) => sql`coalesce((select true from ${from} and ${condition} limit 1), false)`
  const sameBusiness = tenant && theirs && sql`${theirs} = ${tenant}`
  if (sameBusiness && isLedByTenant(plan, name, row.table))
    return oneOf(sql`${sameBusiness} and ${digitsOf(guarded)} = (select ${digits})`)
  const among =
    tenant && theirs
      ? sql`(${digits}, ${tenant}::text) in (select ${digitsOf(guarded)}, ${theirs}::text from ${from} and ${theirs} is not null)`
      : sql`${digits} in (select ${digitsOf(guarded)} from ${from})`
  const { type = '', led } = plan.catalogue.tables[name]?.columns[column] ?? {}
  if (!led || !/^(text|character varying)$/.test(type)) return among
  const spelled = sql`${at('g', column)} = any(${spellingsIn(row.text, digits)})`
  return any([oneOf(all([spelled, tenant && theirs && sql`${theirs}::text = ${tenant}::text`])), among])
}

/** An index leads to the numbers of the row's own business, whose id both tables have in the same type. */
function isLedByTenant(plan: ErasurePlan, guarding: string, table: string): boolean {
  const own = tenantColumn(plan, guarding)
  return own?.table === guarding && own.led === true && own.type === tenantColumn(plan, table)?.type
}

function tenantColumn(plan: ErasurePlan, table: string): { table: string; type?: string; led?: true } | undefined {
  const { tenant } = mappedTable(plan.map, table)
  if (tenant === 'none') return undefined
  if (tenant !== 'parent') return { table, ...plan.catalogue.tables[table]?.columns[tenant.column] }
  const [way, ...others] = parentsInTurn(plan, table, 'tenant')
  return way && others.length === 0 ? tenantColumn(plan, way.table) : undefined
}

/** How a number is likely to be written: as in the row, or as digits with and without its country's code. */
function spellingsIn(text: SQL, digits: SQL): SQL {
  return sql`array(select unnest(array[${text}, d.n, '+' || d.n, '00' || d.n, substr(d.home, 3), '0' || substr(d.home, 3)])
    from (select n, case when n ~ '^91[6-9][0-9]{9}$' then n end as home from (select ${digits} as n) as whole) as d)`
}

/**
 * A column of the row's own holds a number that is none of the subject's, nor the row's business's own. Undefined where the map says
 * that any owner, or the last, decides. Whatever else is known of the subject must not matter: a replay knows only what the database
 * holds again. User ids and e-mail addresses prove nothing: everybody has several, and few of them are known.
 */
export function isSomebodyElses(quarry: Quarry, table: string, alias: string, by: 'parent' | 'json'): SQL | undefined {
  const { reach, shared } = mappedTable(quarry.plan.map, table)
  const columns = new Set(reach.flatMap((way) => (way.by === 'column' && way.holds === 'phone' ? [way.column] : [])))
  if ((shared !== undefined && shared !== 'own number') || columns.size === 0) return undefined
  // Staff write in a customer's chat under their own numbers; a chat that itself stands under such a number is theirs as a customer.
  const whose = by === 'parent' ? (['business', 'staff'] as const) : (['business'] as const)
  const known = sql`${named('phone', spellings(quarry.subject, 'phone'))}::text[]`
  const others = [...columns].map((column) => {
    const value = sql`${at(alias, column)}::text`
    const digits = sql`ltrim(regexp_replace(${value}, '\\D', '', 'g'), '0')`
    // Digits in which one of the subject's numbers ends may be that number, without its country's code.
    const mine = sql`exists (select 1 from unnest(${known}) as s(n) where right(s.n, length(${digits})) = ${digits})`
    const guarded = isGuardedNumber(quarry.plan, table, alias, value, whose)
    // Looked at last: the business's numbers are read only where a row bears one that is not the subject's.
    return all([isNumberLike(value), sql`not ${mine}`, guarded && sql`not ${guarded}`])
  })
  return sql`coalesce(${any(others)}, false)`
}
