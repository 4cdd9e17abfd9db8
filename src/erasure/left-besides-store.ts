import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { blobColumnsOf } from './blob-places.ts'
import { linksTo } from './links.ts'
import { mappedTable } from './plan.ts'
import { isOfStep, references } from './predicate-store.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { all, any, at, reading, type Session } from './session-store.ts'

const LIMITS = { lockMs: 5_000, statementMs: 60_000 }

/** Where rows of each table lie; for one snapshot alone, in which no row moves. */
type Places = Map<string, Set<string>>

/**
 * Whether a row is left to the erasure that stays for something else than one of these blobs: it names none of them, and refers, however far
 * above, to no row that does. One snapshot. Throws PostgreSQL's 57014 where that cannot be answered in time.
 */
export function isLeftBesides(platform: pg.Pool, quarry: Quarry, blobs: readonly string[]): Promise<boolean> {
  return reading(platform, LIMITS, async (session) => {
    const staying = await naming(session, quarry, blobs)
    await addParents(session, quarry, staying)
    for (const step of quarry.plan.steps) {
      const besides = sql`not ${isAmong(staying.get(step.table), 't')}`
      const [row] = await session.run(sql`
        select 1 from ${tableOf(quarry.plan, step.table)} t where ${all([isOfStep(quarry, step), besides])} limit 1`)
      if (row) return true
    }
    return false
  })
}

async function naming(session: Session, quarry: Quarry, blobs: readonly string[]): Promise<Places> {
  const staying: Places = new Map()
  for (const step of quarry.plan.steps) {
    const columns = blobColumnsOf(mappedTable(quarry.plan.map, step.table))
    if (columns.length === 0) continue
    const names = any(columns.map((column) => sql`${at('t', column)}::text = any(${sql.param([...blobs])}::text[])`))
    await add(
      session,
      staying,
      step.table,
      sql`from ${tableOf(quarry.plan, step.table)} t where ${all([isOfStep(quarry, step), names])}`,
    )
  }
  return staying
}

/** A row stays with what refers to it, and so on upwards. */
async function addParents(session: Session, { plan }: Quarry, staying: Places): Promise<void> {
  const tables = [...new Set(plan.steps.map(({ table }) => table))]
  for (let grew = true; grew; ) {
    grew = false
    for (const table of tables) {
      for (const key of linksTo(plan, table)) {
        const below = key.elsewhere ? undefined : staying.get(key.table)
        if (!below) continue
        const from = sql`from ${tableOf(plan, key.table)} c join ${tableOf(plan, table)} t on ${references(key, 'c', 't')} where ${isAmong(below, 'c')}`
        if (await add(session, staying, table, from)) grew = true
      }
    }
  }
}

async function add(session: Session, places: Places, table: string, from: SQL): Promise<boolean> {
  const rows = await session.run<{ place: string }>(sql`select distinct t.tableoid || ' ' || t.ctid as place ${from}`)
  if (rows.length === 0) return false
  const known = places.get(table) ?? new Set()
  const before = known.size
  for (const { place } of rows) known.add(place)
  places.set(table, known)
  return known.size > before
}

// The row's place within its table leads there; of several partitions more than one may have a row at that place.
function isAmong(places: ReadonlySet<string> | undefined, alias: string): SQL {
  if (!places) return sql`false`
  const rows = [...places].map((place) => place.split(' ')[1] ?? '')
  const [home, row] = [sql.raw(`${alias}.tableoid`), sql.raw(`${alias}.ctid`)]
  return sql`(${row} = any(${sql.param(rows)}::text[]::tid[]) and ${home} || ' ' || ${row} = any(${sql.param([...places])}::text[]))`
}
