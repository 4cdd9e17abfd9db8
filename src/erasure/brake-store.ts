import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { doubtfulOf, type SubjectIdentifiers, spellingsOf } from '../subject/subject.ts'
import { accountCrossings } from './account-brake-store.ts'
import { type BrakeFacts, SHARE_MAX_PERCENT, SHARE_ROWS_MIN } from './brake.ts'
import type { StepCount } from './evidence.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { inTenants, isParentOf } from './row-scope-store.ts'
import { all, at, reading, type Session } from './session-store.ts'

const LOCK_MS = 1_000

/** Reads, in one read-only snapshot, what the brake judges beside the counts. */
export function readBrakeFacts(
  platform: pg.Pool,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
  counts: readonly StepCount[],
  { statementMs }: { statementMs: number },
): Promise<BrakeFacts> {
  const quarry = { plan, subject }
  return reading(platform, { lockMs: LOCK_MS, statementMs }, async (session) => {
    // One member's row by its key and what hangs on it: its number is staff's, as it should be.
    if (plan.scope.kind === 'profile') return { guarded: [], crossing: await readCrossings(session, quarry), largeShares: [] }
    // An account's numbers are a business's and its staff's, and its share of a table may well be the largest.
    if (plan.scope.kind === 'account') return { guarded: [], crossing: await accountCrossings(session, plan), largeShares: [] }
    return {
      guarded: await readGuards(session, quarry),
      crossing: await readCrossings(session, quarry),
      largeShares: await readLargeShares(session, plan, counts),
    }
  })
}

async function readGuards(session: Session, { plan, subject }: Quarry): Promise<('business' | 'staff')[]> {
  // Whose number it may be is enough to ask staff.
  const numbers = sql.param([...spellingsOf(subject, 'phone'), ...doubtfulOf(subject)])
  const found = new Set<'business' | 'staff'>()
  for (const [table, { guards }] of Object.entries(plan.map)) {
    if (!guards || !plan.catalogue.tables[table]?.columns[guards.column]) continue
    const hit = sql`${at('t', guards.column)}::text = any(${numbers}::text[])`
    const rows = await session.run(sql`select 1 from ${tableOf(plan, table)} t where ${hit} limit 1`)
    if (rows.length > 0) found.add(guards.whose)
  }
  return [...found]
}

// A row and the parent it was reached through should be of one tenant. Where all tenants are in scope nothing can be crossed.
async function readCrossings(session: Session, quarry: Quarry): Promise<string[]> {
  const { plan } = quarry
  if (plan.scope.kind === 'number') return []
  const unbound = { ...quarry, plan: { ...plan, scope: { kind: 'number' } as const } }
  const crossing: string[] = []
  for (const table of new Set(plan.steps.map((step) => step.table))) {
    for (const way of mappedTable(plan.map, table).reach) {
      if (way.by !== 'parent' || !plan.steps.some((step) => step.table === way.table)) continue
      const mine = inTenants(plan, table, 't') ?? sql`true`
      const parents = inTenants(plan, way.table, 'p') ?? sql`true`
      const rows = await session.run(
        sql`select 1 from ${tableOf(plan, way.table)} p join ${tableOf(plan, table)} t on ${isParentOf(plan, table, way, 'p', 't')}
          where ${all([isMine(unbound, way.table, 'p', { find: true })])} and ${mine} is distinct from ${parents} limit 1`,
      )
      if (rows.length > 0) crossing.push(table)
    }
  }
  return crossing
}

// Counts a table no further than it takes to know that the share is small enough.
async function readLargeShares(session: Session, plan: ErasurePlan, counts: readonly StepCount[]): Promise<string[]> {
  const large: string[] = []
  for (const table of new Set(counts.map(({ step }) => step.table))) {
    const rows = counts
      .filter(({ step }) => step.table === table && step.part !== 'loosen')
      .reduce((sum, count) => sum + count.rows, 0)
    if (rows * 100 <= SHARE_ROWS_MIN * SHARE_MAX_PERCENT) continue
    const enough = Math.ceil((rows * 100) / SHARE_MAX_PERCENT)
    const [counted] = await session.run<{ rows: number }>(
      sql`select count(*)::int as rows from (select 1 from ${tableOf(plan, table)} limit ${enough}) counted`,
    )
    const size = counted?.rows ?? 0
    if (size > SHARE_ROWS_MIN && rows * 100 > size * SHARE_MAX_PERCENT) large.push(table)
  }
  return large
}
