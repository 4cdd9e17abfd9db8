import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { KeyRing } from '../runtime/keys.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, IdentifierKind } from './data-map.ts'
import { applies, type FreezeEntry, isWaiting } from './freeze-column-store.ts'
import type { Blocked } from './freeze-store.ts'
import { type Look, type Looks, noteLook, rotated, sinceOf } from './looks.ts'
import { BEGINNING, isOutOfSight, listedAs, namesIn } from './names-of-rows-store.ts'
import { type ErasurePlan, mappedTable, planScope } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { readingsOf } from './replay-readings.ts'
import { inTenants } from './row-scope-store.ts'
import { all, at, list, literal, reading, type Session, valuesOf } from './session-store.ts'
import { isTooSlow } from './sqlstate.ts'
import { blockedAmong, blockedBeginnings, tenantsBlocked } from './suppression-store.ts'

const VALUES_AT_ONCE = 2_000
/** Another business comes first every minute. */
const EVERY_MS = 60_000
/** Stopped in one transaction. */
const PEOPLE_AT_ONCE = 100
export interface WaitingLook {
  map: DataMap
  catalogue: Catalogue
  keys: KeyRing
  now: Date
  /** No further business is looked at after so long, and no statement takes longer. */
  limitMs: number
  looks: Looks
}

/** People to whom this business may send no offers, and something waits to be sent. Lives in memory only. */
export interface WaitingFor {
  plan: ErasurePlan
  tenantId: string
  people: readonly Blocked[]
}

/**
 * Reads whom what waits to be sent is for, of the businesses that stand in the suppression list, and knows those who do by their
 * pseudonyms. What was read before and has not changed since is not read again. `each` hears of them, some at a time, and says whether all
 * were looked after: who was not is heard of again. `unread`: businesses of which not everything was; another comes first every minute.
 * `failed` hears what PostgreSQL throws of one business; what it throws of all is thrown.
 */
export async function lookForWaiting(
  platform: pg.Pool,
  look: WaitingLook,
  { each, failed }: { each: (waiting: WaitingFor) => Promise<boolean>; failed: (error: unknown) => void },
): Promise<{ unread: string[]; read: number }> {
  const { map, catalogue, now, limitMs, looks } = look
  const sums = { unread: [] as string[], read: 0 }
  const tables = Object.keys(map).filter((table) => map[table]?.freeze?.some(isWaiting))
  if (tables.length === 0) return sums
  const elapsed = stopwatch()
  for (const tenantId of rotated(await tenantsBlocked(platform, now), now.getTime() / EVERY_MS)) {
    const planned = planScope({ map, catalogue, scope: { kind: 'business', tenantId }, cutOff: now, now })
    if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
    const { plan } = planned
    const one = { plan, tenantId, leftMs: limitMs - elapsed() }
    let isWhole = one.leftMs > 0 && !tables.some((table) => isOutOfSight(plan, table))
    try {
      const seen = one.leftMs > 0 ? await waitingIn(platform, look, one) : undefined
      for (const people of inChunks(seen?.found ?? [])) isWhole = (await each({ plan, tenantId, people })) && isWhole
      sums.read += seen?.read ?? 0
      isWhole = isWhole && seen?.isThrough === true
      if (seen && isWhole) noteLook(looks, tenantId, seen)
    } catch (error) {
      isWhole = false
      if (!isTooSlow(error)) failed(error)
    }
    if (isWhole) continue
    looks.taken.delete(tenantId)
    sums.unread.push(tenantId)
  }
  return sums
}

interface OneBusiness {
  plan: ErasurePlan
  tenantId: string
  leftMs: number
}

interface Seen extends Look {
  found: Blocked[]
  read: number
  isThrough: boolean
}

async function waitingIn(platform: pg.Pool, { keys, now, looks }: WaitingLook, business: OneBusiness): Promise<Seen> {
  const { plan, tenantId, leftMs } = business
  const elapsed = stopwatch()
  const ms = looks.clock()
  return reading(platform, { lockMs: 1_000, statementMs: Math.ceil(leftMs) }, async (session) => {
    const [from] = await session.run<{ xid: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`)
    const xid = from?.xid ?? '0'
    const since = sinceOf(looks, tenantId, { ms, xid })
    const seen: Seen = { found: [], read: 0, xid, ms, whole: since === undefined, isThrough: true }
    let beginnings: Set<string> | undefined
    for (const { kind, select } of selectsOf(plan, since)) {
      for await (const values of valuesOf(session, select, VALUES_AT_ONCE)) {
        beginnings ??= await blockedBeginnings(session, { tenantId, at: now, length: BEGINNING })
        seen.read += values.length
        seen.found.push(...(await blockedOf(session, { keys, now, tenantId, kind, values, beginnings })))
        if (elapsed() > leftMs) return { ...seen, isThrough: false }
      }
    }
    return seen
  })
}

interface Values {
  keys: KeyRing
  now: Date
  tenantId: string
  kind: IdentifierKind
  values: readonly string[]
  beginnings: ReadonlySet<string>
}

async function blockedOf(session: Session, { keys, now, tenantId, kind, values, beginnings }: Values): Promise<Blocked[]> {
  const found: Blocked[] = []
  for (const identifier of new Set(values.flatMap((value) => readingsOf(value, kind)))) {
    const listed = listedAs({ keys, beginnings }, kind, identifier)
    if (!listed) continue
    const blocked = await blockedAmong(session, { tenantId, pseudonyms: listed.pseudonyms, at: now })
    if (blocked.length > 0) found.push({ subject: listed.subject, pseudonyms: blocked })
  }
  return found
}

interface Source {
  kind: IdentifierKind
  select: SQL
}

function selectsOf(plan: ErasurePlan, since: string | undefined): Source[] {
  const tables = [...new Set(plan.steps.map((step) => step.table))]
  return tables.flatMap((table) => {
    const entries = (mappedTable(plan.map, table).freeze ?? []).filter(isWaiting)
    const from = sql`${tableOf(plan, table)} t`
    return entries.flatMap((entry) => {
      const where = waitsIn(plan, table, entry)
      const names = namesIn(plan, { table, alias: 't', from, where }, (row, alias) => isNews(plan, row, alias, since))
      return names.map(({ kind, value, rows }) => {
        const found = sql`select ${value} as value from ${rows}`
        return { kind, select: sql`select distinct value from (${found}) found where value is not null` }
      })
    })
  })
}

/** The rows of the plan's business that wait, so said that a partial index on the very values serves. */
function waitsIn(plan: ErasurePlan, table: string, entry: FreezeEntry): SQL {
  const values = (entry.when?.in ?? []).map((value) => literal(String(value)))
  const waits = entry.when && sql`${at('t', entry.when.column)} in (${list(values)})`
  return all([waits, applies(entry), inTenants(plan, table, 't')])
}

/** The row was written by the transaction `since` or a later one. Rows of another server, or of a part that came later, do not tell. */
function isNews({ catalogue }: ErasurePlan, table: string, alias: string, since: string | undefined): SQL {
  const { kind, spread } = catalogue.tables[table] ?? {}
  const tells = since !== undefined && kind !== 'foreign' && !spread
  return tells ? sql`age(${at(alias, 'xmin')}) <= age(${since}::text::xid8::xid)` : sql`true`
}

function inChunks<T>(items: readonly T[]): T[][] {
  return items.length === 0 ? [] : [items.slice(0, PEOPLE_AT_ONCE), ...inChunks(items.slice(PEOPLE_AT_ONCE))]
}

/** A sender can ask how old the last look is, and which businesses' offers could not all be looked at. */
export async function noteLooked(platform: pg.Pool, now: Date, unread: readonly string[]): Promise<void> {
  await platform.query(
    `insert into deletion_bot.offers_look (looked_at, unread) values ($1, $2)
     on conflict (one) do update set looked_at = excluded.looked_at, unread = excluded.unread`,
    [now, unread],
  )
}
