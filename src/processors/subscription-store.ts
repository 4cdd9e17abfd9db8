import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { asksFor, type NoticeEvent } from './business-notice.ts'
import type { Endpoint } from './notify-business.ts'

/** A platform that keeps its subscriptions elsewhere has none that could be read. */
const NO_SUCH_TABLE_OR_COLUMN = ['42P01', '42703']

/** The active endpoints of a business that ask for this event, oldest first. Read anew for each attempt and kept nowhere. */
export async function endpointsFor(platform: pg.Pool, schema: string, tenantId: string, event: NoticeEvent): Promise<Endpoint[]> {
  const table = sql`${sql.identifier(schema)}.webhook_subscription`
  try {
    const { rows } = await drizzle(platform).execute<{ url: string; secret: string; events: string[] }>(
      sql`select url, secret, events from ${table} where tenant_id = ${tenantId} and is_active order by created_at, id`,
    )
    return rows.filter(({ events }) => asksFor(events, event)).map(({ url, secret }) => ({ url, secret }))
  } catch (error) {
    if (error instanceof Error && NO_SUCH_TABLE_OR_COLUMN.includes(codeOf(error.cause) ?? codeOf(error) ?? '')) return []
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
