import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { ForeignKey } from './catalogue.ts'
import { claimColumns } from './count-store.ts'
import { isKeptRow } from './kept-row-store.ts'
import { linksTo } from './links.ts'
import { orderChildrenFirst } from './order.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { keyAsJson, references } from './predicate-store.ts'
import { tableOf } from './quarry-store.ts'
import { raiseParents } from './raise-parents-store.ts'
import { releaseOfRow } from './retention-bases.ts'
import { all, any, list, type Session, writing } from './session-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
const ROWS_PER_BATCH = 1_000
const MS_PER_DAY = 86_400_000
/** As PostgreSQL writes it: before every day. */
const NEVER = '-infinity'
const NOBODY = { phones: [], userIds: [], emails: [] }

/** What a change of the law, of the map or of a row's own days comes to, for one request and table. */
export interface Moved {
  requestId: string
  table: string
  /** Rows that stay longer than was said. */
  longer: number
  /** Rows that might go earlier. */
  shorter: number
}

/**
 * Counts the day of every kept row anew. Later days are written down; earlier ones only with `shorten`, because what goes too early
 * does not come back, and only where no kept row refers to it until then. Parents follow their children, so many lines at a time. Twice
 * changes nothing.
 */
export async function recomputeReleases(
  platform: pg.Pool,
  plan: ErasurePlan,
  shorten: boolean,
  rows = ROWS_PER_BATCH,
): Promise<Moved[]> {
  const moved = new Map<string, Moved>()
  const tables = await keptTables(platform, plan)
  const keysTo = (table: string) => linksTo(plan, table).filter((key) => !key.elsewhere && tables.includes(key.table))
  for (const table of tables) {
    const work = { table, keys: keysTo(table), shorten, rows }
    const refersToItself = work.keys.some((key) => key.table === table)
    // Whatever refers to a row of the same table may have been looked at after it.
    while ((await countOwnDays(platform, plan, work, moved)) > 0 && shorten && refersToItself);
  }
  for (const table of tables) {
    const keys = tables.flatMap((parent) => keysTo(parent).filter((key) => key.table === table))
    while ((await raiseParents(platform, plan, { table, keys, rows })).own > 0);
  }
  return [...moved.values()]
}

async function keptTables(platform: pg.Pool, plan: ErasurePlan): Promise<string[]> {
  const { rows } = await platform.query<{ name: string }>(
    'select distinct table_name as name from deletion_bot.retained where settled_at is null order by 1',
  )
  const known = rows.map(({ name }) => name).filter((name) => plan.map[name] && plan.catalogue.tables[name])
  const order = orderChildrenFirst(known, plan.map, plan.catalogue)
  return 'cycle' in order ? known : order.tables
}

interface Counting {
  table: string
  /** By which kept rows refer to the table's. */
  keys: readonly ForeignKey[]
  shorten: boolean
  rows: number
}

interface Line {
  requestId: string
  key: string
  basis: string
  until: string
  ownUntil: string | null
  [claim: string]: unknown
}

interface Change {
  line: Line
  basis: string
  until: string
}

/** Returns how many days were made shorter. */
async function countOwnDays(platform: pg.Pool, plan: ErasurePlan, work: Counting, moved: Map<string, Moved>): Promise<number> {
  const ownDays = mappedTable(plan.map, work.table).disposition.do === 'retain'
  if (!ownDays && !work.shorten) return 0
  let shortened = 0
  let after: string | undefined
  do {
    const behind = after
    const batch = await writing(platform, LIMITS, (session) => recomputeBatch(session, plan, work, behind))
    // Rows that stay for others' sake alone have no day of their own that a law could have changed.
    if (ownDays) for (const change of batch.changes) add(moved, work.table, change)
    if (work.shorten) shortened += batch.changes.filter(({ line, until }) => until < line.until).length
    after = batch.last
  } while (after !== undefined)
  return shortened
}

async function recomputeBatch(session: Session, plan: ErasurePlan, work: Counting, after: string | undefined) {
  const { table, shorten } = work
  const { disposition } = mappedTable(plan.map, table)
  const keptBy = disposition.do === 'retain' ? disposition.keptBy : []
  const claims = claimColumns({ plan, subject: NOBODY }, { key: `${table}:retain`, table, action: 'retain' }, keptBy)
  const selected = claims.map(({ name, value }) => sql`${value}::text as ${sql.identifier(name)}`)
  const behind =
    after === undefined ? sql`` : sql` and (r.primary_key, r.request_id) > (${after}::jsonb -> 0, (${after}::jsonb ->> 1)::uuid)`
  const lines = await session.run<Line>(sql`
    select ${list([sql`r.request_id as "requestId", r.primary_key::text as key, r.basis, r.release_on::text as until, r.own_until::text as "ownUntil"`, ...selected])}
    from deletion_bot.retained r join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}
    where r.table_name = ${table} and r.settled_at is null${behind}
    order by r.primary_key, r.request_id limit ${work.rows} for update of r`)
  const ownDay = (line: Line) => releaseOfRow(line, keptBy, plan.today)
  await noteOwnDays(
    session,
    work,
    lines.map((line) => ({ line, until: ownDay(line)?.releaseOn ?? NEVER })),
    plan.today,
  )
  const wanted = lines.flatMap((line): Change[] => {
    if (disposition.do !== 'retain' && line.until < plan.today) return []
    // Without any basis left it may go tonight.
    const now = ownDay(line) ?? { basis: line.basis, releaseOn: dayBefore(plan.today) }
    return now.releaseOn === line.until ? [] : [{ line, basis: now.basis, until: now.releaseOn }]
  })
  const held = await heldByChildren(
    session,
    plan,
    work,
    wanted.filter(({ line, until }) => until < line.until),
  )
  const changes = wanted.filter((change) => !held.has(change))
  const written = changes.filter(({ line, until }) => shorten || until > line.until)
  await session.run(sql`
    update deletion_bot.retained r set basis = n.basis, release_on = n.until${movedTo(plan, table)}
    from jsonb_to_recordset(${JSON.stringify(
      // A key stays text: JavaScript's numbers would round a long one.
      written.map(({ line, basis, until }) => ({ request_id: line.requestId, key: line.key, basis, until })),
    )}::jsonb) as n(request_id uuid, key text, basis text, until date)
    where r.request_id = n.request_id and r.table_name = ${table} and r.primary_key = n.key::jsonb`)
  const last = lines.at(-1)
  const next = last && lines.length === work.rows ? `[${last.key},${JSON.stringify(last.requestId)}]` : undefined
  return { changes, last: next }
}

/** That a law keeps a row for its own sake no longer, or not so long, is an earlier day as well, and waits for the same word. */
async function noteOwnDays(
  session: Session,
  { table, shorten }: Counting,
  lines: readonly { line: Line; until: string }[],
  today: string,
): Promise<void> {
  const isLater = ({ ownUntil }: Line, until: string) => (ownUntil === null ? until >= today : until > ownUntil)
  const anew = lines.filter(({ line, until }) => until !== line.ownUntil && (shorten || isLater(line, until)))
  if (anew.length === 0) return
  await session.run(sql`
    update deletion_bot.retained r set own_until = n.until
    from jsonb_to_recordset(${JSON.stringify(
      anew.map(({ line, until }) => ({ request_id: line.requestId, key: line.key, until })),
    )}::jsonb) as n(request_id uuid, key text, until date)
    where r.request_id = n.request_id and r.table_name = ${table} and r.primary_key = n.key::jsonb`)
}

/** Until it is said, the line `r` notes which day was. Rows that stay for others' sake alone have no day of their own, and nothing is said of them. */
export function movedTo(plan: ErasurePlan, table: string): SQL {
  if (mappedTable(plan.map, table).disposition.do !== 'retain') return sql``
  const now = sql`${plan.cutOff.toISOString()}::timestamptz`
  return sql`, said_on = coalesce(r.said_on, r.release_on), moved_at = coalesce(r.moved_at, ${now})`
}

/** Those of the lines whose row a kept row refers to at least until the line's own day: they cannot go earlier. */
async function heldByChildren(
  session: Session,
  plan: ErasurePlan,
  { table, keys }: Counting,
  changes: readonly Change[],
): Promise<Set<Change>> {
  if (keys.length === 0 || changes.length === 0) return new Set()
  const lines = changes.map(({ line }, nth) => ({ nth, key: line.key, until: line.until }))
  const until = (key: ForeignKey): SQL => {
    const itself = key.table === table ? sql`k.primary_key <> n.primary_key` : undefined
    const line = sql`k.table_name = ${key.table} and k.primary_key = ${keyAsJson({ plan }, key.table, 'c')} and k.settled_at is null`
    return sql`exists (select 1 from ${tableOf(plan, key.table)} c join deletion_bot.retained k on ${line}
      where ${all([references(key, 'c', 't'), sql`k.release_on >= n.until`, itself])})`
  }
  const held = await session.run<{ nth: number }>(sql`
    select n.nth from (select nth, key::jsonb as primary_key, until
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x(nth int, key text, until date)) n
      join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't', 'n')}
    where ${any(keys.map(until))}`)
  const found = new Set(held.map(({ nth }) => nth))
  return new Set(changes.filter((_, nth) => found.has(nth)))
}

function add(moved: Map<string, Moved>, table: string, { line, until }: Change): void {
  const key = `${line.requestId} ${table}`
  const known = moved.get(key) ?? { requestId: line.requestId, table, longer: 0, shorter: 0 }
  const isLonger = until > line.until
  moved.set(key, { ...known, longer: known.longer + (isLonger ? 1 : 0), shorter: known.shorter + (isLonger ? 0 : 1) })
}

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - MS_PER_DAY).toISOString().slice(0, 10)
