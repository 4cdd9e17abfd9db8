import { type Catalogue, type CatalogueTable, keyOf } from './catalogue.ts'
import type { DataMap, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { namesThePerson, notedTables } from './noted-tables.ts'
import { rightsOn } from './rights.ts'

/** What stands around a table and would make an erasure do less, or more, than the map says. */
export function checkAround(map: DataMap, table: string, mapped: TableMap, live: CatalogueTable): Finding[] {
  const { disposition } = mapped
  const missing = rightsOn(mapped).filter((right) => live.forbidden?.includes(right))
  const rights = missing.map((right): Finding => ({ table, is: 'right-missing', about: right }))
  if (disposition.do === 'nothing') return rights
  const about = live.kind
  if (about === 'foreign' || about === 'materialised view')
    return [...rights, { table, is: 'cannot-be-deleted-from', about: about === 'foreign' ? 'foreign table' : about }]
  const parent = live.inherits === undefined ? undefined : map[live.inherits]
  return [
    ...rights,
    ...(live.hidesRows ? [{ table, is: 'hides-rows' } as const] : []),
    ...Object.entries(live.columns)
      .filter(([column, { type }]) => type === 'oid' && mapped.columns[column]?.startsWith('not personal') === false)
      .map(([column]): Finding => ({ table, column, is: 'large-object-stays' })),
    ...(parent && parent.disposition.do !== 'nothing' ? [{ table, is: 'inherited', about: live.inherits ?? '' } as const] : []),
    ...(live.triggers ?? [])
      .filter(({ name }) => mapped.triggers?.[name] === undefined)
      .map(
        ({ name, does }): Finding => ({
          table,
          is: does === 'copies' ? 'trigger-copies' : 'trigger-keeps-rows',
          about: name,
        }),
      ),
  ]
}

const NOTABLE = /^[A-Za-z_][A-Za-z0-9_.]*$/
const DIGITS = /\d{5}/
const isNotable = (name: string) => NOTABLE.test(name) && !DIGITS.test(name)

/** What is kept or frozen is noted by table, column and primary key, where nothing of a person may stand. */
export function checkNotes(map: DataMap, catalogue: Catalogue): Finding[] {
  return [...notedTables(map, catalogue)].flatMap((table): Finding[] => {
    const live = catalogue.tables[table]
    const mapped = map[table]
    if (!live || !mapped) return []
    const key = keyOf(live, mapped.primaryKey)
    const freeze = mapped.freeze ?? []
    return [
      ...(key.length === 0 ? [{ table, is: 'no-primary-key' } as const] : []),
      ...(isNotable(table) ? [] : [{ table, is: 'name-cannot-be-noted' } as const]),
      ...freeze
        .filter(({ column }) => !isNotable(column))
        .map(({ column }): Finding => ({ table, column, is: 'name-cannot-be-noted' })),
      ...key
        .filter((column) => namesThePerson(map, catalogue, table, column))
        .map((column): Finding => ({ table, column, is: 'key-names-the-person' })),
      ...freeze
        .filter((entry) => !isStateAsNoted(entry, live.columns[entry.column]?.type))
        .map(({ column }): Finding => ({ table, column, is: 'value-cannot-be-noted' })),
    ]
  })
}

/** As the checks of `deletion_bot.freeze_undo` have it. */
const isNotableValue = (value: string | boolean | null) =>
  typeof value !== 'string' || (JSON.stringify(value).length <= 40 && !/[0-9]{4}|[@ ]/.test(value))

function isStateAsNoted({ column, to, when }: NonNullable<TableMap['freeze']>[number], type = 'text'): boolean {
  if (/int|numeric|real|double|json|\[\]$/.test(type)) return false
  const before = when?.column === column ? when.in : []
  return [to, ...before].every(isNotableValue)
}
