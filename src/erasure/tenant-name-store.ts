import pg from 'pg'
import { isTenantId } from '../subject/tenant-id.ts'
import type { DataMap } from './data-map.ts'

/** A business as the platform has it. */
export interface Tenant {
  tenantId: string
  name: string
}

/** The businesses' tables: whose names and rows are read. */
export interface Tenants {
  schema: string
  tables: DataMap
}

/** A business's name, from the table that the map says holds it; undefined when there is none. */
export async function tenantName(platform: pg.Pool, map: DataMap, schema: string, tenantId: string): Promise<string | undefined> {
  return (await tenantNames(platform, { schema, tables: map }, [tenantId])).get(tenantId)
}

/** The names of these businesses; those that have none are left out. */
export async function tenantNames(platform: pg.Pool, map: Tenants, ids: readonly string[]): Promise<Map<string, string>> {
  const place = placeOfNames(map)
  if (!place || ids.length === 0) return new Map()
  const { rows } = await platform.query<Tenant>(
    `select ${place.id} as "tenantId", ${place.name} as name from ${place.table} where ${place.id} = any($1) and ${place.name} is not null`,
    [ids],
  )
  return new Map(rows.map(({ tenantId, name }) => [tenantId, name]))
}

/** The businesses with this tenant id or name; with `part` also those in whose name it stands. By name, `limit` at most. */
export async function tenantsCalled(
  platform: pg.Pool,
  map: Tenants,
  typed: string,
  { part = false, limit }: { part?: boolean; limit: number },
): Promise<Tenant[]> {
  const place = placeOfNames(map)
  if (!place) return tenantOfRows(platform, map, typed)
  const given = typed.toLowerCase()
  const within = part ? `or position($2 in lower(${place.name})) > 0` : ''
  const { rows } = await platform.query<Tenant>(
    `select ${place.id} as "tenantId", coalesce(${place.name}, ${place.id}) as name from ${place.table}
     where ${place.id} in ($1, $2) or lower(${place.name}) = $2 ${within}
     order by ${place.id} in ($1, $2) desc, lower(${place.name}) = $2 desc, 2, 1 limit ${Number(limit)}`,
    [typed, given],
  )
  return rows
}

/** How many businesses there are, and how many beside these; undefined: no table has their names. */
export async function tenantsBeside(
  platform: pg.Pool,
  map: Tenants,
  known: readonly string[],
): Promise<{ all: number; others: number } | undefined> {
  const place = placeOfNames(map)
  if (!place) return undefined
  const { rows } = await platform.query<{ all: string; others: string }>(
    `select count(*) as all, count(*) filter (where ${place.id} <> all($1)) as others from ${place.table}`,
    [known],
  )
  return { all: Number(rows[0]?.all), others: Number(rows[0]?.others) }
}

/** The map says which table has the names; undefined: none has. */
export function placeOfNames(map: Tenants): { table: string; id: string; name: string } | undefined {
  const [table, mapped] = Object.entries(map.tables).find(([, each]) => each.tenantName !== undefined) ?? []
  const [key] = mapped?.primaryKey ?? []
  if (!table || !mapped?.tenantName || !key) return undefined
  const text = (column: string) => `${pg.escapeIdentifier(column)}::text`
  return { table: quoted(map, table), id: text(key), name: text(mapped.tenantName) }
}

/** Where no table has names, a business is known by the rows that bear its id. */
async function tenantOfRows(platform: pg.Pool, map: Tenants, tenantId: string): Promise<Tenant[]> {
  const places = Object.entries(map.tables).flatMap(([table, { tenant, disposition }]) =>
    typeof tenant === 'string' || disposition.do === 'nothing' ? [] : [{ table, column: tenant.column }],
  )
  for (const { table, column } of isTenantId(tenantId) ? places : []) {
    const id = `${pg.escapeIdentifier(column)}::text`
    const { rows } = await platform.query<{ id: string }>(
      `select ${id} as id from ${quoted(map, table)} where ${id} in ($1, $2) limit 1`,
      [tenantId, tenantId.toLowerCase()],
    )
    if (rows[0]) return [{ tenantId: rows[0].id, name: rows[0].id }]
  }
  return []
}

const quoted = ({ schema }: Tenants, table: string) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`
