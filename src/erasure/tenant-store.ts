import { type SQL, sql } from 'drizzle-orm'
import { mappedTable } from './plan.ts'
import { bindingsOf, formOf, keyColumns, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { isDated, isDatedByItsWay, isOfTheDay, tenantOf } from './row-scope-store.ts'
import { all, any, at, type Session } from './session-store.ts'
import { sharedLists } from './shared-lists-store.ts'

/** The tenants that hold rows of the subject in the plan's tables; `old`: that held them up to the cut-off, or on its very day. */
export async function tenantsHolding(session: Session, quarry: Quarry, old = false): Promise<string[]> {
  const { templates, form } = formOf(quarry)
  const rows = await session.rerun<{ id: string }>(
    templates,
    `holding ${old} ${form}`,
    () => holding(quarry, old),
    bindingsOf(quarry),
  )
  return rows.map(({ id }) => id)
}

function holding(quarry: Quarry, old: boolean): SQL {
  const { plan } = quarry
  const lists = sharedLists()
  const selects = [...new Set(plan.steps.map((step) => step.table))].flatMap((table) => {
    const { tenant, reach } = mappedTable(plan.map, table)
    const isByItsWay = isDatedByItsWay(plan, table)
    // Rows reached only through a parent whose tenant is theirs add none, unless they may be older than it says.
    if (tenant === 'parent' && reach.every((way) => way.by === 'parent') && (!old || isByItsWay)) return []
    const value = tenantOf(plan, table, 't')
    if (!value) return []
    const mine = isMine(quarry, table, 't', { find: true, lists, ...(old ? { dated: true } : {}) })
    const dated = old && !isByItsWay ? any([isDated(plan, table, 't') ?? sql`true`, isOfTheDay(plan, table, 't')]) : undefined
    return [sql`select ${value}::text as id from ${tableOf(plan, table)} t where ${all([mine, dated])}`]
  })
  if (selects.length === 0) return sql`select null::text as id where false`
  return sql`${lists.before()}select distinct id from (${sql.join(selects, sql` union all `)}) held where id is not null order by id`
}

/** Names for the tenants, from the table that the map says holds them; a tenant without a name has its id. */
export async function nameTenants(
  session: Session,
  quarry: Quarry,
  tenantIds: readonly string[],
): Promise<{ tenantId: string; name: string }[]> {
  const { plan } = quarry
  const [table, column] =
    Object.entries(plan.map).flatMap(([name, mapped]) => (mapped.tenantName ? [[name, mapped.tenantName] as const] : []))[0] ?? []
  if (!table || !column || tenantIds.length === 0) return tenantIds.map((tenantId) => ({ tenantId, name: tenantId }))
  const key = at('t', keyColumns(plan, table)[0] ?? '')
  const rows = await session.run<{ id: string; name: string }>(
    sql`select ${key}::text as id, ${at('t', column)}::text as name from ${tableOf(plan, table)} t
      where ${key}::text = any(${sql.param([...tenantIds])}::text[])`,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return tenantIds.map((tenantId) => ({ tenantId, name: names.get(tenantId) ?? tenantId }))
}
