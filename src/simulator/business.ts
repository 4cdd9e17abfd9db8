import type pg from 'pg'
import { newId, newToken } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'

/** A business of the demo at CallMissed's API, as its own program would call it. */
export interface Business {
  /** Passes a customer's number on, over HTTP. Returns the status of the answer. */
  passOn(tenantId: string, phone: string, language: string): Promise<number>
}

/** `apiUrl` is asked for at each call. The keys are made when they are first needed, known to this process alone. */
export function createBusiness(platform: pg.Pool, apiUrl: () => string): Business {
  const keys = new Map<string, string>()

  async function keyOf(tenantId: string): Promise<string> {
    const known = keys.get(tenantId)
    if (known !== undefined) return known
    const key = `cm_${newToken()}`
    await platform.query('insert into api_key (id, tenant_id, name, hash, scopes) values ($1, $2, $3, $4, $5)', [
      ...[newId(), tenantId, 'Simulator', sha256Hex(key), ['deletions:read', 'deletions:write']],
    ])
    keys.set(tenantId, key)
    return key
  }

  return {
    async passOn(tenantId, phone, language) {
      const response = await fetch(`${apiUrl()}/api/v1/deletion-requests`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await keyOf(tenantId)}`,
          'content-type': 'application/json',
          'idempotency-key': newId(),
        },
        body: JSON.stringify({ phone_number: phone, language }),
      })
      await response.arrayBuffer()
      return response.status
    },
  }
}
