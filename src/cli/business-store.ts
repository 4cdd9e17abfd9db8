import pg from 'pg'
import type { DataMap } from '../erasure/data-map.ts'
import { Sentence } from './sentence.ts'

export interface Business {
  tenantId: string
  name: string
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The business with this tenant id or name, from the table that the map says holds the names. */
export async function findBusiness(platform: pg.Pool, map: DataMap, idOrName: string): Promise<Business> {
  const wanted = idOrName.trim().toLowerCase()
  const [table, mapped] = Object.entries(map).find(([, { tenantName }]) => tenantName !== undefined) ?? []
  const [key] = mapped?.primaryKey ?? []
  if (!table || !mapped?.tenantName || !key) {
    if (ID.test(wanted)) return { tenantId: wanted, name: wanted }
    throw new Sentence('The data map names no table with the businesses’ names: give the tenant id.')
  }
  const [name, id] = [pg.escapeIdentifier(mapped.tenantName), `${pg.escapeIdentifier(key)}::text`]
  const { rows } = await platform.query<Business>(
    `select ${id} as "tenantId", ${name} as name from ${pg.escapeIdentifier(table)} where ${id} = $1 or lower(${name}) = $1 limit 2`,
    [wanted],
  )
  const [found, another] = rows
  if (!found)
    throw new Sentence('No business has this tenant id or name: `npm run cli -- channel list` shows those with a channel.', 1)
  if (another) throw new Sentence('Several businesses have this name: give the tenant id.')
  return found
}
