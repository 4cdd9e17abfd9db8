import { type SQL, sql } from 'drizzle-orm'
import type { Catalogue } from './catalogue.ts'
import type { AnonymousValue, DataMap } from './data-map.ts'
import { heldValues } from './held-values.ts'
import { type ErasurePlan, mapHash, mappedTable } from './plan.ts'
import { holdsValue } from './predicate-store.ts'
import { keyColumns, tableOf } from './quarry-store.ts'
import { istDay } from './retention-bases.ts'
import { all, at } from './session-store.ts'

/** What work on kept rows needs of a plan: whose they were is forgotten, so that it has no steps and is no erasure's. */
export function keptFrame(map: DataMap, catalogue: Catalogue, now: Date): ErasurePlan {
  const nobodys = { steps: [], scope: { kind: 'number' } as const, unreachable: [] }
  return { ...nobodys, map, catalogue, cutOff: now, today: istDay(now), mapHash: mapHash(map), hash: '' }
}

/** The row `alias` is the one that a line of `deletion_bot.retained` names, column by column so that its primary key finds it. */
export function isKeptRow(plan: ErasurePlan, table: string, alias: string, line = 'r'): SQL {
  const record = sql`jsonb_populate_record(null::${tableOf(plan, table)}, ${at(line, 'primary_key')})`
  return all(keyColumns(plan, table).map((part) => sql`${at(alias, part)} = (${record}).${sql.identifier(part)}`))
}

/** A hash of the row's own date, of one that is not blanked: who is given a primary key anew gets another date with it. */
export function rowMark(plan: ErasurePlan, table: string, alias: string): SQL {
  const values = restrictedValues(plan, table)
  const first = timesOf(plan, table).find((column) => !(column in values))
  return markOf(first === undefined ? undefined : at(alias, first))
}

/** The row is still the one that was marked. A map that dates it by another of its columns today makes it nobody else's. */
export function isMarked(plan: ErasurePlan, table: string, alias: string, line = 'r'): SQL {
  const times = timesOf(plan, table).map((column) => markOf(at(alias, column)))
  const marks = times.length === 0 ? [markOf(undefined)] : times
  return sql`coalesce(${at(line, 'row_mark')} in (${sql.join(marks, sql`, `)}), false)`
}

function timesOf({ map, catalogue }: ErasurePlan, table: string): string[] {
  const { columns, datedBy } = mappedTable(map, table)
  const times = Object.entries(columns).flatMap(([column, answer]) => (answer === 'time' ? [column] : []))
  const named = datedBy === undefined ? times : [datedBy, ...times]
  return [...new Set(named)].filter((column) => catalogue.tables[table]?.columns[column] !== undefined)
}

const markOf = (value: SQL | undefined): SQL =>
  sql`encode(sha256(convert_to(coalesce(to_jsonb(${value ?? sql`'undated'::text`})::text, 'null'), 'UTF8')), 'hex')`

/** What a kept row's columns hold once nobody can be recognised by it. */
function restrictedValues(plan: ErasurePlan, table: string): Record<string, AnonymousValue> {
  const { disposition } = mappedTable(plan.map, table)
  if (disposition.do !== 'retain') return heldValues(plan, table)
  return Object.fromEntries(Object.entries(disposition.blank).flatMap(([column, value]) => (value ? [[column, value]] : [])))
}

/** No column that names people names anybody: whoever has filled one in since has made the row somebody's. */
export function isNobodys(plan: ErasurePlan, table: string, alias: string): SQL {
  const values = restrictedValues(plan, table)
  const naming = new Set(mappedTable(plan.map, table).reach.flatMap((way) => (way.by === 'parent' ? [] : [way.column])))
  const blank = [...naming].flatMap((column) => {
    const value = values[column]
    return value ? [holdsValue({ plan }, table, alias, column, value)] : []
  })
  return all(blank)
}

/** All these values stand in the row already. */
export function holdsAll(plan: ErasurePlan, table: string, alias: string, values: Record<string, AnonymousValue>): SQL {
  return all(Object.entries(values).map(([column, value]) => holdsValue({ plan }, table, alias, column, value)))
}
