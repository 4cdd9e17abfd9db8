import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { parsePhone } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, IdentifierKind } from './data-map.ts'
import { type ErasurePlan, mappedTable, planErasure } from './plan.ts'
import { keyColumns, tableOf } from './quarry-store.ts'
import { inTenants } from './row-scope-store.ts'
import { at, reading, type Session } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 20_000 }
const NOBODY = { phones: [], userIds: [], emails: [] }

export interface Account {
  /** As the map's table of tenants names it; the id where it names none. */
  name: string
  /** The account's own numbers and addresses and its members': what is looked for elsewhere once it is gone. Nobody's customers. */
  subject: SubjectIdentifiers
}

/** The account with this tenant id, or undefined. Reads one snapshot of the tables that belong to accounts alone; writes nothing. */
export async function findAccount(
  platform: pg.Pool,
  { map, catalogue, tenantId, now }: { map: DataMap; catalogue: Catalogue; tenantId: string; now: Date },
): Promise<Account | undefined> {
  const scope = { kind: 'account', tenantId } as const
  const planned = planErasure({ map, catalogue, subject: NOBODY, scope, cutOff: now, now })
  if ('refused' in planned) return undefined
  const { plan } = planned
  return reading(platform, LIMITS, async (session) => {
    const name = await nameOf(session, plan, tenantId)
    if (name === undefined) return undefined
    const found: Record<IdentifierKind, Set<string>> = { phone: new Set(), user_id: new Set(), email: new Set() }
    for (const { table, column, holds } of ownIdentifiers(plan)) {
      const rows = await session.run<{ value: string }>(
        sql`select distinct ${at('t', column)}::text as value from ${tableOf(plan, table)} t
          where ${at('t', column)} is not null and ${inTenants(plan, table, 't') ?? sql`true`}`,
      )
      for (const { value } of rows) for (const known of canonical(holds, value)) found[holds].add(known)
    }
    return { name, subject: { phones: [...found.phone], userIds: [...found.user_id], emails: [...found.email] } }
  })
}

async function nameOf(session: Session, plan: ErasurePlan, tenantId: string): Promise<string | undefined> {
  for (const [table, { tenantName }] of Object.entries(plan.map)) {
    const [key] = keyColumns(plan, table)
    if (!tenantName || !key || !plan.catalogue.tables[table]) continue
    const [row] = await session.run<{ name: string | null }>(
      sql`select ${at('t', tenantName)}::text as name from ${tableOf(plan, table)} t where ${at('t', key)}::text = ${tenantId}`,
    )
    return row && (row.name ?? tenantId)
  }
  return undefined
}

/** Identifier columns of tables that no customer has rows in. */
function ownIdentifiers(plan: ErasurePlan): { table: string; column: string; holds: IdentifierKind }[] {
  return [...new Set(plan.steps.map(({ table }) => table))].flatMap((table) => {
    const { reach, scopes } = mappedTable(plan.map, table)
    if (scopes.includes('number')) return []
    return reach.flatMap((way) => (way.by === 'column' ? [{ table, column: way.column, holds: way.holds }] : []))
  })
}

// What no plan would take as an identifier is none.
function canonical(holds: IdentifierKind, value: string): string[] {
  if (holds === 'phone') return [parsePhone(value)].filter((phone) => phone !== undefined)
  if (holds === 'email') return /^\S+@\S+$/.test(value) ? [value.toLowerCase()] : []
  return value.length >= 6 ? [value] : []
}

/** Forgets which customers the tenant must not write to: nobody is left who could. Twice changes nothing. */
export async function forgetBlocks(platform: pg.Pool, tenantId: string): Promise<number> {
  const { rowCount } = await platform.query('delete from deletion_bot.suppression where tenant_id = $1', [tenantId])
  return rowCount ?? 0
}
