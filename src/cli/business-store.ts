import pg from 'pg'
import type { DataMap } from '../erasure/data-map.ts'
import { isTenantId } from '../subject/tenant-id.ts'
import { Sentence } from './sentence.ts'

export interface Business {
  tenantId: string
  name: string
}

/** The businesses' tables: whose names and rows are read. */
export interface Businesses {
  schema: string
  tables: DataMap
}

/** The business with this tenant id or name, from the table that the map says holds the names. */
export async function findBusiness(platform: pg.Pool, map: Businesses, idOrName: string): Promise<Business> {
  const given = idOrName.trim()
  const [table, mapped] = Object.entries(map.tables).find(([, { tenantName }]) => tenantName !== undefined) ?? []
  const [key] = mapped?.primaryKey ?? []
  if (!table || !mapped?.tenantName || !key) return ofRows(platform, map, given)
  const [name, id] = [`${pg.escapeIdentifier(mapped.tenantName)}::text`, `${pg.escapeIdentifier(key)}::text`]
  const { rows } = await platform.query<Business>(
    `select ${id} as "tenantId", coalesce(${name}, ${id}) as name from ${named(map, table)}
     where ${id} in ($1, $2) or lower(${name}) = $2 limit 2`,
    [given, given.toLowerCase()],
  )
  const [found, another] = rows
  if (!found)
    throw new Sentence('No business has this tenant id or name: `npm run cli -- channel list` shows those with a channel.', 1)
  if (another) throw new Sentence('Several businesses have this name: give the tenant id.')
  return found
}

/** Where no table has names, a business is known by the rows that bear its id. */
async function ofRows(platform: pg.Pool, map: Businesses, tenantId: string): Promise<Business> {
  const places = Object.entries(map.tables).flatMap(([table, { tenant, disposition }]) =>
    typeof tenant === 'string' || disposition.do === 'nothing' ? [] : [{ table, column: tenant.column }],
  )
  for (const { table, column } of isTenantId(tenantId) ? places : []) {
    const id = `${pg.escapeIdentifier(column)}::text`
    const { rows } = await platform.query<{ id: string }>(
      `select ${id} as id from ${named(map, table)} where ${id} in ($1, $2) limit 1`,
      [tenantId, tenantId.toLowerCase()],
    )
    if (rows[0]) return { tenantId: rows[0].id, name: rows[0].id }
  }
  throw new Sentence('No row bears this tenant id, and the data map names no table with the businesses’ names.', 1)
}

const named = ({ schema }: Businesses, table: string) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`
