import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { sha256Hex } from '../runtime/keys.ts'

/** Who calls: a key of a business, and what it may do. */
export interface Caller {
  keyId: string
  tenantId: string
  scopes: readonly string[]
}

/** Why what a business passed on is not carried out any more. */
export type Withdrawn = 'business-closed' | 'key-revoked'

const KEY = /^cm_[A-Za-z0-9_-]{16,200}$/

/**
 * The business behind a `cm_…` key: the platform keeps the SHA-256 of the whole key, in hex. Undefined: there is no such key, it was revoked, or
 * its business is closed.
 */
export async function findCaller(platform: pg.Pool, schema: string, key: string): Promise<Caller | undefined> {
  if (!KEY.test(key)) return undefined
  const [keys, tenants] = [sql`${sql.identifier(schema)}.api_key`, sql`${sql.identifier(schema)}.tenant`]
  const { rows } = await drizzle(platform).execute<{ id: string; tenant_id: string; scopes: string[] }>(
    sql`select k.id::text, k.tenant_id::text, k.scopes from ${keys} k join ${tenants} t on t.id = k.tenant_id
        where k.hash = ${sha256Hex(key)} and k.is_active and t.is_active`,
  )
  const [row] = rows
  return row && { keyId: row.id, tenantId: row.tenant_id, scopes: row.scopes }
}

/** Whether this business, or the key by which it passed something on, has been closed or taken away since. `apiKeyId` is `null` where it was not noted. */
export async function withdrawnSince(
  platform: pg.Pool,
  schema: string,
  { tenantId, apiKeyId }: { tenantId: string; apiKeyId: string | null },
): Promise<Withdrawn | undefined> {
  const [keys, tenants] = [sql`${sql.identifier(schema)}.api_key`, sql`${sql.identifier(schema)}.tenant`]
  const { rows } = await drizzle(platform).execute<{ open: boolean; works: boolean }>(
    sql`select exists (select 1 from ${tenants} t where t.id::text = ${tenantId} and t.is_active) as open,
          ${apiKeyId}::text is null or exists (select 1 from ${keys} k
            where k.id::text = ${apiKeyId} and k.tenant_id::text = ${tenantId} and k.is_active) as works`,
  )
  const [row] = rows
  if (!row?.open) return 'business-closed'
  return row.works ? undefined : 'key-revoked'
}
