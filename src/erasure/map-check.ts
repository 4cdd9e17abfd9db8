import { type Catalogue, type CatalogueTable, type ForeignKeyRule, foreignKeysTo, holdsText, isJson } from './catalogue.ts'
import type { AnonymousValue, DataMap, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { checkAround, checkNotes } from './map-check-around.ts'
import { checkHeld } from './map-check-held.ts'
import { checkForeignKeys } from './map-check-keys.ts'
import { checkOrder, checkOwners } from './map-check-owners.ts'
import { checkReach } from './map-check-reach.ts'
import { checkJoins } from './map-check-ways.ts'
import { valuesWritten, type Written } from './map-writes.ts'

/**
 * Compares a data map with the live database: what does not answer, what is no longer there, and what would not do what it says.
 * Any finding makes `completed` impossible. With `expected` the foreign keys are compared with what the map's author knew.
 */
export function checkMap(map: DataMap, catalogue: Catalogue, expected?: readonly ForeignKeyRule[]): Finding[] {
  return [
    ...Object.keys(catalogue.tables)
      .filter((table) => !(table in map))
      .map((table): Finding => ({ table, is: 'unmapped-table' })),
    ...Object.keys(map)
      .filter((table) => !(table in catalogue.tables))
      .map((table): Finding => ({ table, is: 'vanished-table' })),
    ...Object.entries(map).flatMap(([table, mapped]) => {
      const found = catalogue.tables[table]
      if (!found) return []
      return [
        ...checkColumns(table, mapped, found),
        ...checkValues(map, table, found, catalogue),
        ...checkReach(map, table, catalogue),
        ...checkJoins(map, table, catalogue),
        ...checkOwners(table, mapped, found, catalogue),
        ...checkAround(map, table, mapped, found),
      ]
    }),
    ...checkNotes(map, catalogue),
    ...checkHeld(map, catalogue),
    ...checkForeignKeys(map, catalogue, expected),
    ...checkOrder(map, catalogue),
  ]
}

function checkColumns(table: string, mapped: TableMap, live: CatalogueTable): Finding[] {
  const answered = Object.keys(mapped.columns)
  return [
    ...Object.keys(live.columns)
      .filter((column) => !answered.includes(column))
      .map((column): Finding => ({ table, column, is: 'unmapped-column' })),
    ...answered
      .filter((column) => !(column in live.columns))
      .map((column): Finding => ({ table, column, is: 'vanished-column' })),
    ...answered
      .filter((column) => mapped.columns[column] === 'blob key' && holdsSeveral(live.columns[column]?.type ?? ''))
      .map((column): Finding => ({ table, column, is: 'several-blob-keys' })),
  ]
}

/** One value of such a column is no single blob's key. */
const holdsSeveral = (type: string): boolean => isJson(type) || type.endsWith('[]')

function checkValues(map: DataMap, table: string, live: CatalogueTable, catalogue: Catalogue): Finding[] {
  const found = [
    ...valuesWritten(map, table, catalogue).flatMap((written) => checkWritten(table, written, live, catalogue)),
    ...checkEmptied(map, table, live),
  ]
  const seen = new Set<string>()
  return found.filter((finding) => !seen.has(JSON.stringify(finding)) && seen.add(JSON.stringify(finding)))
}

function checkWritten(table: string, written: Written, live: CatalogueTable, catalogue: Catalogue): Finding[] {
  return Object.entries(written).flatMap(([column, value]): Finding[] => {
    const found = live.columns[column]
    if (!found) return []
    const fixed = 'to' in value
    const findings: Finding[] = []
    const isReferenced = foreignKeysTo(catalogue, table).some(({ references }) => references.columns.includes(column))
    if (found.generated || live.primaryKey.includes(column) || isReferenced)
      findings.push({ table, column, is: 'cannot-be-written' })
    if (fixed && value.to === null && !found.nullable) findings.push({ table, column, is: 'breaks-not-null' })
    if (fixed && collides(live, column, written)) findings.push({ table, column, is: 'breaks-unique' })
    if (!fits(found, value)) findings.push({ table, column, is: 'does-not-fit' })
    const pointsAway = catalogue.foreignKeys.some((key) => key.table === table && key.columns.includes(column))
    if (pointsAway && !(fixed && value.to === null)) findings.push({ table, column, is: 'does-not-fit' })
    return findings
  })
}

/** What is emptied before anything is deleted, all at once; and of rows with several owners whatever named the one who leaves. */
function checkEmptied(map: DataMap, table: string, live: CatalogueTable): Finding[] {
  const { detachFirst = [], reach = [], shared } = map[table] ?? {}
  const left = shared === 'last owner' ? reach.flatMap((way) => (way.by === 'json' || way.by === 'array' ? [] : way.column)) : []
  const emptied = (columns: readonly string[]): Written => Object.fromEntries(columns.map((column) => [column, { to: null }]))
  return [
    ...detachFirst.filter((column) => collides(live, column, emptied(detachFirst))),
    ...left.filter((column) => collides(live, column, emptied([column]))),
  ].map((column) => ({ table, column, is: 'breaks-unique' }))
}

/** Two erased rows would collide: nothing else in the unique list is drawn anew, emptied, or the row's own key. */
function collides(live: CatalogueTable, column: string, written: Written): boolean {
  const keepsApart = (other: string, nullsAlike: boolean) => {
    const value = written[other]
    if (value === undefined) return live.primaryKey.length === 1 && live.primaryKey.includes(other)
    return 'unique' in value || (value.to === null && !nullsAlike)
  }
  const meet = (uniques: CatalogueTable['uniques'], nullsAlike: boolean) =>
    uniques.some((unique) => unique.includes(column) && !unique.some((other) => keepsApart(other, nullsAlike)))
  return meet(live.uniques, false) || meet(live.nullsAlike ?? [], true)
}

const UNIQUE_SUFFIX_LENGTH = 32
const UUID_LENGTH = 36

function fits({ type, lengthMax }: { type: string; lengthMax?: number }, value: AnonymousValue): boolean {
  if ('unique' in value && ['bigint', 'integer'].includes(type)) return value.unique === '-'
  const drawn = 'unique' in value ? value.unique.length + (value.characters ?? UNIQUE_SUFFIX_LENGTH) : 0
  if ('unique' in value && type === 'uuid') return drawn === UUID_LENGTH
  const isText = holdsText(type) && !isJson(type) && type !== 'xml' && !type.endsWith('[]')
  if ('unique' in value) return isText && drawn <= (lengthMax ?? Number.POSITIVE_INFINITY)
  if (value.to === null || isJson(type)) return true
  if (Array.isArray(value.to)) return type.endsWith('[]')
  if (typeof value.to === 'object') return false
  if (typeof value.to === 'boolean') return type === 'boolean' || isText
  const isNumber = /^(smallint|integer|bigint|numeric|real|double precision)$/.test(type)
  if (typeof value.to === 'number') return isNumber || isText
  return !isNumber && type !== 'boolean' && value.to.length <= (lengthMax ?? Number.POSITIVE_INFINITY)
}
