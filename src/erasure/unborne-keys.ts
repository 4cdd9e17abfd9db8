import { type Catalogue, isBorneOut, keyOf } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { notedTables } from './noted-tables.ts'

/** Tables whose rows are noted, when they are kept or frozen, by columns that several of them may have alike for all the database knows. */
export function unborneKeys(map: DataMap, catalogue: Catalogue): Finding[] {
  return [...notedTables(map, catalogue)].flatMap((table): Finding[] => {
    const live = catalogue.tables[table]
    const key = keyOf(live, map[table]?.primaryKey)
    if (!live || key.length === 0 || isBorneOut(live, key)) return []
    return [{ table, is: 'no-such-key', about: key.join(', ') }]
  })
}
