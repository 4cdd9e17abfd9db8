import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { FindingKind } from './finding.ts'
import { checkMap } from './map-check.ts'

/** Findings that keep rows of an erased person out of a replay's sight. Whatever else is wrong shows when the rows are erased. */
const BLINDING: readonly FindingKind[] = ['vanished-table', 'vanished-column', 'reaches-nothing', 'hides-rows']

/**
 * Tables and columns in which a replay would look for the erased and cannot, as `table` or `table.column`: the restored database is
 * not as the map says, so that finding nobody there proves nothing.
 */
export function placesUnread(map: DataMap, catalogue: Catalogue): string[] {
  const places = checkMap(map, catalogue)
    .filter(({ table, is }) => BLINDING.includes(is) && map[table]?.disposition.do !== 'nothing')
    .map(({ table, column }) => (column === undefined ? table : `${table}.${column}`))
  return [...new Set(places)]
}
