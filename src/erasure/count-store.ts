import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { KeptBy } from './data-map.ts'
import type { KeptCount, StepCount } from './evidence.ts'
import { type ErasurePlan, mappedTable, type PlanStep } from './plan.ts'
import { dayOf, isNotDone, isOfStep, isTouched, references } from './predicate-store.ts'
import { bindingsOf, formOf, type Quarry, tableOf } from './quarry-store.ts'
import { releaseOfRow, TENANT_OF_ROW } from './retention-bases.ts'
import { carrierOf } from './riders.ts'
import { tenantOf } from './row-scope-store.ts'
import { all, any, at, list, reading, type Session } from './session-store.ts'
import { type SharedLists, sharedLists } from './shared-lists-store.ts'
import { named } from './template-store.ts'

export interface CountLimits {
  /** Counting a step stops here and says "more". */
  atMost: number
  statementMs: number
}

const LOCK_MS = 1_000

/**
 * The dry run: counts every step by the predicate that its execution uses, in one read-only snapshot. Nothing is written or locked.
 * Throws PostgreSQL's 57014 when a count takes longer than `statementMs`.
 */
export function countPlan(
  platform: pg.Pool,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
  { atMost, statementMs }: CountLimits,
): Promise<StepCount[]> {
  return reading(platform, { lockMs: LOCK_MS, statementMs }, (session) => countSteps(session, { plan, subject }, atMost))
}

/** The same within a transaction that is open already. */
export async function countSteps(session: Session, quarry: Quarry, atMost: number): Promise<StepCount[]> {
  const { waiting } = await lookAhead(session, quarry)
  const counts: StepCount[] = []
  for (const step of quarry.plan.steps)
    counts.push(waiting.has(step.key) ? await countStep(session, quarry, step, atMost) : nothingOf(quarry, step))
  return counts
}

/** How many rows one step has still to do. Throws as `countPlan`. */
export function countOne(platform: pg.Pool, quarry: Quarry, step: PlanStep, statementMs: number): Promise<number> {
  return reading(platform, { lockMs: LOCK_MS, statementMs }, async (session) => {
    return (await countStep(session, quarry, step, Number.MAX_SAFE_INTEGER - 1)).rows
  })
}

function nothingOf({ plan }: Quarry, step: PlanStep): StepCount {
  const { noun } = mappedTable(plan.map, step.table)
  return { step, rows: 0, more: false, ...(noun ? { noun: { noun, rows: 0 } } : {}), kept: [] }
}

async function countStep(session: Session, quarry: Quarry, step: PlanStep, atMost: number): Promise<StepCount> {
  const { noun, nounIf, disposition } = mappedTable(quarry.plan.map, step.table)
  const claims = step.action === 'retain' && disposition.do === 'retain' ? claimColumns(quarry, step, disposition.keptBy) : []
  const counted = nounIf ? sql`${at('t', nounIf)} is not null` : sql`true`
  const from = sql`${tableOf(quarry.plan, step.table)} t where ${isOfStep(quarry, step)} limit ${atMost + 1}`
  const columns = [sql`${counted} as counted`, ...claims.map(({ name, value }) => sql`${value}::text as ${sql.identifier(name)}`)]
  const names = claims.map(({ name }) => sql.identifier(name))
  const groups = await session.run<{ rows: number; counted: number } & Record<string, unknown>>(
    sql`select ${list([sql`count(*)::int as "rows", (count(*) filter (where counted))::int as "counted"`, ...names.map((n) => sql`${n}`)])}
      from (select ${list(columns)} from ${from}) found
      ${names.length === 0 ? sql`` : sql`group by ${list(names.map((n) => sql`${n}`))}`}`,
  )
  const rows = groups.reduce((sum, group) => sum + group.rows, 0)
  const nounRows = groups.reduce((sum, group) => sum + group.counted, 0)
  const kept = disposition.do === 'retain' && step.action === 'retain' ? tally(groups, disposition.keptBy, quarry.plan.today) : []
  const said = noun ? { noun: { noun, rows: Math.min(nounRows, atMost) } } : {}
  return { step, rows: Math.min(rows, atMost), more: rows > atMost, ...said, kept }
}

/** What is ahead of a run. */
export interface Ahead {
  /** The steps, by key, that have any row at all. */
  waiting: ReadonlySet<string>
  /** The request has recorded kept rows already. */
  keeps: boolean
  /** More of them than `manyFrom`: then a step that keeps rows waits wherever there is one, recorded or not. */
  keepsMany: boolean
  /** Steps whose rows can go with those that they hang on, of which there are more than `manyFrom`. */
  below: ReadonlySet<string>
}

/**
 * Asks for it in one statement: most steps of most subjects have nothing to do. To find the one row that is not recorded yet would take
 * as long as all that are: with `manyFrom` that is left to whoever goes through them.
 */
export async function lookAhead(session: Session, quarry: Quarry, manyFrom?: number): Promise<Ahead> {
  const { templates, form } = formOf(quarry)
  const write = () => {
    const recorded = sql`select 1 from deletion_bot.retained where request_id = ${named('requestId', quarry.requestId)}::uuid`
    const isNew = quarry.requestId === undefined
    const keeps = isNew ? sql`false` : sql`exists (${recorded})`
    const many = isNew || manyFrom === undefined ? undefined : sql`exists (${recorded} offset ${whole(manyFrom)})`
    const { plan, subject } = quarry
    const lists = sharedLists()
    const flags = plan.steps.map((step) => {
      if (many && step.action === 'retain')
        return sql`${anyOf({ plan, subject }, step, lists, any([many, isNotDone(quarry, step, 't') ?? sql`true`]))}::int`
      return (
        (manyFrom === undefined ? undefined : anyBelow(quarry, step, lists, manyFrom)) ?? sql`${anyOf(quarry, step, lists)}::int`
      )
    })
    return sql`${lists.before()}select array[${list(flags)}]::int[] as flags, ${keeps} as keeps, ${many ?? sql`false`} as many`
  }
  const key = `ahead ${manyFrom ?? ''} ${form}`
  const [row] = await session.rerun<{ flags: number[]; keeps: boolean; many: boolean }>(templates, key, write, bindingsOf(quarry))
  const stepsFrom = (least: number) =>
    new Set(quarry.plan.steps.filter((_, i) => (row?.flags[i] ?? 0) >= least).map((step) => step.key))
  return { waiting: stepsFrom(1), below: stepsFrom(MANY_ABOVE), keeps: row?.keeps === true, keepsMany: row?.many === true }
}

const anyOf = (quarry: Quarry, step: PlanStep, lists: SharedLists, and?: SQL): SQL =>
  sql`exists (select 1 from ${tableOf(quarry.plan, step.table)} t where ${all([isOfStep(quarry, step, 't', { find: true, lists }), and])})`
/** As a constant: the statement is written once for each number. */
const whole = (n: number): SQL => sql.raw(String(Math.trunc(n)))

const MANY_ABOVE = 2

// To find whether anything hangs on very many rows, all of their keys would be brought together: then it is taken for granted.
function anyBelow(quarry: Quarry, step: PlanStep, lists: SharedLists, manyFrom: number): SQL | undefined {
  const found = carrierOf(quarry.plan, step)
  if (!found) return undefined
  const { carrier, rider } = found
  const columns = list(rider.key.references.columns.map((column) => at('p', column)))
  const above = sql`select ${columns} from ${tableOf(quarry.plan, carrier.table)} p
    where ${isTouched(quarry, carrier, 'p', { find: true, lists })} limit ${whole(manyFrom + 1)}`
  // Not `exists`, which PostgreSQL may answer from a list of everybody's rows.
  const hanging = sql`(select true from ${tableOf(quarry.plan, step.table)} t where ${references(rider.key, 't', 'p')} limit 1)`
  return sql`(with above as (${above}) select case when (select count(*) from above) > ${whole(manyFrom)} then ${whole(MANY_ABOVE)}
    when exists (select 1 from above p where ${hanging}) then 1 else 0 end)`
}

/** What one step has before it. */
export interface RowsLeft {
  rows: number
  /** Counting stopped at the limit. */
  more: boolean
}

/** How much each step has still to do, by its key, in one statement; what a request has done already is not counted again. Throws as `countPlan`. */
export function countLeft(
  platform: pg.Pool,
  quarry: Quarry,
  { atMost, statementMs }: CountLimits,
): Promise<ReadonlyMap<string, RowsLeft>> {
  const { steps } = quarry.plan
  const { templates, form } = formOf(quarry)
  const write = () => {
    const lists = sharedLists()
    const counts = steps.map((step) => {
      const some = sql`select 1 from ${tableOf(quarry.plan, step.table)} t where ${isOfStep(quarry, step, 't', { find: true, lists })}`
      return sql`(select count(*)::int from (${some} limit ${atMost + 1}) found)`
    })
    return sql`${lists.before()}select array[${list(counts)}]::int[] as counts`
  }
  return reading(platform, { lockMs: LOCK_MS, statementMs }, async (session) => {
    const [row] = await session.rerun<{ counts: number[] }>(templates, `left ${atMost} ${form}`, write, bindingsOf(quarry))
    return new Map(
      steps.map(({ key }, i): [string, RowsLeft] => {
        const counted = row?.counts[i] ?? 0
        return [key, { rows: Math.min(counted, atMost), more: counted > atMost }]
      }),
    )
  })
}

/** The columns that a retained row's release day is computed from: days as text, conditions as text. */
export function claimColumns(quarry: Quarry, step: PlanStep, keptBy: readonly KeptBy[]): { name: string; value: SQL }[] {
  const days = keptBy.map(({ from }) => ({ name: from, value: dayOf(quarry, step.table, from, 't') }))
  const conditions = keptBy.flatMap(({ when }) => (when ? [{ name: when.column, value: at('t', when.column) }] : []))
  const tenant = keptBy.some(({ floor }) => floor) ? tenantOf(quarry.plan, step.table, 't') : undefined
  const tenants = tenant ? [{ name: TENANT_OF_ROW, value: tenant }] : []
  return [...new Map([...conditions, ...days, ...tenants].map((column) => [column.name, column])).values()]
}

function tally(groups: readonly ({ rows: number } & Record<string, unknown>)[], keptBy: readonly KeptBy[], today: string) {
  const byBasis = new Map<string, KeptCount>()
  for (const group of groups) {
    const release = releaseOfRow(group, keptBy, today)
    if (!release) continue
    const known = byBasis.get(release.basis)
    const until = known && known.until > release.releaseOn ? known.until : release.releaseOn
    byBasis.set(release.basis, { basis: release.basis, rows: (known?.rows ?? 0) + group.rows, until })
  }
  return [...byBasis.values()]
}
