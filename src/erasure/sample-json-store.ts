import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { CatalogueColumn } from './catalogue.ts'
import { asJsonb } from './json-way-store.ts'
import type { ColumnSample } from './sample.ts'
import { A_MENTION, withoutDataKeys } from './sample-keys.ts'
import { kinds, LIMITS, MENTION, shapes } from './sample-shapes.ts'
import type { Source } from './sampled-rows-store.ts'
import { at, list, literal, reading } from './session-store.ts'

const DOCUMENTS_MAX = 300
const DEPTH_MAX = 6
const PLACES_READ = 2_000
const PLACES_MAX = 40

type Documents = Pick<ColumnSample, 'places' | 'dataKeys' | 'documents'>

/** The places in some documents of a json column where identifiers stand. A key that is itself a number or an address stays in the database. */
export async function placesIn(platform: pg.Pool, source: Source, column: string, live: CatalogueColumn): Promise<Documents> {
  const rows = await reading(platform, LIMITS, (session) => session.run<PlaceRow>(placesQuery(source.some, column, live)))
  const [size] = await reading(platform, LIMITS, (session) =>
    session.run<{ documents: number }>(sql`select count(${at('t', column)})::int as documents from ${source.all} t`),
  )
  const read = rows[0]?.read ?? 0
  const found = rows.flatMap(({ path, seen, documents, ...row }) =>
    path === null
      ? []
      : [{ path, seen, documents, looksLike: Object.fromEntries(kinds.map((kind, k) => [kind, (row[`s${k}`] ?? 0) / seen])) }],
  )
  const { places, dataKeys } = withoutDataKeys(found, read)
  const documents = { read, of: Math.max(read, Math.round((size?.documents ?? 0) / source.share)) }
  return { places: places.slice(0, PLACES_MAX), documents, ...(dataKeys.length > 0 ? { dataKeys } : {}) }
}

type PlaceRow = { path: string[] | null; seen: number; documents: number; read: number } & Record<`s${number}`, number>

function placesQuery(some: SQL, column: string, live: CatalogueColumn): SQL {
  const document = at('t', column)
  const isOf = (kind: (typeof kinds)[number]) => sql`count(*) filter (where w.value #>> '{}' ~ ${literal(shapes[kind])})`
  const counts = kinds.map((kind, k) => sql`(${isOf(kind)})::int as ${sql.identifier(`s${k}`)}`)
  return sql`
    with recursive d as materialized (
      select row_number() over () as document, ${asJsonb(document, live)} as value from ${some} t where ${document} is not null limit ${DOCUMENTS_MAX}
    ), w as (
      select array[]::text[] as path, d.value, 0 as depth, d.document from d
      union all
      select w.path || e.key, e.value, w.depth + 1, w.document from w cross join lateral (
        select case when o.key ~ ${literal(MENTION)} or length(o.key) > 60 then ${literal(A_MENTION)} else o.key end as key, o.value
          from jsonb_each(case when jsonb_typeof(w.value) = 'object' then w.value else '{}' end) o
        union all
        select '*', a.value from jsonb_array_elements(case when jsonb_typeof(w.value) = 'array' then w.value else '[]' end) a
      ) e where w.depth < ${DEPTH_MAX}
    ), p as (
      select w.path, count(*)::int as seen, count(distinct w.document)::int as documents, ${list(counts)} from w
      where jsonb_typeof(w.value) in ('string', 'number') and w.depth > 0 group by w.path
      having ${sql.join(
        kinds.map((kind) => sql`${isOf(kind)} > 0`),
        sql` or `,
      )} order by w.path limit ${PLACES_READ}
    )
    select r.read, p.* from (select count(d.value)::int as read from d) r left join p on true order by p.path`
}
