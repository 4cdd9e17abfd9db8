import { type Catalogue, holdsText, referencedColumns } from './catalogue.ts'
import type { IdentifierKind, Reach, TableMap } from './data-map.ts'
import { keyPath } from './json-path.ts'

/** As SQL names it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const quotedText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The statement that gives a way its index; undefined where no index can serve what is compared element by element. */
export function indexFor(catalogue: Catalogue, table: string, way: Reach): string | undefined {
  const on = onWhat(catalogue, table, way)
  return on === undefined ? undefined : creating(catalogue, table, on)
}

function creating(catalogue: Catalogue, table: string, on: string): string {
  // On a partitioned table PostgreSQL knows no other way than with a lock.
  const concurrently = catalogue.tables[table]?.kind === 'partitioned' ? '' : ' concurrently'
  return `create index${concurrently} on ${quoted(catalogue.schema)}.${quoted(table)} ${on};`
}

/** The statement by which what waits to be sent is found without reading what was sent long ago. */
export function indexForWaiting(catalogue: Catalogue, table: string, { tenant, reach, freeze = [] }: TableMap): string {
  const waiting = freeze.flatMap(({ when, stopsAds }) => (when && stopsAds ? [when] : []))
  const where = waiting.map(
    ({ column, in: values }) => `${quoted(column)} in (${values.map((value) => quotedText(String(value))).join(', ')})`,
  )
  const way = tenant === 'parent' ? reach.find(({ by }) => by === 'parent') : undefined
  const columns = typeof tenant === 'object' ? `(${quoted(tenant.column)})` : way && onWhat(catalogue, table, way)
  return creating(catalogue, table, `${columns ?? `(${quoted(waiting[0]?.column ?? '')})`} where ${where.join(' or ')}`)
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
