import type pg from 'pg'
import { placeOfNames, type Tenant, type Tenants, tenantsCalled } from '../erasure/tenant-name-store.ts'
import { Sentence } from './sentence.ts'

/** The business with this tenant id or name, from the table that the map says holds the names; where none does, by the rows that bear its id. */
export async function findBusiness(platform: pg.Pool, map: Tenants, idOrName: string): Promise<Tenant> {
  const [found, another] = await tenantsCalled(platform, map, idOrName.trim(), { limit: 2 })
  if (found && another) throw new Sentence('Several businesses have this name: give the tenant id.')
  if (found) return found
  if (placeOfNames(map) === undefined)
    throw new Sentence('No row bears this tenant id, and the data map names no table with the businesses’ names.', 1)
  throw new Sentence('No business has this tenant id or name: `npm run cli -- channel list` shows those with a channel.', 1)
}
