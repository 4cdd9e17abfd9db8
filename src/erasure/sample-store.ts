import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { type Catalogue, type CatalogueTable, isJson, mayHoldText } from './catalogue.ts'
import type { ColumnSample, Samples, Shape } from './sample.ts'
import { at, list, literal, reading } from './session-store.ts'

const ROWS_MAX = 2_000
const DOCUMENTS_MAX = 300
const DEPTH_MAX = 6
const PLACES_MAX = 40
const LIMITS = { lockMs: 1_000, statementMs: 5_000 }
const TIMED_OUT = ['57014', '55P03']

const shapes: Readonly<Record<Shape, string>> = {
  phone: '^\\s*((\\+|00)?91[ -]?|0)?[6-9][0-9]{4}[ -]?[0-9]{5}\\s*$|^\\s*\\+[1-9][0-9]{7,14}\\s*$',
  email: '^\\s*[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}\\s*$',
  user_id: '^[A-Z]{2}\\.[A-Za-z0-9_-]{6,}$',
  wamid: '^wamid\\.',
  'tax number': '^([0-9]{2})?[A-Z]{5}[0-9]{4}[A-Z]([0-9A-Z]{3})?$',
  'ip address': '^[0-9]{1,3}(\\.[0-9]{1,3}){3}$',
  file: '\\.(ogg|opus|mp3|m4a|aac|wav|mp4|webm|jpe?g|png|webp|pdf)(\\?|$)',
}
const kinds = Object.keys(shapes) as Shape[]
const MENTION = '(^|[^0-9])(\\+?91[ -]?)?[6-9][0-9]{4}[ -]?[0-9]{5}([^0-9]|$)|[A-Za-z0-9._-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}'

/**
 * Looks at some rows of every table, each in a read-only transaction with a time limit; a table that takes longer, or may not be
 * read, has no sample. Only shares come back.
 */
export async function readSamples(platform: pg.Pool, catalogue: Catalogue): Promise<Samples> {
  const samples: Record<string, Record<string, ColumnSample>> = {}
  for (const [table, live] of Object.entries(catalogue.tables)) {
    if (live.kind === 'foreign' || live.forbidden?.includes('select')) continue
    const columns = Object.keys(live.columns).filter((column) => isWorthALook(live, column))
    const sample = columns.length === 0 ? undefined : await inTime(() => sampleTable(platform, catalogue, table, columns))
    if (sample) samples[table] = sample
  }
  return samples
}

const bare = (type: string) => type.replace(/(\[\])+$/, '')

function isWorthALook({ columns }: CatalogueTable, column: string): boolean {
  const live = columns[column]
  return live !== undefined && (mayHoldText(live) || ['bigint', 'numeric'].includes(bare(live.type)))
}

async function sampleTable(platform: pg.Pool, catalogue: Catalogue, table: string, columns: readonly string[]) {
  const typeOf = (column: string) => catalogue.tables[table]?.columns[column]?.type ?? ''
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
    session.run<Record<string, number>>(sql`select ${list(counts)} from ${source} t`),
  )
  const sample: Record<string, ColumnSample> = {}
  for (const [i, column] of columns.entries()) {
    const seen = row?.[`n${i}`] ?? 0
    const share = (name: string) => (seen === 0 ? 0 : (row?.[name] ?? 0) / seen)
    const places = isJson(typeOf(column)) && seen > 0 ? await inTime(() => placesIn(platform, source, column)) : undefined
    sample[column] = {
      seen,
      looksLike: Object.fromEntries(kinds.map((kind, k) => [kind, share(`s${i}_${k}`)])),
      mentions: share(`m${i}`),
      places: places ?? [],
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

// Of a big table a share of its blocks is read, not its beginning alone, which may be old.
async function sourceOf(platform: pg.Pool, { schema }: Catalogue, table: string): Promise<SQL> {
  const name = sql`${sql.identifier(schema)}.${sql.identifier(table)}`
  const [size] = await reading(platform, LIMITS, (session) =>
    session.run<{ rows: number }>(
      sql`select greatest(sum(c.reltuples), 0)::float8 as rows from pg_partition_tree(format('%I.%I', ${schema}::text, ${table}::text)::regclass) p
        join pg_class c on c.oid = p.relid`,
    ),
  )
  const rows = size?.rows ?? 0
  const some = rows > 50 * ROWS_MAX ? sql.raw(` tablesample system (${((100 * ROWS_MAX * 2) / rows).toFixed(4)})`) : sql``
  return sql`(select * from ${name}${some} limit ${sql.raw(String(ROWS_MAX))})`
}

// A key that is itself a number or an address never becomes part of a path.
async function placesIn(platform: pg.Pool, source: SQL, column: string): Promise<ColumnSample['places']> {
  const isPersonal = sql.raw(`~ '${MENTION.replaceAll("'", "''")}'`)
  const counts = kinds.map(
    (kind, k) => sql`(count(*) filter (where w.value #>> '{}' ~ ${literal(shapes[kind])}))::int as ${sql.identifier(`s${k}`)}`,
  )
  const rows = await reading(platform, LIMITS, (session) =>
    session.run<{ path: string[]; seen: number } & Record<string, number>>(sql`
      with recursive w as (
        select array[]::text[] as path, d.value, 0 as depth
        from (select ${at('t', column)}::jsonb as value from ${source} t where ${at('t', column)} is not null limit ${DOCUMENTS_MAX}) d
        union all
        select w.path || e.key, e.value, w.depth + 1 from w cross join lateral (
          select o.key, o.value from jsonb_each(case when jsonb_typeof(w.value) = 'object' then w.value else '{}' end) o
            where not (o.key ${isPersonal}) and length(o.key) <= 60
          union all
          select '*', a.value from jsonb_array_elements(case when jsonb_typeof(w.value) = 'array' then w.value else '[]' end) a
        ) e where w.depth < ${DEPTH_MAX}
      )
      select w.path, count(*)::int as seen, ${list(counts)} from w where jsonb_typeof(w.value) in ('string', 'number') and w.depth > 0
      group by w.path having ${sql.raw(kinds.map((kind) => `count(*) filter (where w.value #>> '{}' ~ '${shapes[kind].replaceAll("'", "''")}') > 0`).join(' or '))}
      order by w.path limit ${PLACES_MAX}`),
  )
  return rows.map((row) => ({
    path: row.path,
    seen: row.seen,
    looksLike: Object.fromEntries(kinds.map((kind, k) => [kind, (row[`s${k}`] ?? 0) / row.seen])),
  }))
}

async function inTime<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (TIMED_OUT.includes((error as { code?: string }).code ?? '')) return undefined
    throw error
  }
}
