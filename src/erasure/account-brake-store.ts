import { type SQL, sql } from 'drizzle-orm'
import type { ForeignKey } from './catalogue.ts'
import { linksWithin } from './links.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { references } from './predicate-store.ts'
import { tableOf } from './quarry-store.ts'
import { inTenants } from './row-scope-store.ts'
import { all, type Session } from './session-store.ts'

/**
 * Tables in which a row of the account references another tenant's, or another tenant's row one of the account's. Neither can come of
 * honest work: a platform keeps its tenants apart by their id alone.
 */
export async function accountCrossings(session: Session, plan: ErasurePlan): Promise<string[]> {
  const crossing = new Set<string>()
  for (const key of linksWithin(plan)) {
    if (!isPlanned(plan, key.table) || !isPlanned(plan, key.references.table) || isTenantsOwn(plan, key)) continue
    const child = inTenants(plan, key.table, 't') ?? sql`true`
    const parent = inTenants(plan, key.references.table, 'p') ?? sql`true`
    const found = await session.run(
      sql`(${pairs(plan, key, [child, sql`(${parent}) is not true`])}) union all (${pairs(plan, key, [parent, sql`(${child}) is not true`])}) limit 1`,
    )
    if (found.length > 0) crossing.add(key.table)
  }
  return [...crossing]
}

const isPlanned = (plan: ErasurePlan, table: string) => plan.steps.some((step) => step.table === table)

/** By this key the child has its tenant: the two cannot differ. */
function isTenantsOwn({ map }: ErasurePlan, key: ForeignKey): boolean {
  const { tenant, reach } = mappedTable(map, key.table)
  const [column] = key.columns
  if (tenant === 'parent') {
    const way = reach.find(({ by }) => by === 'parent')
    return way?.column === column && way?.by === 'parent' && way.table === key.references.table
  }
  const parents = mappedTable(map, key.references.table).tenant
  const isById = typeof parents === 'object' && parents.column === key.references.columns[0]
  return typeof tenant === 'object' && tenant.column === column && isById
}

const pairs = (plan: ErasurePlan, key: ForeignKey, conditions: readonly SQL[]): SQL =>
  sql`select 1 from ${tableOf(plan, key.table)} t join ${tableOf(plan, key.references.table)} p on ${references(key, 't', 'p')}
    where ${all(conditions)} limit 1`
