import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { eachNameInRows } from './named-in-rows-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { tenantOf } from './row-scope-store.ts'
import { all, at, type ReadLong, reading, readingLong, type Session } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
/** Somebody's millions of rows are read once; whoever is held must not go, and whoever is not must not wait for good. */
const COMPARING = { lockMs: 2_000, statementMs: 600_000 }
const QUICK_MS = 200
const NAMES_MAX = 50_000

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

/**
 * The hold that forbids this erasure now, if there is one, or those that the subject's rows must be compared with before anybody can
 * tell. To be asked within a transaction of `erasing`.
 */
export type FindHold = (session: Session, now: Date) => Promise<FoundHold>
type FoundHold = { holdId: string } | { compare: readonly Hold[] } | undefined

interface Hold {
  id: string
  scope: 'tenant' | 'table' | 'subject'
  tenant_id: string | null
  table_name: string | null
  names: Pseudonym[]
}

interface HoldFinder {
  find: FindHold
  /** Compares what may be very many rows: outside any transaction, so that nobody waits, and without a limit that ends it. */
  compare(platform: pg.Pool, holds: readonly Hold[]): Promise<void>
}

/** What became of a comparison: it stands for as long as the finder, unless it was so quick that each transaction looks again. */
interface Judged {
  concerns: boolean
  again: boolean
}

/**
 * Looks for that hold as often as it is asked. Somebody is held under a number, and the rows of whoever asks under an id bear it: what
 * the rows name is compared only while a hold on somebody stands that is not known to be the subject's.
 */
export function holdFinder(quarry: Quarry, { pseudonyms, nameOf }: Whose): HoldFinder {
  const known = new Set(pseudonyms.map(nameIn))
  const judged = new Map<string, Judged>()
  // A hold may be placed when the rows that bear its name are gone already.
  const seen = new Set<string>()
  const isKnown = ({ names }: Hold) => names.some((name) => known.has(nameIn(name)))
  const find: FindHold = async (session, now) => {
    const holds = await session.run<Hold>(sql`
      select id, scope, tenant_id, table_name, case when scope = 'subject'
        then jsonb_build_array(jsonb_build_object('keyId', key_id, 'value', pseudonym)) || also else '[]' end as names
      from deletion_bot.legal_hold h where ${isActive(now)} order by id`)
    const compare: Hold[] = []
    for (const hold of holds) {
      const before = judged.get(hold.id)
      const concerns = atOnce(quarry, hold, isKnown(hold)) ?? before?.concerns
      if (concerns === undefined) compare.push(hold)
      if (concerns) return { holdId: hold.id }
      if (concerns === false && before?.again && (await holdsAny(sessionRead(session), quarry, hold))) return { holdId: hold.id }
    }
    return compare.length > 0 ? { compare } : undefined
  }
  return {
    find,
    compare: (platform, holds) =>
      readingLong(platform, COMPARING, async (read) => {
        const others = holds.filter((hold) => hold.scope === 'subject' && !isKnown(hold))
        const named = nameOf && others.length > 0 ? await namedInRows(read, quarry, others, nameOf, seen) : new Set<string>()
        for (const hold of holds) {
          const took = stopwatch()
          const isNamed = named.has(hold.id) || hold.names.some((name) => seen.has(nameIn(name)))
          const isTheirs = hold.scope !== 'subject' || isKnown(hold) || isNamed
          const isAnywhere = hold.scope === 'subject' && hold.tenant_id === null
          const concerns = isTheirs && (isAnywhere || (await holdsAny(read, quarry, hold)))
          judged.set(hold.id, { concerns, again: isTheirs && !isAnywhere && took() < QUICK_MS })
        }
      }),
  }
}

/** What needs no look at the rows. */
function atOnce({ plan }: Quarry, hold: Hold, isKnown: boolean): boolean | undefined {
  const { scope } = plan
  // Whose rows an account holds is not known by pseudonym: whoever is held may be among them.
  if (scope.kind === 'account' && hold.scope === 'subject') return [null, scope.tenantId].includes(hold.tenant_id)
  if (scope.kind === 'account' && hold.tenant_id !== null && hold.tenant_id !== scope.tenantId) return false
  if (hold.table_name !== null && !tablesKnown(plan).includes(hold.table_name))
    return hold.tenant_id === null || scope.kind === 'number' || hold.tenant_id === scope.tenantId
  return hold.scope === 'subject' && isKnown && hold.tenant_id === null ? true : undefined
}

/**
 * The tables of which a hold can be read. One on any other table, renamed or dropped since, may keep any row: whose is for people to say,
 * who place it anew.
 */
export const tablesKnown = ({ map, catalogue }: Pick<ErasurePlan, 'map' | 'catalogue'>): string[] =>
  Object.keys(map).filter((table) => catalogue.tables[table] !== undefined)

export const isOnNoTable = (known: readonly string[]): SQL => sql`h.table_name <> all(${sql.param([...known])}::text[])`

/** Those of the holds on people under whose names somebody stands in the rows; `seen` remembers names, as many as fit. */
async function namedInRows(
  read: ReadLong,
  quarry: Quarry,
  holds: readonly Hold[],
  nameOf: NameOf,
  seen: Set<string>,
): Promise<Set<string>> {
  const found = new Set<string>()
  const byName = new Map<string, string[]>()
  for (const { id, names } of holds) for (const name of names) byName.set(nameIn(name), [...(byName.get(nameIn(name)) ?? []), id])
  await eachNameInRows(read, quarry, (names) => {
    for (const name of nameOf(names).map(nameIn)) {
      if (seen.size < NAMES_MAX) seen.add(name)
      for (const id of byName.get(name) ?? []) found.add(id)
    }
  })
  return found
}

const nameIn = ({ keyId, value }: Pseudonym) => `${keyId} ${value}`

/** The same, asked by itself and in a moment that may be over when the answer is there. */
export async function findHoldOn(
  platform: pg.Pool,
  quarry: Quarry,
  whose: Whose,
  now: Date,
): Promise<{ holdId: string } | undefined> {
  const holds = holdFinder(quarry, whose)
  for (;;) {
    const found = await reading(platform, LIMITS, (session) => holds.find(session, now))
    if (!found || 'holdId' in found) return found
    await holds.compare(platform, found.compare)
  }
}

/** Data that has left the platform: whose it is, which businesses it came from, the tables it belongs to, and when it was asked back. */
export interface Copies {
  pseudonyms: readonly Pseudonym[]
  tenants: readonly string[]
  tables: readonly string[]
  /** Those that map and platform have. */
  known: readonly string[]
  /** Of an account: whoever is held may be among its people. */
  isAccount: boolean
  since: Date
}

/**
 * The hold that forbids asking others to erase their copies, if there is one. A business or a table that was held before `since` has
 * been looked at by the erasure itself, and had nothing of this one.
 */
export function findHoldOnCopies(platform: pg.Pool, copies: Copies, now: Date): Promise<{ holdId: string } | undefined> {
  const { pseudonyms, tenants, tables, known, isAccount, since } = copies
  const names = JSON.stringify(pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })))
  return reading(platform, LIMITS, async (session) => {
    const [hold] = await session.run<{ id: string }>(sql`
      select h.id from deletion_bot.legal_hold h
      where ${isActive(now)} and (h.tenant_id is null or h.tenant_id::text = any(${sql.param([...tenants])}::text[])) and case h.scope
        when 'subject' then ${isAccount}::boolean or exists (
          select 1 from jsonb_to_recordset(${names}::jsonb) as p(key_id text, pseudonym text) where ${isHeldAs('p')})
        when 'table' then ${isOnNoTable(known)}
          or (h.held_from >= ${since.toISOString()}::timestamptz and h.table_name = any(${sql.param([...tables])}::text[]))
        else h.held_from >= ${since.toISOString()}::timestamptz end
      order by h.id limit 1`)
    return hold && { holdId: hold.id }
  })
}

export const isActive = (now: Date): SQL => {
  const moment = sql`${now.toISOString()}::timestamptz`
  return sql`(h.held_from <= ${moment} and (h.held_until is null or h.held_until > ${moment}))`
}

/** The hold `h` is on whom this line names: under one of the person's identifiers, by any key still known. */
const isHeldAs = (line: string): SQL =>
  sql`((${at(line, 'key_id')} = h.key_id and ${at(line, 'pseudonym')} = h.pseudonym)
    or h.also @> jsonb_build_array(jsonb_build_object('keyId', ${at(line, 'key_id')}, 'value', ${at(line, 'pseudonym')})))`

/** Some row of the subject's is what the hold keeps: of its table, of its business. */
async function holdsAny(read: ReadLong, quarry: Quarry, hold: Hold): Promise<boolean> {
  for (const table of new Set(quarry.plan.steps.map((step) => step.table))) {
    if (hold.table_name !== null && hold.table_name !== table) continue
    if (await holdsRows(read, quarry, table, hold.tenant_id)) return true
  }
  return false
}

async function holdsRows(read: ReadLong, quarry: Quarry, table: string, tenantId: string | null): Promise<boolean> {
  const { plan } = quarry
  const tenant = tenantOf(plan, table, 't')
  if (tenantId !== null && (!tenant || mappedTable(plan.map, table).tenant === 'none')) return false
  const inTenant = tenantId === null || !tenant ? undefined : sql`${tenant}::text = ${tenantId}`
  let found = false
  await read(
    sql`select 1 from ${tableOf(plan, table)} t where ${all([isMine(quarry, table, 't', { find: true }), inTenant])} limit 1`,
    (rows) => {
      found = rows.length > 0
    },
  )
  return found
}

/** Within an open transaction. */
const sessionRead =
  (session: Session): ReadLong =>
  async (query, each) =>
    each(await session.run(query))
