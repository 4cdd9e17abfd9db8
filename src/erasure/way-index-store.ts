import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, Reach } from './data-map.ts'
import type { Finding } from './finding.ts'
import { isWaiting } from './freeze-column-store.ts'
import { waysByName } from './links.ts'
import { planErasure } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isReachedBy } from './reach-store.ts'
import { at, reading } from './session-store.ts'
import { refusedWith } from './sqlstate.ts'
import { indexFor, indexForWaiting, quoted } from './way-index.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
/** Nobody: only the statements' plans are looked at. */
const SOMEBODY = { phones: ['+919800000000'], userIds: ['IN.000000'], emails: ['nobody@example.com'] }
const LONG_AGO = new Date(0)

/** What an erasure would look for, of somebody who is nobody; undefined where it would be refused. */
export function quarryOfSomebody(map: DataMap, catalogue: Catalogue): Quarry | undefined {
  const planned = planErasure({
    ...{ map, catalogue, subject: SOMEBODY, cutOff: LONG_AGO, now: LONG_AGO },
    scope: { kind: 'number' },
  })
  return 'refused' in planned ? undefined : { plan: planned.plan, subject: SOMEBODY }
}

/**
 * The ways to people's rows that no index serves, so that each look-up reads the whole table: the database is asked for the plan of the very
 * predicate with all other plans made dear. Warnings: an erasure is complete without them. Reads no row.
 */
export async function unindexedWays(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const quarry = quarryOfSomebody(map, catalogue)
  if (!quarry) return []
  const found = new Map<string, Finding>()
  const look = async (table: string, way: Reach, where: SQL | undefined): Promise<void> => {
    if (!where || !(await readsAll(platform, quarry, table, where))) return
    const warning = warningOf(catalogue, table, way)
    // One index may serve several ways.
    found.set(warning.about ?? `${table}.${way.column}`, warning)
  }
  for (const table of new Set(quarry.plan.steps.map((step) => step.table)))
    for (const way of map[table]?.reach ?? [])
      if (!isFoundElsewhere(catalogue, table, way)) await look(table, way, isReachedBy(quarry, table, ALIAS, way))
  for (const { table, columns, references } of waysByName({ map, catalogue })) {
    const [column = ''] = columns
    if (quarry.plan.steps.some((step) => step.table === table)) continue
    // No number leads there, but before a parent goes it is asked who hangs on it.
    const parents = sql`select ${at('p', references.columns[0] ?? '')} from ${tableOf(quarry.plan, references.table)} p limit 1`
    const hangsOn = sql`${at(ALIAS, column)} = any(array(${parents}))`
    await look(table, { by: 'parent', column, table: references.table }, hangsOn)
  }
  return [...found.values()]
}

function warningOf(catalogue: Catalogue, table: string, way: Reach): Finding {
  const about = indexFor(catalogue, table, way)
  return { table, column: way.column, ...(about === undefined ? { is: 'way-without-index' } : { is: 'unindexed-way', about }) }
}

/** Tables of which it is asked every minute what waits to be sent, and no index knows. Warnings. */
export async function unindexedOffers(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const places = Object.entries(map).flatMap(([table, mapped]) =>
    (mapped.freeze ?? []).flatMap((entry) => (isWaiting(entry) && entry.when ? [{ table, mapped, when: entry.when }] : [])),
  )
  const found: Finding[] = []
  for (const { table, mapped, when } of places) {
    const { column, in: values } = when
    if (!(column in (catalogue.tables[table]?.columns ?? {}))) continue
    // It begins with the column, or is on those rows alone.
    const { rowCount } = await platform.query(
      `select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attname = $2
       where i.indrelid = to_regclass($1) and i.indisvalid and (i.indkey[0] = a.attnum or (
         pg_get_expr(i.indpred, i.indrelid) like '%' || quote_ident($2) || '%'
         and (select bool_and(pg_get_expr(i.indpred, i.indrelid) like '%' || quote_literal(v) || '%') from unnest($3::text[]) as n(v))))`,
      [`${quoted(catalogue.schema)}.${quoted(table)}`, column, values.map(String)],
    )
    if (rowCount === 0) found.push({ table, column, is: 'unindexed-offers', about: indexForWaiting(catalogue, table, mapped) })
  }
  return found
}

/** Tables of which nobody asks for whom something planned later waits. Warnings. */
export const offersOutOfSight = (map: DataMap): Finding[] =>
  Object.entries(map).flatMap(([table, { freeze = [], scopes, tenant }]) =>
    freeze.some(isWaiting) && (tenant === 'none' || !scopes.includes('business')) ? [{ table, is: 'offers-out-of-sight' }] : [],
  )

// A foreign key without an index is a finding of its own.
function isFoundElsewhere({ foreignKeys }: Catalogue, table: string, { by, column }: Reach): boolean {
  return by === 'parent' && foreignKeys.some((key) => key.table === table && key.columns[0] === column && !key.indexed)
}

async function readsAll(platform: pg.Pool, quarry: Quarry, table: string, where: SQL): Promise<boolean> {
  const explain = sql`explain (format json) select 1 from ${tableOf(quarry.plan, table)} ${sql.identifier(ALIAS)} where ${where}`
  try {
    const [row] = await reading(platform, LIMITS, async (session) => {
      await session.run(sql`set local enable_seqscan = off`)
      return session.run<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain)
    })
    return (row?.['QUERY PLAN'] ?? []).some(({ Plan }) => nodesOf(Plan).some(isWhole))
  } catch (error) {
    // Rights that are missing and types that cannot be compared are findings.
    if (refusedWith(error) === undefined) throw error
    return false
  }
}

const ALIAS = 'way'

interface PlanNode {
  'Node Type': string
  Alias?: string
  'Index Cond'?: string
  Plans?: PlanNode[]
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

// Partitions are called by the table's alias and a number.
function isWhole(node: PlanNode): boolean {
  const isOurs = node.Alias !== undefined && /^way(_\d+)?$/.test(node.Alias)
  return isOurs && ['Seq Scan', 'Index Scan', 'Index Only Scan'].includes(node['Node Type']) && node['Index Cond'] === undefined
}
