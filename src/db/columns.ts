import { type Param, sql } from 'drizzle-orm'

/**
 * Rows to one array parameter per column, for `from unnest($1::text[], $2::uuid[], …)`: the statement stays the same however
 * many rows there are.
 */
export function columnsOf(rows: readonly (readonly (string | number | null)[])[], width: number): Param[] {
  return Array.from({ length: width }, (_, column) => sql.param(rows.map((row) => row[column] ?? null)))
}
