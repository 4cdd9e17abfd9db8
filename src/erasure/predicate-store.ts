import { type SQL, sql } from 'drizzle-orm'
import type { ForeignKey } from './catalogue.ts'
import { type AnonymousValue, type Disposition, type KeptBy, type Reach, type TableMap, valuesOf } from './data-map.ts'
import { linksTo } from './links.ts'
import { isDetachedFirst } from './order.ts'
import { type ErasurePlan, mappedTable, type PlanStep } from './plan.ts'
import { keyColumns, type Quarry, rowColumns, tableOf } from './quarry-store.ts'
import { type How, isLeft, isMine, isOthersToo } from './reach-store.ts'
import { keptSince } from './retention-window.ts'
import { type Given, isDated, isDatedByItsWay, momentIn, tenantOf } from './row-scope-store.ts'
import { all, any, at, list } from './session-store.ts'
import { named } from './template-store.ts'
import { holdsEach, isNobodys } from './written-store.ts'

/**
 * The rows of a step: the very same condition for the dry run, every batch and the count that must be 0. It does not change while
 * the erasure runs: a row counts only if everything that references it goes or lets go as well, so children leaving changes nothing.
 */
export function isOfStep(quarry: Quarry, step: PlanStep, alias = 't', how: Omit<How, 'given' | 'dated'> = { find: true }): SQL {
  const stays = step.action === 'erase' ? sql`not ${isHeldByChild(quarry, step.table, alias)}` : undefined
  return all([isTouched(quarry, step, alias, how), isNotDone(quarry, step, alias), stays])
}

/** The subject's rows that the step speaks of, done or not, referenced or not. */
export function isTouched(quarry: Quarry, step: PlanStep, alias: string, how: Omit<How, 'dated'> = {}): SQL {
  const { plan } = quarry
  const { disposition } = mappedTable(plan.map, step.table)
  const kept = disposition.do === 'retain' ? isKept(quarry, step.table, disposition, alias) : undefined
  const lawful = kept && step.part === undefined ? (step.action === 'retain' ? kept : sql`not ${kept}`) : undefined
  const dated = isDatedByItsWay(plan, step.table) ? undefined : isDated(plan, step.table, alias, how.given)
  return all([isMine(quarry, step.table, alias, { ...how, dated: true }), dated, lawful, isWholly(quarry, step, alias)])
}

// Of rows with several owners the last one's go, and the others are left.
function isWholly(quarry: Quarry, step: PlanStep, alias: string): SQL | undefined {
  if (step.part === 'loosen' || !isLeft(quarry.plan, step.table)) return undefined
  const others = isOthersToo(quarry, step.table, alias)
  return step.part === 'leave' ? others : sql`not ${others}`
}

/** Some row that references this one stays where it is: newer than the cut-off, kept, somebody else's, or of a table without a step. */
export function isHeldByChild(quarry: Quarry, table: string, alias: string): SQL {
  const keys = linksTo(quarry.plan, table)
  const own = keys.filter((key) => key.table === table && !isLoosened(quarry.plan, key))
  const others = keys.filter((key) => !own.includes(key))
  const held = others.map((key) => sql`exists (${staying(quarry, key, alias)})`)
  return any(own.length === 0 ? held : [...held, isHeldInOwnTable(quarry, table, own, alias)])
}

function staying(quarry: Quarry, key: ForeignKey, alias: string): SQL {
  const child = `${alias}c`
  const [column, ...more] = key.columns
  const given = column !== undefined && more.length === 0 ? { column, table: key.references.table } : undefined
  // Whatever is loosened has let go before anything is deleted, and looking further would go round in the circle that it opens.
  const loosened = isLoosened(quarry.plan, key)
  const leaves = quarry.plan.steps
    .filter((step) => step.table === key.table && (loosened ? step.part === 'loosen' : letsGo(quarry, step, key)))
    .map((step) => leaving(quarry, step, child, given))
  const stays = leaves.length === 0 ? undefined : sql`${any(leaves)} is not true`
  return pointingAt(quarry.plan, key, child, alias, stays)
}

function leaving(quarry: Quarry, step: PlanStep, child: string, given: Given | undefined): SQL {
  const held = step.action === 'erase' ? sql`not ${isHeldByChild(quarry, step.table, child)}` : undefined
  return all([isTouched(quarry, step, child, given ? { given } : {}), held])
}

/** After this step the row no longer points at the parent: it is gone, or the referencing column has another value. */
function letsGo(quarry: Quarry, step: PlanStep, key: ForeignKey): boolean {
  if (step.action === 'erase' || (key.byMap && isMadeNobodys(step))) return true
  const mapped = mappedTable(quarry.plan.map, step.table)
  if (step.part === 'leave') return key.columns.length === 1 && mapped.reach.some((way) => isWayOf(way, key))
  return key.columns.some((column) => column in valuesOfStep(mapped, step))
}

// Nobody has to find such a row again, and the database lets its parent go.
const isMadeNobodys = ({ action, part }: Pick<PlanStep, 'action' | 'part'>) =>
  part === undefined && (action === 'anonymise' || action === 'detach')

const isWayOf = (way: Reach, key: ForeignKey) =>
  way.by === 'parent' && way.table === key.references.table && way.column === key.columns[0]

/** A step empties this key before anything is deleted. */
export function isLoosened({ map, steps }: ErasurePlan, key: ForeignKey): boolean {
  return isDetachedFirst(map, key) && steps.some((step) => step.table === key.table && step.part === 'loosen')
}

/** The fixed values that a step writes, by column. */
export function valuesOfStep({ disposition, detachFirst = [] }: TableMap, { part }: PlanStep): Record<string, AnonymousValue> {
  if (part === 'loosen') return Object.fromEntries(detachFirst.map((column) => [column, { to: null }]))
  return part === 'leave' ? {} : valuesOf(disposition)
}

/** A branch of a table that references itself goes as a whole or not at all. */
function isHeldInOwnTable(quarry: Quarry, table: string, keys: readonly ForeignKey[], alias: string): SQL {
  const below = `${alias}d`
  const next = `${alias}n`
  const name = tableOf(quarry.plan, table)
  const columns = branchColumns(quarry, table, keys)
  const step: PlanStep = { key: `${table}:erase`, table, action: 'erase' }
  const elsewhere = linksTo(quarry.plan, table).filter((key) => !keys.includes(key))
  const held = elsewhere.map((key) => sql`exists (${staying(quarry, key, next)})`)
  const leaves = all([isTouched(quarry, step, next), sql`not ${any(held)}`])
  const select = sql`select ${list(columns.map((column) => at(next, column)))} from ${name} ${sql.identifier(next)}`
  return sql`exists (
    with recursive ${sql.identifier(below)} as (
      ${select} where ${any(keys.map((key) => references(key, next, alias)))}
      union
      ${select} join ${sql.identifier(below)} on ${any(keys.map((key) => references(key, next, below)))}
    )
    select 1 from ${sql.identifier(below)} join ${name} ${sql.identifier(next)}
      on ${all(rowColumns(quarry.plan, table).map((column) => sql`${at(next, column)} = ${at(below, column)}`))}
    where ${leaves} is not true)`
}

/** The columns by which a branch of a table that references itself is followed. */
export function branchColumns(quarry: Quarry, table: string, keys: readonly ForeignKey[]): string[] {
  return [...new Set([...rowColumns(quarry.plan, table), ...keys.flatMap((key) => key.references.columns)])]
}

/** `child` points at `parent` by this foreign key. */
export function references(key: ForeignKey, child: string, parent: string): SQL {
  return all(key.columns.map((column, i) => sql`${at(child, column)} = ${at(parent, key.references.columns[i] ?? '')}`))
}

/**
 * The rows that point at `parent` by this key. Where they lie in another schema and may not be read, there may be one: so there is.
 */
export function pointingAt(plan: ErasurePlan, key: ForeignKey, child: string, parent: string, and?: SQL): SQL {
  const { elsewhere } = key
  if (elsewhere?.readable === false) return sql`select 1`
  const table = elsewhere ? sql`${sql.identifier(elsewhere.schema)}.${sql.identifier(elsewhere.table)}` : tableOf(plan, key.table)
  const nobodys = key.byMap ? isNobodys(plan, key.table, child) : undefined
  const theirs = nobodys && sql`${nobodys} is not true`
  return sql`select 1 from ${table} ${sql.identifier(child)} where ${all([references(key, child, parent), theirs, and])}`
}

/** A law keeps the row for its own sake, whatever refers to it. */
export function isKeptItself(plan: ErasurePlan, table: string, alias: string): SQL {
  const { disposition } = mappedTable(plan.map, table)
  const nobodys = { plan, subject: { phones: [], userIds: [], emails: [] } }
  return disposition.do === 'retain' ? isKept(nobodys, table, disposition, alias) : sql`false`
}

/** Some basis in force still runs for the row. Days are Indian days, as the statutes count them. */
function isKept(quarry: Quarry, table: string, { keptBy }: Extract<Disposition, { do: 'retain' }>, alias: string): SQL {
  const claims = keptBy.flatMap(({ basis, from, when, floor }) => {
    const since = keptSince(basis, quarry.plan.today)
    if (since === undefined || (floor && floor.since > quarry.plan.today)) return []
    const applies = when && sql`${at(alias, when.column)}::text = any(${sql.param([...when.in])}::text[])`
    const decided = floor && isOfTenants(quarry, table, floor, alias)
    return [all([sql`${dayOf(quarry, table, from, alias)} >= ${since}::date`, applies, decided])]
  })
  return sql`coalesce(${any(claims)}, false)`
}

function isOfTenants({ plan }: Quarry, table: string, { tenants }: NonNullable<KeptBy['floor']>, alias: string): SQL | undefined {
  const named = 'in' in tenants ? tenants.in : tenants.not
  if ('not' in tenants && named.length === 0) return undefined
  const tenant = tenantOf(plan, table, alias)
  const is = tenant ? sql`coalesce(${tenant}::text = any(${sql.param([...named])}::text[]), false)` : sql`false`
  return 'in' in tenants ? is : sql`not ${is}`
}

/** The Indian day in a column of any type that holds a time. */
export function dayOf({ plan }: Quarry, table: string, column: string, alias: string): SQL {
  const isMoment = plan.catalogue.tables[table]?.columns[column]?.type.startsWith('timestamp')
  return isMoment
    ? sql`(${momentIn(plan, table, column, alias)} at time zone 'Asia/Kolkata')::date`
    : sql`${at(alias, column)}::date`
}

/** A row that holds all the values already is done, also where another way still leads to it; undefined where a row that is done is not there. */
export function isNotDone(quarry: Quarry, step: PlanStep, alias: string): SQL | undefined {
  if (step.action === 'erase') return undefined
  const written = holdsEach(quarry, step.table, alias, valuesOfStep(mappedTable(quarry.plan.map, step.table), step))
  if (step.action !== 'retain') return written && sql`${written} is not true`
  if (!quarry.requestId) return undefined
  const key = keyAsJson(quarry, step.table, alias)
  // Not `exists`, which PostgreSQL may answer from a list of all lines: as many as the rows, for each batch anew.
  const recorded = sql`(select true from deletion_bot.retained r where r.request_id = ${named('requestId', quarry.requestId)}::uuid
    and r.table_name = ${step.table} and r.primary_key = ${key} limit 1)`
  return sql`${all([written, recorded])} is not true`
}

/** The row's primary key as the bot's own schema stores it: no `+` may stand in it, so that a moment is written in UTC with a Z. */
export function keyAsJson(quarry: Pick<Quarry, 'plan'>, table: string, alias: string): SQL {
  const part = (column: string): SQL => {
    const value = at(alias, column)
    if (quarry.plan.catalogue.tables[table]?.columns[column]?.type !== 'timestamp with time zone') return value
    return sql`case when isfinite(${value}) then (to_jsonb(${value} at time zone 'UTC') #>> '{}') || 'Z' else ${value}::text end`
  }
  return sql`jsonb_build_object(${list(keyColumns(quarry.plan, table).map((column) => sql`${column}::text, ${part(column)}`))})`
}
