import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { KeyRing } from '../runtime/keys.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import { knownBy, type SubjectIdentifiers } from '../subject/subject.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, IdentifierKind } from './data-map.ts'
import { type FreezeEntry, isWaiting } from './freeze-column-store.ts'
import type { Pseudonym } from './hold-store.ts'
import { namedBy } from './json-way-store.ts'
import { type ErasurePlan, mappedTable, planScope } from './plan.ts'
import { isPlanned, tableOf } from './quarry-store.ts'
import { readingsOf } from './replay-readings.ts'
import { deeper, inTenants, isParentOf } from './row-scope-store.ts'
import { all, at, list, literal, reading, type Session, valuesOf } from './session-store.ts'
import { blockedAmong, tenantsBlocked } from './suppression-store.ts'

const VALUES_AT_ONCE = 5_000
const CANCELED = '57014'

export interface WaitingLook {
  map: DataMap
  catalogue: Catalogue
  keys: KeyRing
  now: Date
  /** No statement takes longer, and no further business is looked at after so long. */
  limitMs: number
}

/** Somebody to whom this business may send no offers, and something waits to be sent. Lives in memory only. */
export interface WaitingFor {
  tenantId: string
  subject: SubjectIdentifiers
  pseudonyms: readonly Pseudonym[]
}

/**
 * Reads whom what waits to be sent is for, of the businesses that stand in the suppression list, and knows those who do by their
 * pseudonyms; `each` hears of them. `unread`: businesses of which not everything could be read in time. They come in another order every
 * time, so that each is read some time. Throws what PostgreSQL throws.
 */
export async function lookForWaiting(
  platform: pg.Pool,
  look: WaitingLook,
  each: (waiting: WaitingFor) => Promise<void>,
): Promise<{ unread: number }> {
  const { map, catalogue, now, limitMs } = look
  if (!Object.values(map).some(({ freeze = [] }) => freeze.some(isWaiting))) return { unread: 0 }
  const elapsed = stopwatch()
  let unread = 0
  for (const tenantId of shuffled(await tenantsBlocked(platform, now))) {
    const planned = planScope({ map, catalogue, scope: { kind: 'business', tenantId }, cutOff: now, now })
    if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
    const leftMs = limitMs - elapsed()
    const found = leftMs > 0 ? await waitingIn(platform, look, { plan: planned.plan, tenantId, leftMs }) : undefined
    if (found === undefined) unread += 1
    for (const waiting of found ?? []) await each(waiting)
  }
  return { unread }
}

interface OneBusiness {
  plan: ErasurePlan
  tenantId: string
  leftMs: number
}

async function waitingIn(platform: pg.Pool, look: WaitingLook, business: OneBusiness): Promise<WaitingFor[] | undefined> {
  const { plan, tenantId, leftMs } = business
  const elapsed = stopwatch()
  const found: WaitingFor[] = []
  try {
    const isWhole = await reading(platform, { lockMs: 1_000, statementMs: Math.ceil(leftMs) }, async (session) => {
      for (const { kind, select } of selectsOf(plan)) {
        for await (const values of valuesOf(session, select, VALUES_AT_ONCE)) {
          found.push(...(await blockedOf(session, look, { tenantId, kind, values })))
          if (elapsed() > leftMs) return false
        }
      }
      return true
    })
    return isWhole ? found : undefined
  } catch (error) {
    if ((error as { code?: string }).code === CANCELED) return undefined
    throw error
  }
}

async function blockedOf(
  session: Session,
  { keys, now }: WaitingLook,
  { tenantId, kind, values }: { tenantId: string; kind: IdentifierKind; values: readonly string[] },
): Promise<WaitingFor[]> {
  const named = new Map<string, SubjectIdentifiers>()
  const pseudonyms: Pseudonym[] = []
  for (const identifier of new Set(values.flatMap((value) => readingsOf(value, kind)))) {
    const subject = knownBy(kind, identifier)
    for (const pseudonym of subjectPseudonymsUnderEveryKey(keys, 'suppression', subject)) {
      pseudonyms.push(pseudonym)
      named.set(nameOf(pseudonym), subject)
    }
  }
  const blocked = pseudonyms.length === 0 ? [] : await blockedAmong(session, { tenantId, pseudonyms, at: now })
  const subjects = new Set(blocked.flatMap((pseudonym) => named.get(nameOf(pseudonym)) ?? []))
  return [...subjects].map((subject) => ({
    tenantId,
    subject,
    pseudonyms: blocked.filter((pseudonym) => named.get(nameOf(pseudonym)) === subject),
  }))
}

const nameOf = ({ keyId, value }: Pseudonym) => `${keyId} ${value}`

interface Source {
  kind: IdentifierKind
  select: SQL
}

function selectsOf(plan: ErasurePlan): Source[] {
  const tables = [...new Set(plan.steps.map((step) => step.table))]
  return tables.flatMap((table) => {
    const entries = (mappedTable(plan.map, table).freeze ?? []).filter(isWaiting)
    const from = sql`${tableOf(plan, table)} t`
    return entries.flatMap((entry) => {
      const where = waitsIn(plan, table, entry)
      return identifiersOf(plan, { table, alias: 't', from, where, seen: [table] })
    })
  })
}

/** The rows of the plan's business that wait, so said that a partial index on the very values serves. */
function waitsIn(plan: ErasurePlan, table: string, { when }: FreezeEntry): SQL {
  const values = (when?.in ?? []).map((value) => literal(String(value)))
  const waits = when && sql`${at('t', when.column)} in (${list(values)})`
  return all([waits, inTenants(plan, table, 't')])
}

interface Place {
  table: string
  alias: string
  from: SQL
  where: SQL
  seen: readonly string[]
}

/** Whom the rows name themselves, and whom the rows name that they hang on. */
function identifiersOf(plan: ErasurePlan, { table, alias, from, where, seen }: Place): Source[] {
  return mappedTable(plan.map, table).reach.flatMap((way): Source[] => {
    if (way.by === 'parent') {
      if (seen.includes(way.table) || !isPlanned(plan, way.table)) return []
      const parent = deeper(alias)
      const joined = sql`${from} join ${tableOf(plan, way.table)} ${sql.identifier(parent)} on ${isParentOf(plan, table, way, parent, alias)}`
      return identifiersOf(plan, { table: way.table, alias: parent, from: joined, where, seen: [...seen, way.table] })
    }
    const { value, each } = namedBy(way, alias)
    const found = sql`select ${value} as value from ${each ? sql`${from} cross join lateral ${each}` : from} where ${where}`
    return [{ kind: way.holds, select: sql`select distinct value from (${found}) found where value is not null` }]
  })
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}
