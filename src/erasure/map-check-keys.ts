import type { Catalogue, ForeignKeyRule } from './catalogue.ts'
import type { DataMap, Disposition } from './data-map.ts'
import type { Finding } from './finding.ts'

/** Whether the foreign keys let the plan do what it says, and are still what the map's author knew. */
export function checkForeignKeys(map: DataMap, catalogue: Catalogue, expected?: readonly ForeignKeyRule[]): Finding[] {
  return [
    ...checkDeletes(map, catalogue),
    ...(expected ? checkRules(map, catalogue, expected) : []),
    ...(catalogue.strangers ?? [])
      .filter(({ references }) => goes(map, references.table))
      .map(
        ({ references, table, name }): Finding => ({
          table: references.table,
          is: 'held-from-another-schema',
          about: `${table}: ${name}`,
        }),
      ),
  ]
}

/** Rows of the table are deleted by some scope: what stays anonymous when a customer goes, goes with the account. */
function goes(map: DataMap, table: string): boolean {
  const { disposition, scopes = [], profile } = map[table] ?? {}
  if (disposition === undefined || disposition.do === 'nothing') return false
  return ['erase', 'retain'].includes(disposition.do) || scopes.includes('account') || profile?.do === 'erase'
}

function checkDeletes(map: DataMap, catalogue: Catalogue): Finding[] {
  return [...catalogue.foreignKeys, ...(catalogue.strangers ?? [])].flatMap((key): Finding[] => {
    const parentGoes = goes(map, key.references.table)
    const child = map[key.table]?.disposition
    const [column = ''] = key.columns
    return [
      ...(parentGoes && !key.indexed ? [{ table: key.table, column, is: 'unindexed-foreign-key' } as const] : []),
      ...(parentGoes && key.onDelete === 'cascade' && isKeptByTheMap(child)
        ? [{ table: key.table, column, is: 'cascades-onto-kept-rows' } as const]
        : []),
    ]
  })
}

// What a floor alone keeps is there to be kept by whoever refers to it: its parents are held, and nothing cascades.
const isKeptByTheMap = (child: Disposition | undefined) => child?.do === 'retain' && child.keptBy.some(({ floor }) => !floor)

function checkRules(map: DataMap, catalogue: Catalogue, expected: readonly ForeignKeyRule[]): Finding[] {
  const live = catalogue.foreignKeys.filter(({ table, references }) => table in map || references.table in map)
  const differing = expected.flatMap((rule): Finding[] => {
    const found = live.filter((key) => sameKey(key, rule))
    const [column = ''] = rule.columns
    if (found.length === 0) {
      const about = `${rule.table} (${rule.columns.join(', ')}) to ${rule.references.table}`
      return rule.table in catalogue.tables ? [{ table: rule.table, column, is: 'foreign-key-gone', about }] : []
    }
    if (found.some(({ onDelete }) => onDelete === rule.onDelete)) return []
    return [{ table: rule.table, column, is: 'foreign-key-differs', about: rule.onDelete.toUpperCase() }]
  })
  const unknown = live
    .filter((key) => key.table in map && !expected.some((rule) => sameKey(key, rule)))
    .map((key): Finding => ({ table: key.table, column: key.columns[0] ?? '', is: 'foreign-key-new', about: key.name }))
  return [...differing, ...unknown]
}

function sameKey(a: ForeignKeyRule, b: ForeignKeyRule): boolean {
  const name = ({ table, columns, references }: ForeignKeyRule) =>
    JSON.stringify([table, references.table, columns.map((column, i) => [column, references.columns[i]]).sort()])
  return name(a) === name(b)
}
