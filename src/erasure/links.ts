import { type Catalogue, type ForeignKey, foreignKeysTo, referencedColumns } from './catalogue.ts'
import type { DataMap } from './data-map.ts'

interface Known {
  map: DataMap
  catalogue: Catalogue
}

/**
 * What points at rows of this table: foreign keys from wherever, and the map's ways that are none. Whatever is found through a parent
 * alone would never be found again without it, whether the database forbids that or not.
 */
export function linksTo(known: Known, table: string): ForeignKey[] {
  const ways = waysByName(known).filter(({ references }) => references.table === table)
  return ways.length === 0 ? foreignKeysTo(known.catalogue, table) : [...foreignKeysTo(known.catalogue, table), ...ways]
}

/** The same of all tables of the schema, from its own tables. */
export function linksWithin(known: Known): ForeignKey[] {
  return [...known.catalogue.foreignKeys, ...waysByName(known)]
}

const found = new WeakMap<Catalogue, WeakMap<DataMap, readonly ForeignKey[]>>()

/** The map's ways to parents for which no foreign key stands. What the map calls nobody's need not be found. */
export function waysByName({ map, catalogue }: Known): readonly ForeignKey[] {
  const byMap = found.get(catalogue) ?? new WeakMap<DataMap, readonly ForeignKey[]>()
  found.set(catalogue, byMap)
  const known = byMap.get(map) ?? findWays(map, catalogue)
  byMap.set(map, known)
  return known
}

function findWays(map: DataMap, catalogue: Catalogue): ForeignKey[] {
  return Object.entries(map).flatMap(([table, { disposition, reach }]) =>
    reach.flatMap((way): ForeignKey[] => {
      if (way.by !== 'parent' || disposition.do === 'nothing') return []
      const [pair, ...more] = referencedColumns(catalogue, table, way.column, way.table) ?? []
      if (!pair || more.length > 0 || !catalogue.tables[table]?.columns[pair.from]) return []
      const link = { table, columns: [pair.from], references: { table: way.table, columns: [pair.to] } }
      if (catalogue.foreignKeys.some((key) => isSame(key, link))) return []
      // Whether an index leads there is asked of the database itself, like of every way.
      return [{ ...link, name: `way by ${pair.from}`, onDelete: 'no action', indexed: true, byMap: true }]
    }),
  )
}

type Ends = Pick<ForeignKey, 'table' | 'columns' | 'references'>

const isSame = (key: Ends, link: Ends) =>
  key.table === link.table &&
  key.references.table === link.references.table &&
  key.columns.join() === link.columns.join() &&
  key.references.columns.join() === link.references.columns.join()
