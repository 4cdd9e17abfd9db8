import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest, forwardedRequest } from '../db/schema.ts'
import type { ForwardRow } from '../forwards/forward-store.ts'
import type { After } from './keyset.ts'

export type PassedOn = Pick<
  ForwardRow,
  'id' | 'tenantId' | 'state' | 'reason' | 'createdAt' | 'expiresAt' | 'nextAttemptAt' | 'decidedAt'
> & { request: string | null }

/** What businesses passed on, newest first, from behind `after` on: no number of anybody. */
export async function passedOn(
  db: BotDb,
  wanted: { state?: ForwardRow['state'] | undefined; tenantId?: string | undefined; after: After | undefined },
  limit: number,
): Promise<PassedOn[]> {
  const { id, tenantId, state, reason, createdAt, expiresAt, nextAttemptAt, decidedAt } = forwardedRequest
  const { after } = wanted
  const behind: SQL | undefined =
    after && sql`(${createdAt}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
  return db
    .select({ id, tenantId, state, reason, createdAt, expiresAt, nextAttemptAt, decidedAt, request: erasureRequest.reference })
    .from(forwardedRequest)
    .leftJoin(erasureRequest, eq(erasureRequest.id, forwardedRequest.requestId))
    .where(
      and(
        wanted.state && eq(state, wanted.state),
        wanted.tenantId === undefined ? undefined : eq(tenantId, wanted.tenantId),
        behind,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit)
}
