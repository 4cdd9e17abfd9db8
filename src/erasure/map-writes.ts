import type { Catalogue } from './catalogue.ts'
import { type AnonymousValue, type DataMap, valuesOf } from './data-map.ts'
import { heldValues } from './held-values.ts'
import { heldTables } from './noted-tables.ts'

export type Written = Readonly<Record<string, AnonymousValue>>

/**
 * What may come to stand in a table's rows, set by set, whichever pass writes it: its disposition; a member's own profile; what is
 * written where a kept row holds it. Empty sets are left out.
 */
export function valuesWritten(map: DataMap, table: string, catalogue: Catalogue): Written[] {
  const mapped = map[table]
  if (!mapped) return []
  const { disposition, profile, whenHeld = {} } = mapped
  const held = heldTables(map, catalogue).has(table) ? heldValues({ map, catalogue }, table) : {}
  const named = Object.entries(whenHeld).flatMap(([column, value]) => (value ? [[column, value] as const] : []))
  return [valuesOf(disposition), profile ? valuesOf(profile) : {}, { ...Object.fromEntries(named), ...held }].filter(
    (written) => Object.keys(written).length > 0,
  )
}

/** The same, with what is emptied before anything is deleted. */
export function allWritten(map: DataMap, table: string, catalogue: Catalogue): Written[] {
  const first = map[table]?.detachFirst ?? []
  const emptied = Object.fromEntries(first.map((column): [string, AnonymousValue] => [column, { to: null }]))
  return [...valuesWritten(map, table, catalogue), ...(first.length > 0 ? [emptied] : [])]
}
