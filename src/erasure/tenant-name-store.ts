import pg from 'pg'
import type { DataMap } from './data-map.ts'

/** A business's name, from the table that the map says holds it; undefined when there is none. */
export async function tenantName(platform: pg.Pool, map: DataMap, schema: string, tenantId: string): Promise<string | undefined> {
  const [table, mapped] = Object.entries(map).find(([, each]) => each.tenantName !== undefined) ?? []
  const [key] = mapped?.primaryKey ?? []
  if (!table || !mapped?.tenantName || !key) return undefined
  const quoted = pg.escapeIdentifier
  const { rows } = await platform.query<{ name: string }>(
    `select ${quoted(mapped.tenantName)}::text as name from ${quoted(schema)}.${quoted(table)} where ${quoted(key)}::text = $1`,
    [tenantId],
  )
  return rows[0]?.name
}
