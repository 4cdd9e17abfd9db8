import { type SQL, sql } from 'drizzle-orm'
import { blobColumnsOf } from './blob-places.ts'
import type { ForeignKey } from './catalogue.ts'
import { claimColumns } from './count-store.ts'
import { linksTo } from './links.ts'
import { mappedTable, type PlanStep } from './plan.ts'
import {
  branchColumns,
  isLoosened,
  isOfStep,
  isTouched,
  keyAsJson,
  pointingAt,
  references,
  valuesOfStep,
} from './predicate-store.ts'
import { type Quarry, rowColumns, tableOf } from './quarry-store.ts'
import type { Rider } from './riders.ts'
import { all, any, at, list, literal } from './session-store.ts'
import { named } from './template-store.ts'

/** Rows that a batch has locked: nobody can move them while the lock is held. */
export interface Picked {
  /** Where those lie of which nothing else is to be known, as an array in PostgreSQL's own writing: there can be thousands. */
  places: string
  /** All of them. */
  rows: number
  /** Those that have to be judged one by one: rows that name a blob, and rows that are kept. */
  judged: PickedRow[]
}

export interface PickedRow {
  place: string
  blobs: (string | null)[]
  /** The primary key, as the text of a json object. */
  key: string
  [claim: string]: unknown
}

/** Which of a step's rows may be picked. */
export interface Choice {
  /** Not these. */
  apart: string
  /** None that name a blob. */
  bare: boolean
  /** Only these, which were found before. */
  among?: string
  /** Rows that hang on these go with them. */
  riders?: readonly Rider[]
}

/** Locks up to `limit` rows of the step, of a table that references itself with whatever lies below them: one row of {@link Picked}. */
export function pickRows(quarry: Quarry, step: PlanStep, limit: number, choice: Choice): SQL {
  const judged = isJudged(quarry, step)
  const columns = [
    sql`${judged} as judged`,
    ...(step.action === 'retain' || blobColumns(quarry, step).length > 0 ? judgedColumns(quarry, step, judged) : []),
  ]
  return sql`
    with picked as materialized (${lockRows(quarry, step, limit, choice, columns)})
    select coalesce((array_agg(place) filter (where not judged))::text, '{}') as places, count(*)::int as rows,
      coalesce(json_agg(picked) filter (where judged), '[]') as judged
    from picked`
}

/** The row `t` has to be judged by itself. */
export function isJudged(quarry: Quarry, step: PlanStep): SQL {
  if (step.action === 'retain') return sql`true`
  return any(blobColumns(quarry, step).map((column) => sql`coalesce(${at('t', column)}::text, '') <> ''`))
}

function judgedColumns(quarry: Quarry, step: PlanStep, judged: SQL): SQL[] {
  const { disposition } = mappedTable(quarry.plan.map, step.table)
  const blobs = blobColumns(quarry, step).map((column) => sql`${at('t', column)}::text`)
  const claims = step.action === 'retain' && disposition.do === 'retain' ? claimColumns(quarry, step, disposition.keptBy) : []
  return [
    // Of the other rows nobody reads them.
    sql`case when ${judged} then array[${list(blobs)}]::text[] end as blobs`,
    sql`case when ${judged} then ${keyAsJson(quarry, step.table, 't')}::text end as key`,
    ...claims.map(({ name, value }) => sql`${value}::text as ${sql.identifier(name)}`),
  ]
}

function lockRows(quarry: Quarry, step: PlanStep, limit: number, choice: Choice, more: readonly SQL[]): SQL {
  const from = sql`select ${list([sql`${placeAsIs(quarry, step.table, 't')} as place`, ...more])} from ${tableOf(quarry.plan, step.table)} t`
  const own = ownKeys(quarry, step)
  const condition = isChosen(quarry, step, choice, { lock: true })
  if (own.length === 0) return sql`${from} where ${condition} limit ${named('limit', limit)} for update of t`
  return sql`${branches(quarry, step, own, condition, limit)} ${from} join branch on ${sameRow(quarry, step, 'branch')}
    where ${isTouched(quarry, step, 't', { lock: true })} for update of t`
}

/** The row `t` is one of the step's that may be picked. */
export function isChosen(quarry: Quarry, step: PlanStep, { apart, bare, among, riders }: Choice, how: { lock?: true }): SQL {
  const blobs = blobColumns(quarry, step).map((column) => sql`${at('t', column)}::text`)
  return all([
    among === undefined ? undefined : isAt(quarry, step.table, 't', among, 'among'),
    // Where they lie is known: to look for all of the subject's again would take longer than to judge these.
    isOfStep(
      quarry,
      step,
      't',
      among === undefined ? { ...how, find: true } : { ...how, ...amongThese(quarry, step.table, among) },
    ),
    ...isUnreferenced(quarry, step, riders),
    ...(bare ? blobs.map((key) => sql`coalesce(${key}, '') = ''`) : []),
    apart === NOWHERE ? undefined : sql`not (${placeOf(quarry, step.table, 't')} = any(${named('apart', apart)}::text[]))`,
  ])
}

/** The same for tables of which nothing goes along: place and mark only, as part of the statement that changes the rows. */
export function pickPlain(quarry: Quarry, step: PlanStep, limit: number, among?: string): SQL {
  return sql`select t.tableoid as home, t.ctid as "row", ${isCounted(quarry, step)} as counted from ${tableOf(quarry.plan, step.table)} t
    where ${isPlainChosen(quarry, step, among)} limit ${named('limit', limit)} for update of t`
}

export function isPlainChosen(quarry: Quarry, step: PlanStep, among?: string): SQL {
  return isChosen(quarry, step, { apart: NOWHERE, bare: false, ...(among === undefined ? {} : { among }) }, { lock: true })
}

/** Where up to `limit` rows lie that could be picked. Nothing is locked. */
export function freePlaces(quarry: Quarry, step: PlanStep, choice: Choice, limit: number): SQL {
  return sql`${selectPlaces(quarry, step)} where ${isChosen(quarry, step, choice, {})} limit ${limit}`
}

/** Whether any row could be picked, as one row or none. Nothing is locked. */
export function anyFree(quarry: Quarry, step: PlanStep, choice: Choice): SQL {
  return sql`select true from ${tableOf(quarry.plan, step.table)} t where ${isChosen(quarry, step, choice, {})} limit 1`
}

/** Where every row lies that the step speaks of, recorded as kept or not. Nothing is locked. */
export function allPlaces({ plan, subject }: Quarry, step: PlanStep): SQL {
  return sql`${selectPlaces({ plan, subject }, step)} where ${isTouched({ plan, subject }, step, 't', { find: true })}`
}

const selectPlaces = (quarry: Quarry, step: PlanStep): SQL =>
  sql`select ${placeAsIs(quarry, step.table, 't')} as place, t.tableoid as home, t.ctid as "row" from ${tableOf(quarry.plan, step.table)} t`

/** The row counts under its table's noun. */
export function isCounted(quarry: Quarry, step: PlanStep): SQL {
  const { nounIf } = mappedTable(quarry.plan.map, step.table)
  return nounIf ? sql`${at('t', nounIf)} is not null` : sql`true`
}

function branches(quarry: Quarry, step: PlanStep, own: readonly ForeignKey[], condition: SQL, limit: number): SQL {
  const table = tableOf(quarry.plan, step.table)
  const columns = branchColumns(quarry, step.table, own)
  const select = (alias: string) =>
    sql`select ${list(columns.map((column) => at(alias, column)))} from ${table} ${sql.identifier(alias)}`
  return sql`with recursive branch as (
      (${select('t')} where ${condition} limit ${named('limit', limit)})
      union ${select('n')} join branch on ${any(own.map((key) => references(key, 'n', 'branch')))}
    )`
}

/** The row `t` is the one that `alias` names. */
export function sameRow(quarry: Quarry, step: PlanStep, alias: string): SQL {
  return all(rowColumns(quarry.plan, step.table).map((column) => sql`${at('t', column)} = ${at(alias, column)}`))
}

/** The links by which the step's table references itself, where its rows are to go. */
export function ownKeys(quarry: Quarry, step: PlanStep): ForeignKey[] {
  if (step.action !== 'erase') return []
  return linksTo(quarry.plan, step.table).filter((key) => key.table === step.table && !isLoosened(quarry.plan, key))
}

/** Other rows may point at those that go with the step. */
export const isParent = ({ plan }: Quarry, { action, table }: PlanStep): boolean =>
  action === 'erase' && linksTo(plan, table).length > 0

/** No row of another table points here at this moment, but those that go along: checked beside the predicate, which speaks of what will be. */
export function isUnreferenced(quarry: Quarry, step: PlanStep, riders: readonly Rider[] = []): SQL[] {
  if (step.action !== 'erase') return []
  const known = [...ownKeys(quarry, step), ...riders.map(({ key }) => key)]
  const keys = linksTo(quarry.plan, step.table).filter((key) => !known.includes(key))
  return keys.map((key) => sql`not exists (${pointingAt(quarry.plan, key, 'k', 't')})`)
}

/** No place, or these, as {@link isAt} wants them. */
export const NOWHERE = '{}'
export const placesOf = (places: Iterable<string>): string => `{${[...places].map((place) => `"${place}"`).join()}}`

/** Several such arrays as one. */
export const joinedPlaces = (arrays: readonly string[]): string =>
  `{${arrays.flatMap((array) => array.slice(1, -1) || []).join()}}`

const isSpread = ({ plan }: Quarry, table: string) => plan.catalogue.tables[table]?.spread === true

/** Where the row lies, as text: its ctid, in a table of several parts after the part's own id. */
export function placeOf(quarry: Quarry, table: string, alias: string): SQL {
  const row = sql`${sql.identifier(alias)}.ctid::text`
  return isSpread(quarry, table) ? sql`${sql.identifier(alias)}.tableoid::text || ' ' || ${row}` : row
}

/** The same, not yet written as text where it need not be. */
const placeAsIs = (quarry: Quarry, table: string, alias: string): SQL =>
  isSpread(quarry, table) ? placeOf(quarry, table, alias) : sql`${sql.identifier(alias)}.ctid`

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
/** The table's own id, whatever other tables may have become parts of it. */
export const itself = ({ plan }: Quarry, table: string): SQL =>
  sql`${literal(`${quoted(plan.catalogue.schema)}.${quoted(table)}`)}::regclass`

/** `places` as {@link Picked} has them, bound by `name`. */
export function isAt(quarry: Quarry, table: string, alias: string, places: string, name = 'places'): SQL {
  const row = sql`${sql.identifier(alias)}.ctid`
  // A table that has become one of several parts since the catalogue was read has other people's rows at the same places.
  if (!isSpread(quarry, table))
    return sql`(${row} = any(${named(name, places)}::tid[]) and ${sql.identifier(alias)}.tableoid = ${itself(quarry, table)})`
  const known = sql`${named(name, places)}::text[]`
  // The first half finds the rows without reading the table, the second tells parts apart in which a ctid stands twice.
  return sql`(${row} = any(array(select split_part(p, ' ', 2)::tid from unnest(${known}) p)) and ${placeOf(quarry, table, alias)} = any(${known}))`
}

/** Parents are looked at once for all of these. Of several parts too much would be looked at: a ctid stands in each of them. */
function amongThese(quarry: Quarry, table: string, places: string): { among?: (alias: string) => SQL } {
  return isSpread(quarry, table) ? {} : { among: (alias) => isAt(quarry, table, alias, places, 'among') }
}

/** Columns whose blobs go with the step: all of the row's, or those it overwrites. */
export function blobColumns(quarry: Quarry, step: PlanStep): string[] {
  const mapped = mappedTable(quarry.plan.map, step.table)
  const keys = blobColumnsOf(mapped)
  return step.action === 'erase' ? keys : keys.filter((column) => column in valuesOfStep(mapped, step))
}
