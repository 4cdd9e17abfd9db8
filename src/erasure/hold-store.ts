import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { identifiersInRows } from './named-in-rows-store.ts'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { tenantOf } from './row-scope-store.ts'
import { all, at, reading, type Session } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }

/** A subject as the bot's own schema knows it: under the purpose "suppression". */
export interface Pseudonym {
  keyId: string
  value: string
}

/** How the bot's own schema would know whoever is named so. */
export type NameOf = (found: SubjectIdentifiers) => readonly Pseudonym[]

/** Whose an erasure is: by the pseudonyms of what it knows of the subject, and, with `nameOf`, by those of whatever its rows name besides. */
export interface Whose {
  pseudonyms: readonly Pseudonym[]
  nameOf?: NameOf
}

/** The hold that forbids this erasure now, if there is one. To be asked within a transaction of `erasing`. */
export type FindHold = (session: Session, now: Date) => Promise<{ holdId: string } | undefined>

interface Hold {
  id: string
  scope: 'tenant' | 'table' | 'subject'
  tenant_id: string | null
  table_name: string | null
  names: Pseudonym[]
}

/**
 * Looks for that hold as often as it is asked. Somebody is held under a number, and the rows of whoever asks under an id bear it: what
 * the rows name is read once, and only while a hold on somebody stands that is not known to be the subject's.
 */
export function holdFinder(quarry: Quarry, { pseudonyms, nameOf }: Whose): FindHold {
  const known = new Set(pseudonyms.map(nameIn))
  let inRows: ReadonlySet<string> | undefined
  const isNamed = async (session: Session, { scope, names }: Hold) => {
    if (scope !== 'subject' || quarry.plan.scope.kind === 'account') return false
    if (names.some((name) => known.has(nameIn(name)))) return true
    if (!nameOf) return false
    inRows ??= new Set(nameOf(await identifiersInRows(session, quarry)).map(nameIn))
    return names.some((name) => inRows?.has(nameIn(name)))
  }
  return async (session, now) => {
    const holds = await session.run<Hold>(sql`
      select id, scope, tenant_id, table_name, case when scope = 'subject'
        then jsonb_build_array(jsonb_build_object('keyId', key_id, 'value', pseudonym)) || also else '[]' end as names
      from deletion_bot.legal_hold h where ${isActive(now)} order by id`)
    for (const hold of holds) if (await concerns(session, quarry, hold, await isNamed(session, hold))) return { holdId: hold.id }
    return undefined
  }
}

const nameIn = ({ keyId, value }: Pseudonym) => `${keyId} ${value}`

/** The same, asked by itself and in a moment that may be over when the answer is there. */
export function findHoldOn(platform: pg.Pool, quarry: Quarry, whose: Whose, now: Date): Promise<{ holdId: string } | undefined> {
  return reading(platform, LIMITS, (session) => holdFinder(quarry, whose)(session, now))
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
        when 'subject' then ${isAccount}::boolean or exists (
          select 1 from jsonb_to_recordset(${names}::jsonb) as p(key_id text, pseudonym text) where ${isHeldAs('p')})
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

/** The hold `h` is on whom this line names: under one of the person's identifiers, by any key still known. */
const isHeldAs = (line: string): SQL =>
  sql`((${at(line, 'key_id')} = h.key_id and ${at(line, 'pseudonym')} = h.pseudonym)
    or h.also @> jsonb_build_array(jsonb_build_object('keyId', ${at(line, 'key_id')}, 'value', ${at(line, 'pseudonym')})))`

/** A query for the id of a hold on one kept row, whoever's it was: `requests` selects those that recorded it. */
export function activeHold(now: Date, row: { table: string; tenant: SQL | undefined; requests: SQL }): SQL {
  const tenant = row.tenant ? sql`(h.tenant_id is null or h.tenant_id::text = ${row.tenant}::text)` : sql`h.tenant_id is null`
  return sql`select h.id::text from deletion_bot.legal_hold h where ${isActive(now)} and ${tenant} and case h.scope
      when 'subject' then exists (select 1 from deletion_bot.kept_subject s
        where ${isHeldAs('s')} and s.request_id in (${row.requests}))
      when 'table' then h.table_name = ${row.table} else true end
    order by h.id limit 1`
}

async function concerns(session: Session, quarry: Quarry, hold: Hold, mine: boolean): Promise<boolean> {
  const { scope } = quarry.plan
  // Whose rows an account holds is not known by pseudonym: whoever is held may be among them.
  if (hold.scope === 'subject' && scope.kind === 'account') return [null, scope.tenantId].includes(hold.tenant_id)
  if (hold.scope === 'subject' && !mine) return false
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
