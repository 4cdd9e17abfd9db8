import { type SQL, sql } from 'drizzle-orm'
import { doubtfulOf, spellingsOf } from '../subject/subject.ts'
import type { Reach } from './data-map.ts'
import { isSomebodyElses } from './guarded-store.ts'
import { asJsonb } from './json-way-store.ts'
import { isOfAccount, mappedTable } from './plan.ts'
import type { Quarry } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { isDated } from './row-scope-store.ts'
import { all, any, at } from './session-store.ts'

/** Of so many digits two numbers of one business are seldom alike. */
const DIGITS_FIRST = 6

/**
 * The whole of a value that names people is this number in a spelling the plan did not know, or in one that may be somebody else's: the
 * person's own row that nothing has reached, not somebody's mention.
 */
export function isStray(search: Quarry, table: string, column: string): SQL | undefined {
  const ways = phoneWays(search, table).filter((way) => way.column === column)
  const digits = spellingsOf(search.subject, 'phone').filter((spelling) => /^\d+$/.test(spelling))
  const doubtful = doubtfulOf(search.subject)
  if (ways.length === 0 || digits.length + doubtful.length === 0 || isOfAccount(search.plan.scope)) return undefined
  const isOneOf = (known: readonly string[]) =>
    sql`regexp_replace(v.value, '\\D', '', 'g') = any(${sql.param([...known])}::text[])`
  // With a plus, digits that two people share are one's alone, and the plan knew whose.
  const isEithers = sql`(v.value !~ '^[^0-9]*\\+' and ${isOneOf(doubtful)})`
  const whole = (way: OwnWay) =>
    sql`exists (select 1 from (${valuesOf(search, table, way)}) v(value) where ${any([isOneOf(digits), isEithers])})`
  // Where a column names somebody else the row is theirs, and what its json says of the person a mention.
  const others = isSomebodyElses(search, table, 't', 'json')
  const theirs = (way: OwnWay) => (way.by === 'json' && others ? all([whole(way), sql`not ${others}`]) : whole(way))
  // It is said, and never erased: one without a date may be of before the completion, for nothing has reached it.
  const { undatedIsNewer: _, ...plan } = search.plan
  const old = isDated(plan, table, 't')
  const stray = all([any(ways.map(theirs)), sql`(${isMine(search, table, 't')}) is not true`, old])
  // Asked of every row of a business: what ends in no such digits is not looked at any further.
  return sql`case when ${any(ways.map((way) => mayBeOneOf(search, table, way, [...digits, ...doubtful])))} then ${stray} else false end`
}

/** True wherever the digits of a value that this way leads to may be one of these, and of few other rows. */
function mayBeOneOf(search: Quarry, table: string, way: OwnWay, known: readonly string[]): SQL {
  const column = at('t', way.column)
  if (way.by === 'json') return sql`jsonb_path_exists(${jsonOf(search, table, way)}, ${pathOf(way)})`
  if (way.by === 'array') return sql`cardinality(${column}) > 0`
  const ends = new Set(known.map((digits) => [...digits.slice(-DIGITS_FIRST)].join('\\D*')))
  return sql`${column}::text ~ ${[...ends].join('|')}`
}

/** Through a column of the row's own. */
type OwnWay = Exclude<Reach, { by: 'parent' }>

/** The ways to a table's rows that lead through a number of their own. */
export const phoneWays = ({ plan }: Quarry, table: string): OwnWay[] =>
  mappedTable(plan.map, table).reach.flatMap((way) => (way.by !== 'parent' && way.holds === 'phone' ? [way] : []))

/** What stands in a row where this way looks for somebody, one value a row. */
function valuesOf(search: Quarry, table: string, way: OwnWay): SQL {
  const column = at('t', way.column)
  if (way.by === 'column') return sql`select ${column}::text`
  if (way.by === 'array') return sql`select e::text from unnest(${column}) e`
  return sql`select e #>> '{}' from jsonb_path_query(${jsonOf(search, table, way)}, ${pathOf(way)}) e`
}

const jsonOf = ({ plan }: Quarry, table: string, { column }: OwnWay): SQL =>
  asJsonb(at('t', column), plan.catalogue.tables[table]?.columns[column])

function pathOf({ path }: Extract<OwnWay, { by: 'json' }>): SQL {
  const steps = path.map((part) => (part === '*' ? '[*]' : `.${JSON.stringify(part)}`))
  return sql`${sql.param(`$${steps.join('')}`)}::jsonpath`
}
