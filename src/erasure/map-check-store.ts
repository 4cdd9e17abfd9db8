import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue, CatalogueCheck, CatalogueTable } from './catalogue.ts'
import { readCatalogue } from './catalogue-store.ts'
import { type AnonymousValue, type DataMap, valuesOf } from './data-map.ts'
import type { MapFile } from './data-map-file.ts'
import type { Finding } from './finding.ts'
import { keptFrame } from './kept-row-store.ts'
import { unknownKept } from './kept-unknown-store.ts'
import { checkMap } from './map-check.ts'
import { checkTenantIds } from './map-check-tenants-store.ts'
import { notedTables } from './noted-tables.ts'
import { checkSchemas } from './other-schemas-store.ts'
import { keyAsJson, valueOfType } from './predicate-store.ts'
import { keyColumns, tableOf } from './quarry-store.ts'
import { at, list, literal, reading } from './session-store.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
/** Rows of a table in which a check is tried with the values that would stand there: all, or as many spread over the whole table. */
const TRIED_MAX = 10_000
const CHECK_VIOLATED = '23514'
/** Classes of PostgreSQL's errors that speak of the statement; whatever else goes wrong is no finding. */
const ABOUT_THE_VALUE = ['22', '23', '42']

/** Reads the live catalogue as `role` sees it and compares the map with it, values tried out. Changes nothing. */
export async function inspectMap(
  platform: pg.Pool,
  { schema, tables, foreignKeys, schemas }: MapFile,
  role?: string,
): Promise<{ catalogue: Catalogue; findings: Finding[] }> {
  const catalogue = await readCatalogue(platform, schema, role)
  const findings = [
    ...(await checkSchemas(platform, { schema, ...(schemas ? { schemas } : {}) })),
    ...checkMap(tables, catalogue, foreignKeys),
    ...(await checkTenantIds(platform, tables, catalogue)),
    ...(await unknownKept(platform, { map: tables, catalogue })),
  ]
  const tried = [...(await tryValues(platform, tables, catalogue)), ...(await tryNotes(platform, tables, catalogue))]
  const isKnown = ({ table, column }: Finding) => findings.some((one) => one.table === table && one.column === column)
  return { catalogue, findings: [...findings, ...tried.filter((finding) => finding.is === 'breaks-check' || !isKnown(finding))] }
}

/** Asks the database itself whether what the map writes is a value of each column, and whether the checks hold with it. */
async function tryValues(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [table, mapped] of Object.entries(map)) {
    const live = catalogue.tables[table]
    const values = Object.entries(valuesOf(mapped.disposition)).filter(([column]) => live?.columns[column])
    if (!live || values.length === 0) continue
    const unfit = await unfitColumns(platform, catalogue, table, values)
    findings.push(...unfit)
    if (unfit.length > 0) continue
    for (const check of live.checks ?? []) {
      if (values.some(([column]) => check.columns.includes(column)) && !(await holds(platform, catalogue, table, check, values)))
        findings.push({ table, is: 'breaks-check', about: check.name })
    }
  }
  return findings
}

/** Whether keys, and what stands in columns to be frozen, can be noted: as the checks of `deletion_bot` have it, in some real rows. */
async function tryNotes(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const plan = keptFrame(map, catalogue, new Date(0))
  const findings: Finding[] = []
  const isRefused = async (table: string, value: SQL, refused: SQL, where = sql`true`) => {
    const from = someRowsOf(tableOf(plan, table), `${quoted(catalogue.schema)}.${quoted(table)}`, catalogue.tables[table]?.kind)
    const rows = sql`select ${value}::text as said from ${from} where ${where} limit ${TRIED_MAX}`
    const tried = await tryOut(platform, sql`select 1 from (${rows}) noted where ${refused} limit 1`)
    return tried.is === 'refused' || tried.rows > 0
  }
  for (const table of notedTables(map, catalogue)) {
    const live = catalogue.tables[table]
    if (!live || live.forbidden?.includes('select')) continue
    if (
      keyColumns(plan, table).length > 0 &&
      (await isRefused(table, keyAsJson({ plan }, table, 't'), sql`length(said) > 400 or said ~ '[+@]'`))
    )
      findings.push({ table, is: 'key-cannot-be-noted' })
    for (const { column, when } of map[table]?.freeze ?? []) {
      if (!live.columns[column] || (when && !live.columns[when.column])) continue
      const frozen = when && sql`${at('t', when.column)}::text = any(${sql.param(when.in.map(String))}::text[])`
      if (await isRefused(table, sql`to_jsonb(${at('t', column)})`, sql`length(said) > 40 or said ~ '[0-9]{4}|[@ ]'`, frozen))
        findings.push({ table, column, is: 'value-cannot-be-noted' })
    }
  }
  return findings
}

type Values = readonly (readonly [string, AnonymousValue])[]

async function unfitColumns(platform: pg.Pool, catalogue: Catalogue, table: string, values: Values): Promise<Finding[]> {
  const select = (chosen: Values) => sql`select ${list(chosen.map(([column, value]) => typed(catalogue, table, column, value)))}`
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
  return sql`(${valueOfType(type, value)})${sql.raw(domain === undefined ? '' : `::${domain}`)} as ${sql.identifier(column)}`
}

// First the values alone, where the check speaks of nothing else; then in the table's real rows, of which nothing is brought here.
async function holds(
  platform: pg.Pool,
  catalogue: Catalogue,
  table: string,
  { columns, expression, part }: CatalogueCheck,
  values: Values,
): Promise<boolean> {
  const written = new Map(values)
  const columnsOf = (names: readonly string[]) =>
    list(
      names.map((column) => {
        const value = written.get(column)
        return value ? typed(catalogue, table, column, value) : sql`t.${sql.identifier(column)}`
      }),
    )
  const rows: SQL[] = []
  if (columns.every((column) => written.has(column))) rows.push(sql`select ${columnsOf(columns)}`)
  const { kind, columns: all = {} } = catalogue.tables[table] ?? {}
  const name = part ?? `${quoted(catalogue.schema)}.${quoted(table)}`
  rows.push(sql`select ${columnsOf(Object.keys(all))} from ${someRowsOf(sql.raw(name), name, kind)} limit ${TRIED_MAX}`)
  for (const row of rows) {
    const broken = sql`select 1 from (${row}) as ${sql.identifier(table)} where (${sql.raw(expression)}) is false limit 1`
    const tried = await tryOut(platform, broken)
    if (tried.is === 'refused' || tried.rows > 0) return false
  }
  return true
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

// Blocks from everywhere, and the same ones every time, so that a finding comes and goes with the rows alone.
function someRowsOf(table: SQL, name: string, kind: CatalogueTable['kind']): SQL {
  if (kind === 'foreign') return sql`${table} t`
  const share = sql`(select ${literal(String(100 * TRIED_MAX))}::float8 / greatest(c.reltuples, 1) from pg_class c where c.oid = ${literal(name)}::regclass)`
  return sql`${table} t tablesample system (least(100, ${share})::float4) repeatable (0)`
}

async function tryOut(
  platform: pg.Pool,
  statement: SQL,
): Promise<{ is: 'fine'; rows: number } | { is: 'refused'; code: string }> {
  try {
    const rows = await reading(platform, LIMITS, (session) => session.run(statement))
    return { is: 'fine', rows: rows.length }
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (!ABOUT_THE_VALUE.includes(code.slice(0, 2))) throw error
    return { is: 'refused', code }
  }
}
