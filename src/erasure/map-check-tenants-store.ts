import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { TENANT_ID_SQL } from '../subject/tenant-id.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
/** Rows of a table whose tenants are looked at. */
const LOOKED_AT_MAX = 10_000
/** Types of which every value can be noted. */
const ALWAYS_FIT = ['uuid', 'smallint', 'integer', 'bigint']
const NAMING = ['identifier', 'personal', 'content', 'secret']

/**
 * Businesses are noted by their id, in blocks, holds and requests: whether it may stand there in this database. No value is brought
 * here.
 */
export async function checkTenantIds(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [table, { tenant, columns, disposition }] of Object.entries(map)) {
    if (typeof tenant === 'string' || disposition.do === 'nothing') continue
    const { column } = tenant
    const live = catalogue.tables[table]
    const type = live?.columns[column]?.type
    if (type === undefined || live?.forbidden?.includes('select')) continue
    if (NAMING.includes(columns[column] ?? '') || !(await fits(platform, catalogue.schema, { table, column, type })))
      findings.push({ table, column, is: 'tenant-cannot-be-noted' })
  }
  return findings
}

async function fits(
  platform: pg.Pool,
  schema: string,
  { table, column, type }: { table: string; column: string; type: string },
): Promise<boolean> {
  if (ALWAYS_FIT.includes(type)) return true
  const some = sql`select ${sql.identifier(column)}::text as id from ${sql.identifier(schema)}.${sql.identifier(table)} limit ${LOOKED_AT_MAX}`
  const unfit = await reading(platform, LIMITS, (session) =>
    session.run(sql`select 1 from (${some}) as looked_at where id !~ ${TENANT_ID_SQL} limit 1`),
  )
  return unfit.length === 0
}
