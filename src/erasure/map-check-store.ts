import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import { readCatalogue } from './catalogue-store.ts'
import type { DataMap } from './data-map.ts'
import type { MapFile } from './data-map-file.ts'
import type { Finding } from './finding.ts'
import { unknownHeld } from './held-unknown-store.ts'
import { keptFrame } from './kept-row-store.ts'
import { unknownKept } from './kept-unknown-store.ts'
import { checkMap } from './map-check.ts'
import { checkNumbers } from './map-check-numbers-store.ts'
import { checkTenantIds } from './map-check-tenants-store.ts'
import { tryValues } from './map-check-values-store.ts'
import { notedTables } from './noted-tables.ts'
import { checkSchemas } from './other-schemas-store.ts'
import { keyAsJson } from './predicate-store.ts'
import { keyColumns } from './quarry-store.ts'
import { someRowsOf } from './sampled-rows-store.ts'
import { at } from './session-store.ts'
import { TRIED_MAX, tryOut } from './try-out-store.ts'

/**
 * Reads the live catalogue as `role` sees it and compares the map with it, values tried out. Changes nothing. `seen` hears first what the catalogue
 * alone shows: what is tried afterwards may take too long.
 */
export async function inspectMap(
  platform: pg.Pool,
  { schema, tables, foreignKeys, schemas }: MapFile,
  role?: string,
  seen: (catalogue: Catalogue, findings: readonly Finding[]) => void = () => {},
): Promise<{ catalogue: Catalogue; findings: Finding[] }> {
  const catalogue = await readCatalogue(platform, schema, role)
  const plain = checkMap(tables, catalogue, foreignKeys)
  seen(catalogue, plain)
  const findings = [
    ...(await checkSchemas(platform, { schema, ...(schemas ? { schemas } : {}) })),
    ...plain,
    ...(await checkTenantIds(platform, tables, catalogue)),
    ...(await checkNumbers(platform, tables, catalogue)),
    ...(await unknownKept(platform, { map: tables, catalogue })),
    ...(await unknownHeld(platform, { map: tables, catalogue })),
  ]
  const tried = [...(await tryValues(platform, tables, catalogue)), ...(await tryNotes(platform, tables, catalogue))]
  const isKnown = ({ table, column }: Finding) => findings.some((one) => one.table === table && one.column === column)
  return { catalogue, findings: [...findings, ...tried.filter((finding) => finding.is === 'breaks-check' || !isKnown(finding))] }
}

/** Whether keys, and what stands in columns to be frozen, can be noted: as the checks of `deletion_bot` have it, in some real rows. */
async function tryNotes(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const plan = keptFrame(map, catalogue, new Date(0))
  const findings: Finding[] = []
  const isRefused = async (table: string, value: SQL, refused: SQL, where = sql`true`) => {
    const from = someRowsOf(catalogue, table, TRIED_MAX)
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
