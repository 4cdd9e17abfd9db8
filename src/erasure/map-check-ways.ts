import { type Catalogue, type ForeignKey, referencedColumns } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { waysByName } from './links.ts'

/**
 * Ways through a parent that no foreign key bears out, and that something in the database speaks against: joined all the same they would
 * take whatever row happens to have the number.
 */
export function checkJoins(map: DataMap, table: string, catalogue: Catalogue): Finding[] {
  const mapped = map[table]
  if (!mapped || mapped.disposition.do === 'nothing') return []
  return mapped.reach.flatMap((way): Finding[] => {
    if (way.by !== 'parent' || way.table === table || isKeyed(catalogue, table, way.column, way.table)) return []
    const [pair] = referencedColumns(catalogue, table, way.column, way.table) ?? []
    if (!pair) return []
    const is = { table, column: way.column, about: `${way.table}.${pair.to}` }
    const back = keysBack(catalogue, table, way.column, way.table)
    if (back.length > 0 && !back.some((key) => isOneKey(key, way.column, pair.to))) return [{ ...is, is: 'way-against-its-key' }]
    const types = [catalogue.tables[table]?.columns[pair.from]?.type, catalogue.tables[way.table]?.columns[pair.to]?.type]
    if (types.every((type) => type !== undefined) && new Set(types.map(familyOf)).size > 1)
      return [{ ...is, is: 'types-differ', about: `${is.about}: ${types.join(' ≠ ')}` }]
    return []
  })
}

/** Ways through a parent of which only the names of their columns say that they lead there. Warnings. */
export function waysByNameAlone(map: DataMap, catalogue: Catalogue): Finding[] {
  return waysByName({ map, catalogue }).flatMap(({ table, columns: [column = ''], references }): Finding[] => {
    const [to = ''] = references.columns
    const back = keysBack(catalogue, table, column, references.table)
    if (back.some((key) => isOneKey(key, column, to)) || checkJoins(map, table, catalogue).some((one) => one.column === column))
      return []
    return [{ table, column, is: 'way-by-name-alone', about: `${references.table}.${to}` }]
  })
}

// Onto a single part of the parent as well: no way leads through such a key, and it says where the column points.
const isKeyed = ({ foreignKeys }: Catalogue, table: string, column: string, parent: string): boolean =>
  foreignKeys.some((key) => key.table === table && key.references.table === parent && key.columns.includes(column))

/** What runs the other way, from the parent to this very column. */
const keysBack = ({ foreignKeys }: Catalogue, table: string, column: string, parent: string): ForeignKey[] =>
  foreignKeys.filter((key) => key.table === parent && key.references.table === table && key.references.columns.includes(column))

/** By this key the parent bears the row's own number as its own. */
const isOneKey = ({ columns, references }: ForeignKey, column: string, own: string): boolean =>
  columns[references.columns.indexOf(column)] === own

const FAMILIES: readonly [string, RegExp][] = [
  ['number', /^(smallint|integer|bigint|numeric|real|double precision)$/],
  ['text', /^(text|character varying|character|name|(.*\.)?citext)$/],
  ['time', /^(date|timestamp with(out)? time zone)$/],
]

/** Types that PostgreSQL compares with each other. */
const familyOf = (type = ''): string => FAMILIES.find(([, types]) => types.test(type))?.[0] ?? type
