import { type Catalogue, holdsText, referencedColumns } from './catalogue.ts'
import type { IdentifierKind, Reach } from './data-map.ts'
import { keyPath } from './json-path.ts'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const quotedText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The statement that gives a way its index; undefined where no index can serve what is compared element by element. */
export function indexFor(catalogue: Catalogue, table: string, way: Reach): string | undefined {
  const on = onWhat(catalogue, table, way)
  if (on === undefined) return undefined
  // On a partitioned table PostgreSQL knows no other way than with a lock.
  const concurrently = catalogue.tables[table]?.kind === 'partitioned' ? '' : ' concurrently'
  return `create index${concurrently} on ${quoted(catalogue.schema)}.${quoted(table)} ${on};`
}

function onWhat(catalogue: Catalogue, table: string, way: Reach): string | undefined {
  const column = quoted(way.column)
  const type = catalogue.tables[table]?.columns[way.column]?.type ?? 'text'
  switch (way.by) {
    case 'parent': {
      const pairs = referencedColumns(catalogue, table, way.column, way.table) ?? []
      return pairs.length === 0 ? undefined : `(${pairs.map(({ from }) => quoted(from)).join(', ')})`
    }
    case 'array':
      return way.holds === 'email' || type !== 'text[]' ? undefined : `using gin (${column})`
    case 'json': {
      if (!way.path.includes('*')) return `(${folded(way.holds, `(${column} #>> ${quotedText(keyPath(way.path))})`)})`
      if (way.holds === 'email') return undefined
      return `using gin (${type === 'jsonb' ? column : `(${column}::jsonb)`} jsonb_path_ops)`
    }
    case 'column': {
      if (/citext$/.test(type) || ['bigint', 'integer', 'numeric'].includes(type)) return `(${column})`
      const text = holdsText(type) && type !== 'character' ? column : `(${column}::text)`
      return `(${folded(way.holds, text)})`
    }
  }
}

const folded = (holds: IdentifierKind, value: string) => (holds === 'email' ? `lower(${value})` : value)
