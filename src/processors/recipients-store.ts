import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

/** A platform that keeps its users elsewhere has none that could be read. */
const NO_SUCH_TABLE_OR_COLUMN = ['42P01', '42703']
const RECIPIENTS_MAX = 10

/** The addresses of a business's owner and admins. Read anew for each mail and kept nowhere but in it. */
export async function recipientsOf(platform: pg.Pool, schema: string, tenantId: string): Promise<string[]> {
  const table = sql`${sql.identifier(schema)}.app_user`
  try {
    const { rows } = await drizzle(platform).execute<{ email: string }>(
      sql`select email from ${table} where tenant_id = ${tenantId} and role in ('owner', 'admin') and is_active
          order by role desc, created_at, id limit ${RECIPIENTS_MAX}`,
    )
    return rows.map(({ email }) => email)
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : undefined
    if (cause instanceof Error && 'code' in cause && NO_SUCH_TABLE_OR_COLUMN.includes(String(cause.code))) return []
    throw error
  }
}
