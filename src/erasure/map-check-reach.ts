import { type Catalogue, type CatalogueTable, isJson, referencedColumns } from './catalogue.ts'
import { type DataMap, type Reach, type TableMap, valuesOf } from './data-map.ts'
import type { Finding } from './finding.ts'
import { retentionBases } from './retention-bases.ts'

const TIMESTAMP = 'timestamp without time zone'
/** Answers that say of a column that something of a person stands there. */
export const PERSONAL: readonly string[] = ['identifier', 'personal', 'content', 'blob key', 'secret']

/** Whether the ways to a table's rows, its dates and its bases hold, and whether a step over it can ever count 0. */
export function checkReach(map: DataMap, table: string, catalogue: Catalogue): Finding[] {
  const mapped = map[table]
  if (!mapped || mapped.disposition.do === 'nothing') return []
  const zones = checkZone(table, mapped, catalogue)
  // Rows of the account scope alone are reached by their tenant.
  if (mapped.scopes.every((scope) => scope === 'account')) return zones
  return [
    ...zones,
    ...checkWays(map, table, mapped, catalogue),
    ...checkEnd(table, mapped),
    ...checkBases(table, mapped),
    ...(mapped.reach.length > 0 && !isDated(map, table) ? [{ table, is: 'undated' } as const] : []),
  ]
}

// Read as UTC, India's half day ahead would be taken for newer than the cut-off. Days of a basis are Indian days as they stand.
function checkZone(table: string, mapped: TableMap, { tables }: Catalogue): Finding[] {
  if (mapped.zone !== undefined) return []
  return columnsWithoutZone(mapped, tables[table]).map((column): Finding => ({ table, column, is: 'zone-unstated' }))
}

/** The columns whose times cannot be compared with a moment until somebody says where the clocks hang. */
export function columnsWithoutZone(
  { datedBy, disposition, signOfLife }: Pick<TableMap, 'datedBy' | 'disposition' | 'signOfLife'>,
  live: CatalogueTable | undefined,
): string[] {
  const is = (column: string, type: string) => live?.columns[column]?.type === type
  const from = disposition.do === 'retain' ? disposition.keptBy.map((claim) => claim.from) : []
  const spoken = [datedBy, signOfLife?.at].filter((column) => column !== undefined)
  const found = [
    ...[...spoken, ...from].filter((column) => is(column, TIMESTAMP)),
    ...spoken.filter((column) => is(column, 'date')),
  ]
  return [...new Set(found)]
}

function checkWays(map: DataMap, table: string, mapped: TableMap, catalogue: Catalogue): Finding[] {
  return mapped.reach.flatMap((way): Finding[] => {
    const type = catalogue.tables[table]?.columns[way.column]?.type
    if (type === undefined || !canHold(way, type)) return [{ table, column: way.column, is: 'reaches-nothing' }]
    if (way.by !== 'parent') return []
    if (leadsTo(map, way.table, table)) return [{ table, column: way.column, is: 'cycle' }]
    const parent = map[way.table]
    const key = catalogue.tables[way.table] && referencedColumns(catalogue, table, way.column, way.table)
    if (!parent || !key || parent.reach.length === 0) return [{ table, column: way.column, is: 'reaches-nothing' }]
    return []
  })
}

function canHold({ by }: Reach, type: string): boolean {
  if (by === 'json') return isJson(type)
  return by === 'array' ? type.endsWith('[]') : by === 'parent' || !(isJson(type) || type.endsWith('[]'))
}

// A row that stays must no longer be found by a column of its own, and must not go on naming the person.
function checkEnd(table: string, mapped: TableMap): Finding[] {
  const { disposition, reach, columns } = mapped
  if (disposition.do === 'erase' || disposition.do === 'nothing') return []
  const written = Object.keys(valuesOf(mapped.disposition))
  const found = reach.flatMap((way) => (way.by === 'parent' || written.includes(way.column) ? [] : [way.column]))
  const left =
    disposition.do === 'anonymise'
      ? Object.entries(columns).flatMap(([column, answer]) =>
          PERSONAL.includes(answer) && !written.includes(column) ? [column] : [],
        )
      : []
  return [
    // A kept row that is recorded counts as done, so its identifier may stay where the basis needs it.
    ...(disposition.do === 'retain' ? [] : [...new Set(found)].map((column): Finding => ({ table, column, is: 'never-ends' }))),
    ...left.filter((column) => !found.includes(column)).map((column): Finding => ({ table, column, is: 'leaves-the-person' })),
    ...(disposition.do === 'anonymise' && written.length === 0 ? [{ table, is: 'never-ends' } as const] : []),
  ]
}

function checkBases(table: string, { disposition, columns }: TableMap): Finding[] {
  if (disposition.do !== 'retain') return []
  return disposition.keptBy.flatMap(({ basis, from, when }): Finding[] => [
    ...(retentionBases.some(({ id }) => id === basis) ? [] : [{ table, is: 'unknown-basis' } as const]),
    ...[from, ...(when ? [when.column] : [])]
      .filter((column) => !(column in columns))
      .map((column): Finding => ({ table, column, is: 'vanished-column' })),
  ])
}

function leadsTo(map: DataMap, from: string, to: string, seen: readonly string[] = []): boolean {
  if (from === to) return true
  if (seen.includes(from)) return false
  const ways = map[from]?.reach ?? []
  return ways.some((way) => way.by === 'parent' && leadsTo(map, way.table, to, [...seen, from]))
}

function isDated(map: DataMap, table: string, seen: readonly string[] = []): boolean {
  const mapped = map[table]
  if (!mapped || seen.includes(table)) return false
  if (mapped.datedBy) return true
  const parent = mapped.reach.find((way) => way.by === 'parent')
  return parent !== undefined && isDated(map, parent.table, [...seen, table])
}
