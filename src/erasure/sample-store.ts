import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { attempt } from './attempt-store.ts'
import { type Catalogue, type CatalogueColumn, type CatalogueTable, isJson, mayHoldText } from './catalogue.ts'
import type { ColumnSample, Shape, TableSample } from './sample.ts'
import { placesIn } from './sample-json-store.ts'
import { kinds, LIMITS, MENTION, shapes } from './sample-shapes.ts'
import { type Source, sourceOf } from './sampled-rows-store.ts'
import { at, list, literal, reading } from './session-store.ts'
/**
 * Looks at some rows of every table, each in a read-only transaction with a time limit; a table that takes longer, or cannot be
 * read, has no sample but the reason. Only shares come back.
 */
export async function readSamples(platform: pg.Pool, catalogue: Catalogue): Promise<Record<string, TableSample>> {
  const samples: Record<string, TableSample> = {}
  for (const [table, live] of Object.entries(catalogue.tables)) {
    if (live.kind === 'foreign' || live.forbidden?.includes('select')) continue
    const columns = Object.keys(live.columns).filter((column) => isWorthALook(live, column))
    if (columns.length === 0) continue
    const sample = await attempt(() => sampleTable(platform, catalogue, table, columns))
    samples[table] = 'refused' in sample ? { columns: {}, unread: sample.refused } : { columns: sample.done }
  }
  return samples
}

const bare = (type: string) => type.replace(/(\[\])+$/, '')

function isWorthALook({ columns }: CatalogueTable, column: string): boolean {
  const live = columns[column]
  return live !== undefined && (mayHoldText(live) || ['bigint', 'numeric'].includes(bare(live.type)))
}

async function sampleTable(platform: pg.Pool, catalogue: Catalogue, table: string, columns: readonly string[]) {
  const live = catalogue.tables[table]?.columns ?? {}
  const typeOf = (column: string) => live[column]?.type ?? ''
  const source = await sourceOf(platform, catalogue, table)
  const counts = columns.flatMap((column, i) => [
    sql`(count(*) filter (where ${at('t', column)} is not null))::int as ${sql.identifier(`n${i}`)}`,
    sql`(count(*) filter (where ${at('t', column)}::text ~ ${literal(MENTION)}))::int as ${sql.identifier(`m${i}`)}`,
    ...kinds.map(
      (kind, k) =>
        sql`(count(*) filter (where ${looksLike(at('t', column), typeOf(column), kind)}))::int as ${sql.identifier(`s${i}_${k}`)}`,
    ),
  ])
  const [row] = await reading(platform, LIMITS, (session) =>
    session.run<Record<string, number>>(sql`select ${list(counts)} from ${source.some} t`),
  )
  const sample: Record<string, ColumnSample> = {}
  for (const [i, column] of columns.entries()) {
    const seen = row?.[`n${i}`] ?? 0
    const share = (name: string) => (seen === 0 ? 0 : (row?.[name] ?? 0) / seen)
    const json = seen > 0 && isJson(typeOf(column)) ? live[column] : undefined
    sample[column] = {
      seen,
      looksLike: Object.fromEntries(kinds.map((kind, k) => [kind, share(`s${i}_${k}`)])),
      mentions: share(`m${i}`),
      ...(json ? await documentsOf(platform, source, column, json) : { places: [] }),
    }
  }
  return sample
}

function looksLike(column: SQL, type: string, kind: Shape): SQL {
  if (isJson(type)) return sql`false`
  const pattern = literal(shapes[kind])
  if (type.endsWith('[]')) return sql`exists (select 1 from unnest(${column}) as e(value) where e.value::text ~ ${pattern})`
  return sql`${column}::text ~ ${pattern}`
}

async function documentsOf(platform: pg.Pool, source: Source, column: string, live: CatalogueColumn) {
  const found = await attempt(() => placesIn(platform, source, column, live))
  return 'done' in found ? found.done : { places: [], documents: { unread: found.refused } }
}
