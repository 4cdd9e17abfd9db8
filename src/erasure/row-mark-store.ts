import { type SQL, sql } from 'drizzle-orm'
import { restrictedValues } from './kept-row-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { at, literal } from './session-store.ts'

/** Whom these rows are about lives here: where a map says no zone, the clocks may have hung there all the same. */
const INDIA = 'Asia/Kolkata'

/** A hash of the row's own date, of one that is not blanked: who is given a primary key anew gets another date with it. */
export function rowMark(plan: ErasurePlan, table: string, alias: string): SQL {
  const values = restrictedValues(plan, table)
  const first = timesOf(plan, table).find((column) => !(column in values))
  if (first === undefined) return hashOf(asJson(sql`'undated'::text`))
  const [reading] = readingsOf(plan, table, first, alias)
  return hashOf(reading ? secondOf(reading) : asJson(at(alias, first)))
}

/**
 * The row is still the one that was marked. A map that dates it by another of its columns today makes it nobody else's, and neither does a
 * migration that gives a date a time, a time a zone or none, or fewer digits to its seconds.
 */
export function isMarked(plan: ErasurePlan, table: string, alias: string, line = 'r'): SQL {
  const times = timesOf(plan, table)
  const marks =
    times.length === 0 ? [asJson(sql`'undated'::text`)] : times.flatMap((column) => formsOf(plan, table, column, alias))
  return sql`coalesce(${at(line, 'row_mark')} in (${sql.join(marks.map(hashOf), sql`, `)}), false)`
}

function timesOf({ map, catalogue }: ErasurePlan, table: string): string[] {
  const { columns, datedBy } = mappedTable(map, table)
  const times = Object.entries(columns).flatMap(([column, answer]) => (answer === 'time' ? [column] : []))
  const named = datedBy === undefined ? times : [datedBy, ...times]
  return [...new Set(named)].filter((column) => catalogue.tables[table]?.columns[column] !== undefined)
}

/** What a clock showed at that moment: first in UTC or as it was written, then as a migration may have moved it. None of other types. */
function readingsOf({ map, catalogue }: ErasurePlan, table: string, column: string, alias: string): SQL[] {
  const value = at(alias, column)
  const zones = [...new Set([mappedTable(map, table).zone ?? 'UTC', INDIA])].filter((zone) => zone !== 'UTC')
  switch (catalogue.tables[table]?.columns[column]?.type) {
    case 'timestamp with time zone':
      return ['UTC', ...zones].map((zone) => sql`(${value} at time zone ${literal(zone)})`)
    case 'timestamp without time zone':
    case 'date':
      return [
        sql`${value}::timestamp`,
        ...zones.map((zone) => sql`((${value}::timestamp at time zone ${literal(zone)}) at time zone 'UTC')`),
      ]
    default:
      return []
  }
}

/** All texts by which a row that bears this date may have been marked: lines that are older bear the date in its former type. */
function formsOf(plan: ErasurePlan, table: string, column: string, alias: string): SQL[] {
  const forms = readingsOf(plan, table, column, alias).flatMap((reading) => {
    const whole = sql`${reading} = date_trunc('second', ${reading})`
    return [
      secondOf(reading),
      // Fewer digits are rounded, and half a second becomes the next one.
      sql`case when ${whole} then ${secondOf(sql`(${reading} - interval '1 second')`)} end`,
      asJson(reading),
      asJson(sql`(${reading} at time zone 'UTC')`),
      sql`case when ${reading} = date_trunc('day', ${reading}) then ${asJson(sql`${reading}::date`)} end`,
    ]
  })
  return [asJson(at(alias, column)), ...forms]
}

const secondOf = (reading: SQL): SQL => sql`coalesce('at ' || to_jsonb(date_trunc('second', ${reading}))::text, 'null')`
const asJson = (value: SQL): SQL => sql`coalesce(to_jsonb(${value})::text, 'null')`
const hashOf = (text: SQL): SQL => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
