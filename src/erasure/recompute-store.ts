import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { foreignKeysTo } from './catalogue.ts'
import { claimColumns } from './count-store.ts'
import { isKeptRow } from './kept-row-store.ts'
import { raiseParents } from './kept-store.ts'
import { orderChildrenFirst } from './order.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { tableOf } from './quarry-store.ts'
import { releaseOfRow } from './retention-bases.ts'
import { list, type Session, writing } from './session-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 60_000 }
const ROWS_PER_BATCH = 1_000
const MS_PER_DAY = 86_400_000
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
 * does not come back. Parents follow their children. Twice changes nothing.
 */
export async function recomputeReleases(platform: pg.Pool, plan: ErasurePlan, shorten: boolean): Promise<Moved[]> {
  const moved = new Map<string, Moved>()
  const tables = await keptTables(platform, plan)
  for (const table of tables) {
    if (mappedTable(plan.map, table).disposition.do !== 'retain') continue
    let after: string | undefined
    do {
      const batch = await writing(platform, LIMITS, (session) => recomputeBatch(session, plan, table, after, shorten))
      for (const change of batch.changes) add(moved, table, change)
      after = batch.last
    } while (after !== undefined)
  }
  await writing(platform, LIMITS, (session) => followChildren(session, plan, tables, shorten))
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

interface Line {
  requestId: string
  key: string
  basis: string
  until: string
  [claim: string]: unknown
}

interface Change {
  line: Line
  basis: string
  until: string
}

async function recomputeBatch(session: Session, plan: ErasurePlan, table: string, after: string | undefined, shorten: boolean) {
  const { disposition } = mappedTable(plan.map, table)
  const keptBy = disposition.do === 'retain' ? disposition.keptBy : []
  const claims = claimColumns({ plan, subject: NOBODY }, { key: `${table}:retain`, table, action: 'retain' }, keptBy)
  const selected = claims.map(({ name, value }) => sql`${value}::text as ${sql.identifier(name)}`)
  const behind =
    after === undefined ? sql`` : sql` and (r.primary_key, r.request_id) > (${after}::jsonb -> 0, (${after}::jsonb ->> 1)::uuid)`
  const lines = await session.run<Line>(sql`
    select ${list([sql`r.request_id as "requestId", r.primary_key::text as key, r.basis, r.release_on::text as until`, ...selected])}
    from deletion_bot.retained r join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}
    where r.table_name = ${table} and r.settled_at is null${behind}
    order by r.primary_key, r.request_id limit ${ROWS_PER_BATCH} for update of r`)
  const changes = lines.flatMap((line): Change[] => {
    // Without any basis left it may go tonight.
    const now = releaseOfRow(line, keptBy, plan.today) ?? { basis: line.basis, releaseOn: dayBefore(plan.today) }
    return now.releaseOn === line.until ? [] : [{ line, basis: now.basis, until: now.releaseOn }]
  })
  const written = changes.filter(({ line, until }) => shorten || until > line.until)
  await session.run(sql`
    update deletion_bot.retained r set basis = n.basis, release_on = n.until
    from jsonb_to_recordset(${JSON.stringify(
      written.map(({ line, basis, until }) => ({ request_id: line.requestId, key: JSON.parse(line.key), basis, until })),
    )}::jsonb) as n(request_id uuid, key jsonb, basis text, until date)
    where r.request_id = n.request_id and r.table_name = ${table} and r.primary_key = n.key`)
  const last = lines.at(-1)
  const next = last && lines.length === ROWS_PER_BATCH ? `[${last.key},${JSON.stringify(last.requestId)}]` : undefined
  return { changes, last: next }
}

function add(moved: Map<string, Moved>, table: string, { line, until }: Change): void {
  const key = `${line.requestId} ${table}`
  const known = moved.get(key) ?? { requestId: line.requestId, table, longer: 0, shorter: 0 }
  const isLonger = until > line.until
  moved.set(key, { ...known, longer: known.longer + (isLonger ? 1 : 0), shorter: known.shorter + (isLonger ? 0 : 1) })
}

/** Rows kept for others' sake go with the last of those; with `shorten` their former days are forgotten first. */
async function followChildren(session: Session, plan: ErasurePlan, tables: readonly string[], shorten: boolean): Promise<void> {
  for (const table of tables) {
    const ownDays = mappedTable(plan.map, table).disposition.do === 'retain'
    if (shorten && !ownDays) {
      await session.run(sql`update deletion_bot.retained set release_on = ${dayBefore(plan.today)}::date
        where table_name = ${table} and settled_at is null and release_on >= ${plan.today}::date`)
    }
    for (const key of foreignKeysTo(plan.catalogue, table)) {
      if (key.table !== table && tables.includes(key.table)) await raiseParents(session, plan, key)
    }
  }
}

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - MS_PER_DAY).toISOString().slice(0, 10)
