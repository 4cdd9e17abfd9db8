import { type SQL, sql } from 'drizzle-orm'
import { namesNobody } from './blanked-store.ts'
import { type Catalogue, isUnique } from './catalogue.ts'
import type { AnonymousValue, DataMap } from './data-map.ts'
import { heldValues } from './held-values.ts'
import { type ErasurePlan, mapHash, mappedTable } from './plan.ts'
import { keyColumns, tableOf } from './quarry-store.ts'
import { istDay } from './retention-bases.ts'
import { all, any, at, type Session } from './session-store.ts'
import { holdsValue } from './written-store.ts'

/** What work on kept rows needs of a plan: whose they were is forgotten, so that it has no steps and is no erasure's. */
export function keptFrame(map: DataMap, catalogue: Catalogue, now: Date): ErasurePlan {
  const nobodys = { steps: [], scope: { kind: 'number' } as const, unreachable: [] }
  return { ...nobodys, map, catalogue, cutOff: now, today: istDay(now), mapHash: mapHash(map), hash: '' }
}

/**
 * The row `alias` is the one that a line of `deletion_bot.retained` names, column by column so that its key finds it; where the database does
 * not bear the key out, only if no other has it alike. Without a key it is none, and not any. `columns`: by these alone.
 */
export function isKeptRow(plan: ErasurePlan, table: string, alias: string, line = 'r', columns?: readonly string[]): SQL {
  const record = sql`jsonb_populate_record(null::${tableOf(plan, table)}, ${at(line, 'primary_key')})`
  const key = columns ?? keyColumns(plan, table)
  const isNamed = (row: string) => all(key.map((part) => sql`${at(row, part)} = (${record}).${sql.identifier(part)}`))
  if (key.length === 0) return sql`false`
  const live = plan.catalogue.tables[table]
  if (columns || (live && isUnique(live, key))) return isNamed(alias)
  const alike = `${alias}_alike`
  const some = sql`select 1 from ${tableOf(plan, table)} ${sql.identifier(alike)} where ${isNamed(alike)} limit 2`
  return sql`(${isNamed(alias)} and (select count(*) from (${some}) found) = 1)`
}

/** Of lines' keys that `isKeptRow` finds no row by, those of which nobody can tell: several rows have it, or some of it is null. */
export async function doubtfulKeys(
  session: Session,
  plan: ErasurePlan,
  table: string,
  keys: readonly string[],
): Promise<string[]> {
  // Noted when the key could be null; whatever the database has mended since, the row may be there.
  const without = keys.filter((key) => Object.values(JSON.parse(key)).includes(null))
  const [live, columns] = [plan.catalogue.tables[table], keyColumns(plan, table)]
  if (keys.length === without.length || !live || isUnique(live, columns)) return without
  const some = sql`select 1 from ${tableOf(plan, table)} t where ${isKeptRow(plan, table, 't', 'r', columns)}`
  const rows = await session.run<{ key: string }>(sql`
    select r.primary_key::text as key from (select unnest(${sql.param([...keys])}::text[])::jsonb as primary_key) r where exists (${some})`)
  return [...without, ...rows.map(({ key }) => key)]
}

/** What a kept row's columns hold once nobody can be recognised by it. */
export function restrictedValues(plan: ErasurePlan, table: string): Record<string, AnonymousValue> {
  const { disposition } = mappedTable(plan.map, table)
  if (disposition.do !== 'retain') return heldValues(plan, table)
  return Object.fromEntries(Object.entries(disposition.blank).flatMap(([column, value]) => (value ? [[column, value]] : [])))
}

/**
 * No column that names people names anybody: whoever has filled one in since has made the row somebody's. What was written over it may be
 * another value than the map or the column asks for today.
 */
export function isNobodys(plan: ErasurePlan, table: string, alias: string): SQL {
  const values = restrictedValues(plan, table)
  return all(
    mappedTable(plan.map, table).reach.flatMap((way) => {
      const value = way.by === 'parent' ? undefined : values[way.column]
      if (way.by === 'parent' || !value) return []
      const blank = holdsValue({ plan }, table, alias, way.column, value)
      return [sql`coalesce(${any([blank, namesNobody(plan, table, alias, way)])}, false)`]
    }),
  )
}

/** All these values stand in the row already. */
export function holdsAll(plan: ErasurePlan, table: string, alias: string, values: Record<string, AnonymousValue>): SQL {
  return all(Object.entries(values).map(([column, value]) => holdsValue({ plan }, table, alias, column, value)))
}
