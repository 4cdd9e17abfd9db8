import type { Catalogue } from './catalogue.ts'
import { type DataMap, type TableMap, valuesOf } from './data-map.ts'
import type { Finding } from './finding.ts'
import { stayingColumns } from './held-values.ts'
import { isDetachedFirst } from './order.ts'

/** Whether rows that stay for the sake of kept ones can be made to name nobody. */
export function checkHeld(map: DataMap, catalogue: Catalogue): Finding[] {
  return heldTables(map, catalogue).flatMap((table) => {
    const key = catalogue.tables[table]?.primaryKey ?? []
    // A key that names the person is a finding of its own.
    const staying = stayingColumns({ map, catalogue }, table).filter((column) => !key.includes(column))
    return staying.map((column): Finding => ({ table, column, is: 'stays-with-the-person' }))
  })
}

/** The tables that no law keeps, and of which rows stay all the same because kept ones reference them. */
function heldTables(map: DataMap, catalogue: Catalogue): string[] {
  const kept = new Set(Object.keys(map).filter((table) => map[table]?.disposition.do === 'retain'))
  // A set goes on through what is added to it meanwhile: a parent's parents come in their turn.
  for (const table of kept) {
    for (const key of catalogue.foreignKeys) {
      const letsGo = isDetachedFirst(map, key) || key.columns.some((column) => column in blanked(map[table]))
      if (key.table === table && !letsGo && isErased(map[key.references.table])) kept.add(key.references.table)
    }
  }
  return [...kept].filter((table) => map[table]?.disposition.do !== 'retain')
}

const blanked = (mapped: TableMap | undefined) => (mapped?.disposition.do === 'retain' ? valuesOf(mapped.disposition) : {})

/** By some scope its rows go whole: what stays anonymous when a customer goes, goes with the account. */
function isErased(mapped: TableMap | undefined): boolean {
  if (!mapped || mapped.disposition.do === 'nothing') return false
  return mapped.disposition.do === 'erase' || mapped.scopes.includes('account') || mapped.profile?.do === 'erase'
}
