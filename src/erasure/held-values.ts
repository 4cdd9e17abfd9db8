import { foreignKeysTo, isJson } from './catalogue.ts'
import type { AnonymousValue, ColumnAnswer } from './data-map.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'

const PERSONAL: readonly ColumnAnswer[] = ['identifier', 'personal', 'content', 'secret', 'blob key']
const UNIQUE_PREFIX = 'erased-'
/** What `unique` writes: the prefix and 32 characters. */
const UNIQUE_LENGTH = UNIQUE_PREFIX.length + 32

/**
 * What is written into a row that the law does not need, and that stays only because a kept row references it. Everything about the
 * person goes, save what the database would not let go of: keys, references, and values that it checks.
 */
export function heldValues(plan: Pick<ErasurePlan, 'map' | 'catalogue'>, table: string): Record<string, AnonymousValue> {
  const live = plan.catalogue.tables[table]
  if (!live) return {}
  const fixed = fixedColumns(plan, table)
  const values: Record<string, AnonymousValue> = {}
  const { columns: answers, whenHeld } = mappedTable(plan.map, table)
  for (const [column, answer] of Object.entries(answers)) {
    const found = live.columns[column]
    if (!found || found.generated || fixed.has(column) || !PERSONAL.includes(answer)) continue
    const isChecked = live.checks?.some(({ columns }) => columns.includes(column))
    const value = whenHeld?.[column] ?? (found.nullable ? { to: null } : valueFor(found, isChecked))
    if (value) values[column] = value
  }
  return values
}

function valueFor({ type, lengthMax }: { type: string; lengthMax?: number }, checked = false): AnonymousValue | undefined {
  if (checked) return undefined
  if (isJson(type)) return { to: {} }
  if (type.endsWith('[]')) return { to: [] }
  if (!/^(text|character varying|citext)$/.test(type)) return undefined
  return lengthMax !== undefined && lengthMax < UNIQUE_LENGTH ? undefined : { unique: UNIQUE_PREFIX }
}

// Writing into these would move the row away from what names it or stands below it.
function fixedColumns(plan: Pick<ErasurePlan, 'map' | 'catalogue'>, table: string): Set<string> {
  const keys = [
    ...plan.catalogue.foreignKeys.flatMap((key) => (key.table === table ? key.columns : [])),
    ...foreignKeysTo(plan.catalogue, table).flatMap((key) => key.references.columns),
  ]
  const primaryKey = plan.catalogue.tables[table]?.primaryKey ?? []
  return new Set([...primaryKey, ...mappedTable(plan.map, table).primaryKey, ...keys])
}
