import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { parseEmail } from '../subject/email.ts'
import { type SubjectIdentifiers, spellingsOf } from '../subject/subject.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { type ErasurePlan, mappedTable, planErasure } from './plan.ts'
import { keyColumns, tableOf } from './quarry-store.ts'
import { inTenants, tenantOf } from './row-scope-store.ts'
import { all, any, at, reading, type Session } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 5_000 }
const NOBODY = { phones: [], userIds: [], emails: [] }
/** Nobody works for so many businesses under one address. Of an account's own people none is left out. */
const MEMBERS_MAX = 50

/** One user row of an account. */
export interface Member {
  memberId: string
  tenantId: string
  role: 'owner' | 'admin' | 'other'
  /** As it is registered. */
  email: string
  /** Not switched off, by the freeze or by anybody. */
  isActive: boolean
}

interface Read {
  map: DataMap
  catalogue: Catalogue
  now: Date
}

/** Whether the map says where the members of an account stand. */
export function knowsMembers(map: DataMap): boolean {
  return Object.values(map).some(({ members }) => members !== undefined)
}

/** The tables of tenants, where accounts can be erased and the map does not say who may ask for it. */
export function accountsWithoutMembers(map: DataMap): Finding[] {
  if (knowsMembers(map)) return []
  const ofTenants = Object.entries(map).filter(([, table]) => table.tenantName !== undefined && table.scopes.includes('account'))
  return ofTenants.map(([table]) => ({ table, is: 'nobody-closes-accounts' }))
}

/**
 * The user rows in which both stand: this e-mail address, whatever its capitals, and one of these numbers, in any spelling. One and the
 * same statement whether there are any or not.
 */
export function findMembers(
  platform: pg.Pool,
  { email, phones, ...read }: Read & { email: string; phones: readonly string[] },
): Promise<Member[]> {
  const who: SubjectIdentifiers = { ...NOBODY, phones }
  return readMembers(platform, read, (members) =>
    all([
      sql`lower(${at('t', members.email)}::text) = ${email.toLowerCase()}`,
      sql`${at('t', members.phone)}::text = any(${sql.param(spellingsOf(who, 'phone'))}::text[])`,
    ]),
  )
}

/** Everybody in an account. */
export function peopleOf(platform: pg.Pool, { tenantId, ...read }: Read & { tenantId: string }): Promise<Member[]> {
  return readMembers(platform, read, (_, plan, table) => sql`${tenantOf(plan, table, 't')}::text = ${tenantId}`, null)
}

/** How many people an account has. */
export function countMembers(platform: pg.Pool, plan: ErasurePlan): Promise<number> {
  return reading(platform, LIMITS, async (session) => {
    let people = 0
    for (const [table] of membersTables(plan)) {
      const [row] = await session.run<{ people: number }>(
        sql`select count(*)::int as people from ${tableOf(plan, table)} t where ${inTenants(plan, table, 't') ?? sql`true`}`,
      )
      people += row?.people ?? 0
    }
    return people
  })
}

type Members = NonNullable<TableMap['members']>

function membersTables({ map, catalogue }: Pick<ErasurePlan, 'map' | 'catalogue'>): [string, Members][] {
  return Object.entries(map).flatMap(([table, { members }]): [string, Members][] =>
    members && catalogue.tables[table] ? [[table, members]] : [],
  )
}

function readMembers(
  platform: pg.Pool,
  { map, catalogue, now }: Read,
  which: (members: Members, plan: ErasurePlan, table: string) => SQL,
  atMost: number | null = MEMBERS_MAX,
): Promise<Member[]> {
  const scope = { kind: 'account', tenantId: 'any' } as const
  const planned = planErasure({ map, catalogue, subject: NOBODY, scope, cutOff: now, now })
  if ('refused' in planned) throw new Error(`Members cannot be read: ${planned.refused}.`)
  const { plan } = planned
  return reading(platform, LIMITS, async (session) => {
    const found: Member[] = []
    for (const [table, members] of membersTables(plan))
      found.push(...(await membersIn(session, plan, table, members, which(members, plan, table), atMost)))
    // Whoever has no address that a mail can go to cannot be told, and proves nothing by one.
    return found.filter(({ email }) => parseEmail(email) !== undefined)
  })
}

async function membersIn(
  session: Session,
  plan: ErasurePlan,
  table: string,
  { role, email, owner, admins }: Members,
  where: SQL,
  atMost: number | null,
): Promise<Member[]> {
  const [key, ...more] = keyColumns(plan, table)
  const tenant = tenantOf(plan, table, 't')
  if (key === undefined || more.length > 0 || !tenant) return []
  const { freeze = [] } = mappedTable(plan.map, table)
  const off = any(freeze.map(({ column, to }) => sql`to_jsonb(${at('t', column)}) = ${JSON.stringify(to)}::jsonb`))
  const roles = sql`case when ${at('t', role)}::text = ${owner} then 'owner'
    when ${at('t', role)}::text = any(${sql.param([...admins])}::text[]) then 'admin' else 'other' end`
  return session.run<Member & Record<string, unknown>>(sql`
    select ${at('t', key)}::text as "memberId", ${tenant}::text as "tenantId", ${roles} as role, ${at('t', email)}::text as email,
      coalesce(not ${off}, true) as "isActive"
    from ${tableOf(plan, table)} t where ${where} order by 1 limit ${atMost}::bigint`)
}
