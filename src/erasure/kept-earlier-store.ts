import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { followKept, LINES_PER_SLICE } from './follow-kept-store.ts'
import { isNobodys } from './kept-row-store.ts'
import { type Keeping, rememberWhose } from './kept-subject-store.ts'
import { linksTo } from './links.ts'
import { type ErasurePlan, isOfAccount, type PlanStep } from './plan.ts'
import { isTouched, keyAsJson, pointingAt, references } from './predicate-store.ts'
import { bindingsOf, formOf, keyColumns, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { isMarked, rowMark } from './row-mark-store.ts'
import { all, any, list, reading, type Session, writing } from './session-store.ts'
import { sharedLists } from './shared-lists-store.ts'
import { isTooSlow } from './sqlstate.ts'
import { named } from './template-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
/** As the look for what waits, which reads the same. */
const LEFT_LIMITS = { lockMs: 5_000, statementMs: 60_000 }

/** The open lines, of whichever request, by which the law keeps this very row: it still is the one that was kept, and names nobody. */
function linesOf(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  if (!plan.map[table] || !plan.catalogue.tables[table] || keyColumns(plan, table).length === 0) return undefined
  return sql`select k.basis, k.release_on from deletion_bot.retained k
    where ${all([
      sql`k.table_name = ${table} and k.settled_at is null and k.primary_key = ${keyAsJson({ plan }, table, alias)}`,
      isMarked(plan, table, alias, 'k'),
      isNobodys(plan, table, alias),
    ])}`
}

/**
 * Somebody else's row refers to this one. Asked once the steps are through: then the rows that still do are those that stay. What the law
 * keeps, of whichever erasure, is nobody's and stands in nobody's way.
 */
export function isHeldByOthers(quarry: Quarry, table: string): SQL {
  const { plan } = quarry
  return any(
    linksTo(plan, table).map((key) => {
      const [column = ''] = key.columns
      const planned = plan.steps.some((step) => step.table === key.table)
      const stranger = planned ? sql`${isMine(quarry, key.table, 'c', { given: { column, table } })} is not true` : sql`true`
      const lines = key.elsewhere || isOfAccount(plan.scope) ? undefined : linesOf(plan, key.table, 'c')
      // In this order: of somebody's very many own rows no line is looked for.
      const others = lines ? sql`case when ${stranger} then not exists (${lines}) else false end` : stranger
      return sql`exists (${pointingAt(plan, key, 'c', 't', others)})`
    }),
  )
}

/**
 * A row that the law keeps since somebody's erasure refers to this one. Undefined where there can be none: an account's erasure finds such
 * rows itself, by their tenant, and records them anew.
 */
export function isBelowKept(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  if (isOfAccount(plan.scope)) return undefined
  const found = keptBelow(plan, table, alias)
  return found && sql`exists (${found})`
}

function keptBelow(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  const below = linksTo(plan, table).flatMap((key) => {
    const lines = key.elsewhere ? undefined : linesOf(plan, key.table, 'e')
    return lines
      ? [
          sql`select l.basis, l.release_on from ${tableOf(plan, key.table)} e cross join lateral (${lines}) l where ${references(key, 'e', alias)}`,
        ]
      : []
  })
  return below.length === 0 ? undefined : sql.join(below, sql` union all `)
}

/**
 * Records the subject's rows of these tables that stay because an earlier erasure's kept rows refer to them, with the last of those days,
 * and whatever is above them: so they are blanked, and go, like all that the law keeps. Some at a time; twice changes nothing.
 */
export async function keepWithEarlier(
  platform: pg.Pool,
  keeping: Keeping,
  tables: readonly string[],
  size = LINES_PER_SLICE,
): Promise<void> {
  for (const table of tables)
    while ((await writing(platform, LIMITS, (session) => noteSlice(session, keeping, table, size))) === size);
  await followKept((work) => writing(platform, LIMITS, work), keeping, size)
}

export interface Left {
  /** Whose rows would be erased, and of which the subject still has some. */
  tables: readonly string[]
  /** The request keeps rows. */
  keeps: boolean
  /** Not one row of which any step speaks, and none kept: nothing can wait either. */
  isNothing: boolean
}

/**
 * What an erasure that is carried out again has left. One statement, written once, for this is asked of everybody on the list, and nearly always
 * answered by nothing. What cannot be answered in time may be anything.
 */
export async function leftOf(platform: pg.Pool, quarry: Quarry & { requestId: string }): Promise<Left> {
  const { steps } = quarry.plan
  const erasing = (left: readonly PlanStep[]) => left.flatMap(({ action, table }) => (action === 'erase' ? [table] : []))
  try {
    return await reading(platform, LEFT_LIMITS, async (session) => {
      const row = await askWhatIsLeft(session, quarry)
      const left = steps.filter((_, i) => row?.left[i] !== false)
      const keeps = row?.keeps !== false
      return { tables: erasing(left), keeps, isNothing: left.length === 0 && !keeps }
    })
  } catch (error) {
    if (!isTooSlow(error)) throw error
    return { tables: erasing(steps), keeps: true, isNothing: false }
  }
}

async function askWhatIsLeft(session: Session, quarry: Quarry & { requestId: string }) {
  const { plan, requestId } = quarry
  const { templates, form } = formOf(quarry)
  const write = () => {
    const lists = sharedLists()
    const flags = plan.steps.map((step) => {
      const touched = isTouched(quarry, step, 't', { find: true, lists })
      return sql`exists (select 1 from ${tableOf(plan, step.table)} t where ${touched})`
    })
    const kept = sql`exists (select 1 from deletion_bot.retained where request_id = ${named('requestId', requestId)}::uuid)`
    return sql`${lists.before()}select array[${list(flags)}]::boolean[] as "left", ${kept} as keeps`
  }
  const [row] = await session.rerun<{ left: boolean[]; keeps: boolean }>(
    templates,
    `left over ${form}`,
    write,
    bindingsOf(quarry),
  )
  return row
}

/**
 * Whether a row of these tables that would be erased stays for a row of somebody else's, and not by a law that this request has recorded.
 * What cannot be answered in time may.
 */
export async function staysForOthers(
  platform: pg.Pool,
  quarry: Quarry & { requestId: string },
  tables: readonly string[],
): Promise<boolean> {
  const { plan, requestId } = quarry
  const held = plan.steps.filter(
    (step) => step.action === 'erase' && tables.includes(step.table) && linksTo(plan, step.table).length > 0,
  )
  if (held.length === 0) return false
  const flags = held.map((step) => {
    const { table } = step
    const recorded = sql`exists (select 1 from deletion_bot.retained r where r.request_id = ${requestId}::uuid
      and r.table_name = ${table} and r.primary_key = ${keyAsJson(quarry, table, 't')})`
    return sql`exists (select 1 from ${tableOf(plan, table)} t
      where ${isTouched(quarry, step, 't', { find: true })} and ${isHeldByOthers(quarry, table)} and not ${recorded})`
  })
  try {
    const [row] = await reading(platform, LEFT_LIMITS, (session) =>
      session.run<{ stays: boolean }>(sql`select ${any(flags)} as stays`),
    )
    return row?.stays !== false
  } catch (error) {
    if (!isTooSlow(error)) throw error
    return true
  }
}

/** Returns how many rows it recorded. */
async function noteSlice(session: Session, keeping: Keeping, table: string, size: number): Promise<number> {
  const { plan, requestId } = keeping
  const step = plan.steps.find((candidate) => candidate.table === table && candidate.action === 'erase')
  const below = keptBelow(plan, table, 't')
  if (!step || !below) return 0
  const key = keyAsJson(keeping, table, 't')
  const rows = await session.run(sql`
    insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, own_until, row_mark)
    select ${requestId}::uuid, ${table}, ${key}, longest.basis, longest.release_on, '-infinity', ${rowMark(plan, table, 't')}
    from ${tableOf(plan, table)} t cross join lateral (select basis, release_on from (${below}) kept order by release_on desc limit 1) longest
    where ${isTouched(keeping, step, 't', { find: true })} and not ${isHeldByOthers(keeping, table)} and not exists (select 1 from deletion_bot.retained r
      where r.request_id = ${requestId}::uuid and r.table_name = ${table} and r.primary_key = ${key})
    limit ${size} on conflict (request_id, table_name, primary_key) do nothing returning 1`)
  if (rows.length > 0) await rememberWhose(session, keeping)
  return rows.length
}
