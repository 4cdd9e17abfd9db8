import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { stayingColumns } from './held-values.ts'
import { heldTables } from './noted-tables.ts'

/** Whether rows that stay for the sake of kept ones can be made to name nobody. */
export function checkHeld(map: DataMap, catalogue: Catalogue): Finding[] {
  return [...heldTables(map, catalogue)].flatMap((table) => {
    const key = catalogue.tables[table]?.primaryKey ?? []
    // A key that names the person is a finding of its own.
    const staying = stayingColumns({ map, catalogue }, table).filter((column) => !key.includes(column))
    return staying.map((column): Finding => ({ table, column, is: 'stays-with-the-person' }))
  })
}
