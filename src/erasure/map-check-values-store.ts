import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue, CatalogueCheck, CatalogueTable } from './catalogue.ts'
import type { AnonymousValue, DataMap, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { allWritten, type Written } from './map-writes.ts'
import { someRowsOf } from './sampled-rows-store.ts'
import { any, at, list } from './session-store.ts'
import { TRIED_MAX, tryOut } from './try-out-store.ts'
import { valueOfType } from './value-store.ts'

const CHECK_VIOLATED = '23514'

/** Asks the database itself whether what the map writes is a value of each column, and whether the checks hold with it. */
export async function tryValues(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [table, mapped] of Object.entries(map)) {
    const live = catalogue.tables[table]
    if (!live) continue
    for (const written of allWritten(map, table, catalogue))
      findings.push(...(await tryWritten(platform, catalogue, table, live, written)))
    if (mapped.shared === 'last owner') findings.push(...(await tryLeaving(platform, catalogue, table, live, mapped)))
  }
  const seen = new Set<string>()
  return findings.filter((finding) => !seen.has(JSON.stringify(finding)) && seen.add(JSON.stringify(finding)))
}

async function tryWritten(
  platform: pg.Pool,
  catalogue: Catalogue,
  table: string,
  live: CatalogueTable,
  written: Written,
): Promise<Finding[]> {
  const values = Object.entries(written).filter(([column]) => live.columns[column])
  if (values.length === 0) return []
  const unfit = await unfitColumns(platform, catalogue, table, values)
  if (unfit.length > 0) return unfit
  const expressions = new Map(values.map(([column, value]) => [column, typed(catalogue, table, column, value)]))
  const findings: Finding[] = []
  for (const check of live.checks ?? []) {
    const speaks = values.some(([column]) => check.columns.includes(column))
    if (speaks && !(await holds(platform, catalogue, table, check, { expressions, alone: true })))
      findings.push({ table, is: 'breaks-check', about: check.name })
  }
  return findings
}

/** Whoever leaves a shared row is taken out of one of its columns, and the others stay named. */
async function tryLeaving(
  platform: pg.Pool,
  catalogue: Catalogue,
  table: string,
  live: CatalogueTable,
  { reach }: TableMap,
): Promise<Finding[]> {
  const columns = [...new Set(reach.map(({ column }) => column))].filter((column) => live.columns[column])
  const isArray = (column: string) => live.columns[column]?.type.endsWith('[]') === true
  const names = (column: string) =>
    isArray(column) ? sql`cardinality(${at('t', column)}) > 0` : sql`${at('t', column)} is not null`
  const findings: Finding[] = []
  for (const column of columns) {
    const here = at('t', column)
    const left = isArray(column)
      ? sql`array_remove(${here}, ${here}[array_lower(${here}, 1)])`
      : typed(catalogue, table, column, { to: null })
    const others = columns.filter((other) => other !== column).map(names)
    const some = isArray(column) ? [sql`cardinality(${left}) > 0`] : []
    const where = sql`${names(column)} and ${any([...others, ...some])}`
    for (const check of live.checks ?? []) {
      const expressions = new Map([[column, left]])
      if (check.columns.includes(column) && !(await holds(platform, catalogue, table, check, { expressions, where })))
        findings.push({ table, is: 'breaks-check', about: check.name })
    }
  }
  return findings
}

type Values = readonly (readonly [string, AnonymousValue])[]

async function unfitColumns(platform: pg.Pool, catalogue: Catalogue, table: string, values: Values): Promise<Finding[]> {
  const select = (chosen: Values) =>
    sql`select ${list(chosen.map(([column, value]) => sql`${typed(catalogue, table, column, value)} as ${sql.identifier(column)}`))}`
  if ((await tryOut(platform, select(values))).is === 'fine') return []
  const findings: Finding[] = []
  for (const value of values) {
    const [column] = value
    const tried = await tryOut(platform, select([value]))
    if (tried.is === 'refused')
      findings.push({ table, column, ...(tried.code === CHECK_VIOLATED ? DOMAIN_CHECK : ({ is: 'does-not-fit' } as const)) })
  }
  return findings
}

const DOMAIN_CHECK = { is: 'breaks-check', about: 'of its domain' } as const

function typed(catalogue: Catalogue, table: string, column: string, value: AnonymousValue): SQL {
  const { type = 'text', domain } = catalogue.tables[table]?.columns[column] ?? {}
  return sql`(${valueOfType(type, value)})${sql.raw(domain === undefined ? '' : `::${domain}`)}`
}

interface Tried {
  /** What would stand in the columns of a row `t`. */
  expressions: ReadonlyMap<string, SQL>
  /** They depend on nothing else: where the check speaks of no other column it is tried without a row. */
  alone?: true
  /** Rows in which they would be written. */
  where?: SQL
}

// First the values alone, where the check speaks of nothing else; then in the table's real rows, of which nothing is brought here.
async function holds(
  platform: pg.Pool,
  catalogue: Catalogue,
  table: string,
  { columns, expression, part }: CatalogueCheck,
  { expressions, alone, where = sql`true` }: Tried,
): Promise<boolean> {
  const columnsOf = (names: readonly string[]) =>
    list(
      names.map((column) => {
        const written = expressions.get(column)
        return written ? sql`${written} as ${sql.identifier(column)}` : at('t', column)
      }),
    )
  const rows: SQL[] = []
  if (alone && columns.every((column) => expressions.has(column))) rows.push(sql`select ${columnsOf(columns)}`)
  const { columns: all = {} } = catalogue.tables[table] ?? {}
  const from = someRowsOf(catalogue, table, TRIED_MAX, part)
  rows.push(sql`select ${columnsOf(Object.keys(all))} from ${from} where ${where} limit ${TRIED_MAX}`)
  for (const row of rows) {
    const broken = sql`select 1 from (${row}) as ${sql.identifier(table)} where (${sql.raw(expression)}) is false limit 1`
    const tried = await tryOut(platform, broken)
    if (tried.is === 'refused' || tried.rows > 0) return false
  }
  return true
}
