import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'
import { type Catalogue, mayHoldText } from './catalogue.ts'
import { countSteps } from './count-store.ts'
import type { Residue } from './evidence.ts'
import { isBelowKept, isHeldByOthers } from './kept-earlier-store.ts'
import { retainedOf } from './kept-store.ts'
import { linksTo } from './links.ts'
import { countNearby, nearby, type Vicinity } from './nearby-store.ts'
import { isOfAccount } from './plan.ts'
import { isHeldByChild, isOfStep, isTouched, keyAsJson } from './predicate-store.ts'
import { bindingsOf, formOf, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { inTenants } from './row-scope-store.ts'
import { withSameDay } from './same-day-store.ts'
import { all, any, at, list, reading, type Session, type SessionLimits } from './session-store.ts'
import { isStray, phoneWays } from './stray-store.ts'
import { named } from './template-store.ts'
import { residuePatterns } from './text-pattern.ts'

const LOCK_MS = 1_000
const REMAINING_MAX = 10_000
/** No further table is begun in a snapshot that is so old. */
const SNAPSHOT_MS = 1_000
const TIMED_OUT = '57014'

export type Search = Quarry & {
  requestId: string
  /** Businesses that held something of the subject: where they are known, the others' rows are left to the nightly search. */
  tenants?: readonly string[]
}
type Found = Pick<Residue, 'residue' | 'mentions' | 'held' | 'unreachable'> & {
  unnoted: readonly string[]
  tonight: readonly string[]
}
const NOTHING: Found = { residue: [], mentions: [], held: [], unnoted: [], unreachable: [], tonight: [] }

interface SearchLimits {
  statementMs: number
  /** For the rows of others, table by table: so many of them, and so long. */
  others?: { rowsMax: number; statementMs: number }
}

/** More than that are left to the night, which reads them once for everybody. */
const OTHERS = { rowsMax: 25_000, statementMs: 2_000 }

/**
 * Looks for what an erasure left: every step must count 0, and no column of the tables it touched in which text may stand may still
 * hold an identifier in one of the subject's own rows. Hits in other rows are counted as mentions, where these rows are not too many: else the
 * table is named in `tonight`. A table whose own rows take longer than `statementMs` is named as unreachable.
 */
export async function searchResidue(
  platform: pg.Pool,
  search: Search,
  { statementMs, others = OTHERS }: SearchLimits,
): Promise<Residue> {
  const limits = { lockMs: LOCK_MS, statementMs }
  const counts = await reading(platform, limits, (session) => countSteps(session, search, REMAINING_MAX))
  const kept = await retainedOf(platform, [search.requestId])
  const names = [...new Set(search.plan.steps.map((step) => step.table))]
  const own = (session: Session, table: string) => searchOwn(session, search, table)
  const ofOthers = (session: Session, table: string) => searchOthers(session, search, table, others.rowsMax)
  const calm = { lockMs: LOCK_MS, statementMs: Math.min(statementMs, others.statementMs) }
  const tables = [
    ...(await eachInTime(platform, limits, names, own, (table) => ({ ...NOTHING, unreachable: [table] }))),
    ...(await eachInTime(platform, calm, names, ofOthers, (table) => ({ ...NOTHING, tonight: [table] }))),
  ]
  return {
    evidence: counts.map(({ step, rows }) => ({ key: step.key, remaining: rows })),
    kept: kept.map(({ table, basis, rows, until }) => ({ table, basis, rows, until })),
    residue: tables.flatMap(({ residue }) => residue),
    mentions: tables.flatMap(({ mentions }) => mentions),
    held: tables.flatMap(({ held }) => held),
    unnoted: tables.flatMap(({ unnoted }) => unnoted),
    unreachable: tables.flatMap(({ unreachable }) => unreachable),
    tonight: tables.flatMap(({ tonight }) => tonight),
  }
}

/** Table after table, several in one snapshot: none is held for long, and what was read before one that takes too long stands. */
async function eachInTime(
  platform: pg.Pool,
  limits: SessionLimits,
  tables: readonly string[],
  look: (session: Session, table: string) => Promise<Found>,
  late: (table: string) => Found,
): Promise<Found[]> {
  const found: Found[] = []
  for (let next = tables[0]; next !== undefined; next = tables[found.length]) {
    try {
      await reading(platform, limits, async (session) => {
        const elapsed = stopwatch()
        for (; next !== undefined && elapsed() < SNAPSHOT_MS; next = tables[found.length]) found.push(await look(session, next))
      })
    } catch (error) {
      if ((error as { code?: string }).code !== TIMED_OUT) throw error
      if (next !== undefined) found.push(late(next))
    }
  }
  return found
}

/** The subject's own rows, to which the plan's ways lead, and the strays: what of them names the subject still is owed. */
async function searchOwn(session: Session, search: Search, table: string): Promise<Found> {
  const { unnoted, ...counted } = await countHeld(session, search, table)
  const held = await withSameDay(session, search, table, counted.held)
  const names = searchedColumns(search, table)
  if (names.length === 0 || !residuePatterns(search.subject)) return { ...NOTHING, held, unnoted }
  const own = await look(session, search, table, { where: isOwed(search, table) })
  const { before, where } = nearby(vicinityOf(search), table)
  const strays = names.map((column) => isStray(search, table, column)).filter((stray) => stray !== undefined)
  const stray = all([inSearched(search, table), where, any(strays)])
  const astray = strays.length === 0 ? undefined : await look(session, search, table, { before, where: stray, isFew: true })
  return { ...NOTHING, held, unnoted, residue: addedUp([...own.residue, ...(astray?.residue ?? [])]) }
}

/** What others wrote about the subject, with the businesses that held something of it. */
async function searchOthers(session: Session, search: Search, table: string, rowsMax: number): Promise<Found> {
  if (searchedColumns(search, table).length === 0 || !residuePatterns(search.subject)) return NOTHING
  const vicinity = vicinityOf(search)
  const rows = await countNearby(session, vicinity, table, rowsMax)
  if (rows === undefined) return { ...NOTHING, tonight: [table] }
  if (rows === 0) return NOTHING
  const { before, where } = nearby(vicinity, table)
  const { mentions } = await look(session, search, table, { before, where: all([inSearched(search, table), where]) })
  return { ...NOTHING, mentions }
}

/** A business's own customers are looked for with that business. */
function vicinityOf({ plan, tenants }: Search): Vicinity {
  const near = plan.scope.kind === 'business' ? [plan.scope.tenantId] : tenants
  return { plan, ...(near ? { tenants: near } : {}) }
}

/** What the rows of one table that are named by `only` say of the subject. */
export async function searchTable(
  session: Session,
  search: Search,
  table: string,
  only: SQL,
): Promise<Pick<Residue, 'residue' | 'mentions'>> {
  if (searchedColumns(search, table).length === 0 || !residuePatterns(search.subject)) return NOTHING
  return look(session, search, table, { where: all([inSearched(search, table), only]) })
}

/** Where an identifier may stand: in text, in types that nobody knows, and a number in a column of numbers as well where the map says so. */
function searchedColumns(search: Search, table: string): string[] {
  const texts = textColumns(search.plan.catalogue, table)
  const ofNumbers = phoneWays(search, table).flatMap(({ column }) =>
    column in (search.plan.catalogue.tables[table]?.columns ?? {}) ? [column] : [],
  )
  return [...new Set([...texts, ...ofNumbers])]
}

export const textColumns = ({ tables }: Catalogue, table: string): string[] =>
  Object.entries(tables[table]?.columns ?? {}).flatMap(([column, live]) => (mayHoldText(live) ? [column] : []))

/** Those of the rows for which `where` is true that hold an identifier, judged one by one. */
async function look(
  session: Session,
  search: Search,
  table: string,
  { before = sql``, where, isFew = false }: { before?: SQL; where: SQL; isFew?: boolean },
): Promise<Pick<Residue, 'residue' | 'mentions'>> {
  const names = searchedColumns(search, table)
  const patterns = residuePatterns(search.subject)
  if (!patterns) return NOTHING
  const hit = (column: string) => {
    const text = sql`${at('t', column)}::text`
    const encoded = patterns.encoded && sql`${text} ~ ${patterns.encoded}`
    return any([sql`${text} ~* ${patterns.plain}`, ...(encoded ? [encoded] : [])])
  }
  const found = sql`concat_ws(E'\n', ${list(names.map((column) => sql`${at('t', column)}::text`))}) ~* ${patterns.hint}`
  // Where few rows are left anyway, nothing is gained by reading all their columns first.
  const hinted = isFew ? where : all([where, found])
  const some = await session.run(sql`${before}select 1 from ${tableOf(search.plan, table)} t where ${hinted} limit 1`)
  if (some.length === 0) return NOTHING
  const counted = names.map((_, i) => sql.raw(`(count(*) filter (where (owed and h${i}) or s${i}))::int as c${i}`))
  const strays = names.map(
    (column, i) => sql`coalesce(${isStray(search, table, column) ?? sql`false`}, false) as ${sql.identifier(`s${i}`)}`,
  )
  const anyStray = sql.raw(names.map((_, i) => `s${i}`).join(' or '))
  const hits = names.map((column, i) => sql`coalesce(${hit(column)}, false) as ${sql.identifier(`h${i}`)}`)
  const [row] = await session.run<Record<string, number>>(sql`${before}
    select ${list([...counted, sql`(count(*) filter (where not mine and not (${anyStray})))::int as mentions`])} from (
      select ${list([sql`coalesce(${isMine(search, table, 't')}, false) as mine`, sql`coalesce(${isOwed(search, table)}, false) as owed`, ...hits, ...strays])}
      from ${tableOf(search.plan, table)} t
      where ${all([hinted, any(names.map(hit))])}) found`)
  const residue = names.map((column, i) => ({ table, column, rows: row?.[`c${i}`] ?? 0 })).filter(({ rows }) => rows > 0)
  const mentions = row?.mentions ?? 0
  return { residue, mentions: mentions > 0 ? [{ table, rows: mentions }] : [] }
}

function addedUp(found: Residue['residue']): Residue['residue'] {
  const columns = [...new Set(found.map(({ column }) => column))]
  const rowsOf = (column: string) => found.filter((each) => each.column === column).reduce((sum, { rows }) => sum + rows, 0)
  return columns.map((column) => ({ table: found[0]?.table ?? '', column, rows: rowsOf(column) }))
}

// Of an account's people others may know something: it is a mention with them, whatever it is, and all that was the account's has gone.
const isAccounts = ({ plan }: Search) => isOfAccount(plan.scope)

const inSearched = (search: Search, table: string) => (isAccounts(search) ? undefined : inTenants(search.plan, table, 't'))

// Rows that the law keeps, and rows held by ones that stay, may say whose they are; nothing else of the subject's may.
function isOwed(search: Search, table: string): SQL {
  const steps = search.plan.steps.filter((step) => step.table === table && step.action !== 'retain' && step.part !== 'loosen')
  return any(steps.map((step) => (step.action === 'erase' ? isOfStep(search, step) : isTouched(search, step, 't'))))
}

/** The subject's rows that stay because of rows that reference them, and why. */
async function countHeld(session: Session, search: Search, table: string): Promise<Pick<Found, 'held' | 'unnoted'>> {
  const step = search.plan.steps.find((candidate) => candidate.table === table && candidate.action === 'erase')
  if (!step || linksTo(search.plan, table).length === 0) return { held: [], unnoted: [] }
  const { templates, form } = formOf(search)
  const write = () => {
    const recorded = sql`exists (select 1 from deletion_bot.retained r where r.request_id = ${named('requestId', search.requestId)}::uuid
      and r.table_name = ${table} and r.primary_key = ${keyAsJson(search, table, 't')})`
    const earlier = isBelowKept(search.plan, table, 't')
    const unnoted = earlier ? sql`case when not ${recorded} then ${earlier} else false end` : sql`false`
    return sql`
    select (count(*) filter (where law))::int as law, (count(*) filter (where not law and not foreign_row))::int as newer,
      (count(*) filter (where not law and foreign_row))::int as others, (count(*) filter (where unnoted and not foreign_row))::int as unnoted
    from (select ${recorded} as law, ${isHeldByOthers(search, table)} as foreign_row, ${unnoted} as unnoted from ${tableOf(search.plan, table)} t
      where ${isTouched(search, step, 't', { find: true })} and ${isHeldByChild(search, table, 't')}) held`
  }
  const known = bindingsOf(search)
  const [row] = await session.rerun<{ law: number; newer: number; others: number; unnoted: number }>(
    templates,
    `held ${table} ${form}`,
    write,
    known,
  )
  const rows = { 'kept-by-law': row?.law ?? 0, newer: row?.newer ?? 0, 'somebody-else': row?.others ?? 0 } as const
  const held = (['kept-by-law', 'newer', 'somebody-else'] as const)
    .map((because) => ({ table, because, rows: rows[because] }))
    .filter((count) => count.rows > 0)
  return { held, unnoted: (row?.unnoted ?? 0) > 0 ? [table] : [] }
}
