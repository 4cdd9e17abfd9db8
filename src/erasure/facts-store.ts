import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { RequestScope } from '../requests/request.ts'
import { type SubjectIdentifiers, spellingsOf } from '../subject/subject.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import { mappedTable, planErasure } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { momentIn, signOfLifeIn } from './row-scope-store.ts'
import { all, any, at, reading, type Session } from './session-store.ts'
import { nameTenants, tenantsHolding } from './tenant-store.ts'

export interface SubjectFacts {
  /** Some business holds something of the subject. */
  held: boolean
  /** The number may have had another holder: a silence of more than 90 days in the person's own messages, or none of them at all. */
  suspect: boolean
  businesses: number
  /** The number is registered with an account, which has its own way. */
  hasAccount: boolean
  tenants: { tenantId: string; name: string }[]
}

/** Numbers are given to somebody else after 90 days at the earliest (TRAI, order of 30 October 2023). */
const SILENCE_DAYS_MAX = 90
const LOCK_MS = 1_000

/** What the conversation asks before it offers anything. Reads one snapshot and writes nothing; refuses a subject without identifiers. */
export async function lookUpFacts(
  platform: pg.Pool,
  input: { map: DataMap; catalogue: Catalogue; subject: SubjectIdentifiers; scope: RequestScope; now: Date },
  { statementMs }: { statementMs: number },
): Promise<SubjectFacts> {
  const planned = planErasure({ ...input, cutOff: input.now })
  if ('refused' in planned) throw new Error(`Nothing can be looked up: ${planned.refused}.`)
  const quarry = { plan: planned.plan, subject: input.subject }
  return reading(platform, { lockMs: LOCK_MS, statementMs }, async (session) => {
    const tenants = await nameTenants(session, quarry, await tenantsHolding(session, quarry))
    const held = tenants.length > 0 || (await holdsAnything(session, quarry))
    return {
      held,
      suspect: held && (await isSuspect(session, quarry, input.now)),
      businesses: tenants.length,
      hasAccount: await hasAccount(session, quarry),
      tenants,
    }
  })
}

const mapped = ({ plan }: Quarry) =>
  [...new Set(plan.steps.map((step) => step.table))].map((table) => ({ table, ...mappedTable(plan.map, table) }))

async function holdsAnything(session: Session, quarry: Quarry): Promise<boolean> {
  return exists(
    session,
    mapped(quarry).map(({ table }) => rowsOf(quarry, table)),
  )
}

async function isSuspect(session: Session, quarry: Quarry, now: Date): Promise<boolean> {
  const moment = sql`${now.toISOString()}::timestamptz`
  const silence = sql`make_interval(days => ${SILENCE_DAYS_MAX})`
  const signs = mapped(quarry).flatMap(({ table }) => {
    const sign = signOfLifeIn(quarry.plan, table, 't')
    return sign ? [rowsOf(quarry, table, sql`${sign.moment} as spoken`, all([sign.is, sql`${sign.moment} <= ${moment}`]))] : []
  })
  if (signs.length > 0) {
    const [life] = await session.run<{ signs: number; silent: boolean | null }>(sql`
      select count(*)::int as signs, bool_or(next - spoken > ${silence}) as silent from (
        select spoken, coalesce(lead(spoken) over (order by spoken), ${moment}) as next
        from (${sql.join(signs, sql` union all `)}) signs) gaps`)
    if (life && life.signs > 0) return life.silent === true
  }
  const old = mapped(quarry).flatMap(({ table, datedBy }) =>
    datedBy ? [rowsOf(quarry, table, sql`1`, sql`${momentIn(quarry.plan, table, datedBy, 't')} < ${moment} - ${silence}`)] : [],
  )
  return exists(session, old)
}

// Tables of the account scope alone: a number in one of them belongs to somebody who has an account.
async function hasAccount(session: Session, { plan, subject }: Quarry): Promise<boolean> {
  const phones = sql.param(spellingsOf(subject, 'phone'))
  const registered = Object.entries(plan.map).flatMap(([table, { scopes, reach }]) => {
    if (!scopes.includes('account') || scopes.includes('number') || !plan.catalogue.tables[table]) return []
    const columns = reach.flatMap((way) => (way.by === 'column' && way.holds === 'phone' ? [way.column] : []))
    const hits = columns.map((column) => sql`${at('t', column)}::text = any(${phones}::text[])`)
    return hits.length === 0 ? [] : [sql`select 1 from ${tableOf(plan, table)} t where ${any(hits)}`]
  })
  return exists(session, registered)
}

function rowsOf(quarry: Quarry, table: string, what: SQL = sql`1`, and?: SQL): SQL {
  return sql`select ${what} from ${tableOf(quarry.plan, table)} t where ${all([isMine(quarry, table, 't', { find: true }), and])}`
}

async function exists(session: Session, selects: readonly SQL[]): Promise<boolean> {
  for (const select of selects) {
    const rows = await session.run(sql`${select} limit 1`)
    if (rows.length > 0) return true
  }
  return false
}
