import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { KeyRing } from '../runtime/keys.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import { BEGINNING, isOutOfSight, listedAs, namesIn } from './names-of-rows-store.ts'
import { type ErasurePlan, planScope } from './plan.ts'
import { isPlanned, tableOf } from './quarry-store.ts'
import { readingsOf } from './replay-readings.ts'
import { inTenants, signOfLifeIn } from './row-scope-store.ts'
import { all, portionsOf, reading, writing } from './session-store.ts'
import { blockedBeginnings, type Contact, contactKeepsSince, extendBlocks, tenantsLapsing } from './suppression-store.ts'

const ROWS_AT_ONCE = 2_000
/** A moment further ahead than clocks are wrong was never one. */
const AHEAD_MS = 86_400_000
const LOCK_MS = 5_000

interface ContactLook {
  map: DataMap
  catalogue: Catalogue
  keys: KeyRing
  now: Date
  /** So long for one business, and for all of them together. */
  businessMs: number
  limitMs: number
}

/**
 * Reads, of the businesses that have blocks whose year is over, from whom rows are that the map calls a sign of life, and lets the blocks of
 * whoever was in contact within that year go on. `unseen`: businesses of which not everything could be read; `failed` hears why. Who has
 * waited longest comes first. A map without signs of life knows of no contact. Safe to run twice.
 */
export async function extendByContact(
  platform: pg.Pool,
  look: ContactLook,
  failed: (tenantId: string, error: unknown) => void,
): Promise<{ extended: number; unseen: string[] }> {
  const { map, now, businessMs, limitMs } = look
  const sums = { extended: 0, unseen: [] as string[] }
  const tables = Object.keys(map).filter((table) => map[table]?.signOfLife)
  if (tables.length === 0) return sums
  const elapsed = stopwatch()
  for (const tenantId of await tenantsLapsing(platform, now)) {
    const leftMs = Math.min(businessMs, limitMs - elapsed())
    try {
      const contacts = leftMs > 0 ? await contactsWith(platform, look, { tenantId, tables, leftMs }) : undefined
      if (contacts === undefined) sums.unseen.push(tenantId)
      else if (contacts.length > 0)
        sums.extended += await writing(platform, { lockMs: LOCK_MS, statementMs: businessMs }, (session) =>
          extendBlocks(session, { tenantId, contacts, at: now }),
        )
    } catch (error) {
      sums.unseen.push(tenantId)
      failed(tenantId, error)
    }
  }
  return sums
}

interface OneBusiness {
  tenantId: string
  tables: readonly string[]
  leftMs: number
}

/** Whoever was in contact and may be one of those whose blocks have lapsed; undefined where that cannot be read, or not in time. */
async function contactsWith(
  platform: pg.Pool,
  { map, catalogue, keys, now }: ContactLook,
  { tenantId, tables, leftMs }: OneBusiness,
): Promise<Contact[] | undefined> {
  const planned = planScope({ map, catalogue, scope: { kind: 'business', tenantId }, cutOff: now, now })
  if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
  const { plan } = planned
  if (tables.some((table) => isOutOfSight(plan, table))) return undefined
  const elapsed = stopwatch()
  return reading(platform, { lockMs: LOCK_MS, statementMs: Math.ceil(leftMs) }, async (session) => {
    const since = await contactKeepsSince(session, { tenantId, at: now })
    if (since === undefined) return []
    const beginnings = await blockedBeginnings(session, { tenantId, at: now, length: BEGINNING, lapsing: true })
    // All of it is read, so that the first rows need not come soon.
    await session.run(sql`set local cursor_tuple_fraction = 1`)
    const found: Contact[] = []
    for (const { kind, select } of tables.flatMap((table) => signsIn(plan, table, since))) {
      for await (const rows of portionsOf<{ value: string; last: string }>(session, select, ROWS_AT_ONCE)) {
        for (const { value, last } of rows) {
          for (const identifier of readingsOf(value, kind)) {
            const listed = listedAs({ keys, beginnings }, kind, identifier)
            const [anew] = listed ? subjectPseudonyms(keys, 'suppression', listed.subject) : []
            if (listed && anew) found.push(...listed.pseudonyms.map((pseudonym) => ({ ...pseudonym, last, anew })))
          }
        }
        if (elapsed() > leftMs) return undefined
      }
    }
    return found
  })
}

/** Whom the business's signs of life in this table name, each with the last of them. */
function signsIn(plan: ErasurePlan, table: string, since: string) {
  const sign = isPlanned(plan, table) ? signOfLifeIn(plan, table, 't') : undefined
  if (!sign) return []
  const until = new Date(plan.cutOff.getTime() + AHEAD_MS).toISOString()
  const isRecent = sql`${sign.moment} > ${since}::timestamptz and ${sign.moment} < ${until}::timestamptz`
  const where = all([sign.is, isRecent, inTenants(plan, table, 't')])
  const names = namesIn(plan, { table, alias: 't', from: sql`${tableOf(plan, table)} t`, where })
  return names.map(({ kind, value, rows }) => {
    const found = sql`select ${value} as value, ${sign.moment} as moment from ${rows}`
    return {
      kind,
      select: sql`select value, max(moment)::text as last from (${found}) found where value is not null group by value`,
    }
  })
}
