import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { tenantOf } from './row-scope-store.ts'
import { all, reading, type Session } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }

/** A subject as the bot's own schema knows it: under the purpose "suppression". */
export interface Pseudonym {
  keyId: string
  value: string
}

interface Hold {
  id: string
  scope: 'tenant' | 'table' | 'subject'
  tenant_id: string | null
  table_name: string | null
  mine: boolean
}

/** The hold that forbids this erasure now, if there is one. To be asked within a transaction of `erasing`. */
export async function findHold(
  session: Session,
  quarry: Quarry,
  pseudonyms: readonly Pseudonym[],
  now: Date,
): Promise<{ holdId: string } | undefined> {
  const holds = await session.run<Hold>(sql`
    select id, scope, tenant_id, table_name, coalesce((key_id, pseudonym) in (
      select p.key_id, p.pseudonym from jsonb_to_recordset(${JSON.stringify(
        pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })),
      )}::jsonb) as p(key_id text, pseudonym text)), false) as mine
    from deletion_bot.legal_hold h where ${isActive(now)} order by id`)
  for (const hold of holds) if (await concerns(session, quarry, hold)) return { holdId: hold.id }
  return undefined
}

/** The same, asked by itself and in a moment that may be over when the answer is there. */
export function findHoldOn(
  platform: pg.Pool,
  quarry: Quarry,
  pseudonyms: readonly Pseudonym[],
  now: Date,
): Promise<{ holdId: string } | undefined> {
  return reading(platform, LIMITS, (session) => findHold(session, quarry, pseudonyms, now))
}

/** Data that has left the platform: whose it is, which businesses it came from, the tables it belongs to, and when it was asked back. */
export interface Copies {
  pseudonyms: readonly Pseudonym[]
  tenants: readonly string[]
  tables: readonly string[]
  /** Of an account: whoever is held may be among its people. */
  isAccount: boolean
  since: Date
}

/**
 * The hold that forbids asking others to erase their copies, if there is one. A business or a table that was held before `since` has
 * been looked at by the erasure itself, and had nothing of this one.
 */
export function findHoldOnCopies(platform: pg.Pool, copies: Copies, now: Date): Promise<{ holdId: string } | undefined> {
  const { pseudonyms, tenants, tables, isAccount, since } = copies
  const names = JSON.stringify(pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })))
  return reading(platform, LIMITS, async (session) => {
    const [hold] = await session.run<{ id: string }>(sql`
      select h.id from deletion_bot.legal_hold h
      where ${isActive(now)} and (h.tenant_id is null or h.tenant_id::text = any(${sql.param([...tenants])}::text[])) and case h.scope
        when 'subject' then ${isAccount}::boolean or (h.key_id, h.pseudonym) in (
          select p.key_id, p.pseudonym from jsonb_to_recordset(${names}::jsonb) as p(key_id text, pseudonym text))
        when 'table' then h.held_from >= ${since.toISOString()}::timestamptz and h.table_name = any(${sql.param([...tables])}::text[])
        else h.held_from >= ${since.toISOString()}::timestamptz end
      order by h.id limit 1`)
    return hold && { holdId: hold.id }
  })
}

const isActive = (now: Date): SQL => {
  const moment = sql`${now.toISOString()}::timestamptz`
  return sql`(h.held_from <= ${moment} and (h.held_until is null or h.held_until > ${moment}))`
}

/** A query for the id of a hold on one kept row, whoever's it was: `requests` selects those that recorded it. */
export function activeHold(now: Date, row: { table: string; tenant: SQL | undefined; requests: SQL }): SQL {
  const tenant = row.tenant ? sql`(h.tenant_id is null or h.tenant_id::text = ${row.tenant}::text)` : sql`h.tenant_id is null`
  return sql`select h.id::text from deletion_bot.legal_hold h where ${isActive(now)} and ${tenant} and case h.scope
      when 'subject' then exists (select 1 from deletion_bot.kept_subject s
        where s.key_id = h.key_id and s.pseudonym = h.pseudonym and s.request_id in (${row.requests}))
      when 'table' then h.table_name = ${row.table} else true end
    order by h.id limit 1`
}

async function concerns(session: Session, quarry: Quarry, hold: Hold): Promise<boolean> {
  const { scope } = quarry.plan
  // Whose rows an account holds is not known by pseudonym: whoever is held may be among them.
  if (hold.scope === 'subject' && scope.kind === 'account') return [null, scope.tenantId].includes(hold.tenant_id)
  if (hold.scope === 'subject' && !hold.mine) return false
  if (hold.scope === 'subject' && hold.tenant_id === null) return true
  const tables = new Set(quarry.plan.steps.map((step) => step.table))
  for (const table of tables) {
    if (hold.table_name !== null && hold.table_name !== table) continue
    if (await holdsRows(session, quarry, table, hold.tenant_id)) return true
  }
  return false
}

async function holdsRows(session: Session, quarry: Quarry, table: string, tenantId: string | null): Promise<boolean> {
  const { plan } = quarry
  const tenant = tenantOf(plan, table, 't')
  if (tenantId !== null && (!tenant || mappedTable(plan.map, table).tenant === 'none')) return false
  const inTenant = tenantId === null || !tenant ? undefined : sql`${tenant}::text = ${tenantId}`
  const rows = await session.run(
    sql`select 1 from ${tableOf(plan, table)} t where ${all([isMine(quarry, table, 't', { find: true }), inTenant])} limit 1`,
  )
  return rows.length > 0
}
