import { type SQL, sql } from 'drizzle-orm'
import type { Catalogue } from './catalogue.ts'
import { DIGITS, ENCODED, HOLDERS, probesOf } from './probe.ts'
import { type Search, textColumns } from './residue.ts'
import { all, any, at, list, literal, type Session } from './session-store.ts'
import { phoneWays } from './stray-store.ts'
import { residuePatterns } from './text-pattern.ts'

/** Somebody who is looked for: worked out once, for every table. */
export interface Sought {
  search: Search
  /** Short pieces of the identifiers; undefined where one of them has a form that the coarse look would miss. */
  probes: readonly string[] | undefined
  patterns: ReturnType<typeof residuePatterns>
}

export const soughtFor = (search: Search): Sought => ({
  search,
  probes: probesOf(search.subject),
  patterns: residuePatterns(search.subject),
})

/** One table, and everybody who is looked for in it. */
export interface NightlyLook {
  catalogue: Catalogue
  table: string
  /** Where an identifier may stand. */
  columns: readonly string[]
  sought: readonly Sought[]
}

/** The places, as ctids, at which each subject may be named, by the subject's index in `sought`. */
export type Places = Map<number, Set<string>>

/** So many places of one subject are taken at once: whoever is named more often is looked for in fewer rows at a time. */
const PLACES_MAX = 20_000

/** Text, and numbers in a column of numbers as well where a map says that these are somebody's. */
export function columnsSearched(catalogue: Catalogue, table: string, searches: readonly Search[]): string[] {
  const known = catalogue.tables[table]?.columns ?? {}
  const ofNumbers = searches.flatMap((search) => (search.plan.map[table] ? phoneWays(search, table) : []))
  return [...new Set([...textColumns(catalogue, table), ...ofNumbers.map(({ column }) => column)])].filter(
    (column) => column in known,
  )
}

export const relationOf = ({ catalogue, table }: NightlyLook): SQL =>
  sql`${sql.identifier(catalogue.schema)}.${sql.identifier(table)}`

const textOf = (columns: readonly string[]): SQL =>
  sql`concat_ws(E'\\n', ${list(columns.map((column) => sql`${at('t', column)}::text`))})`

/**
 * Finds everybody at once by short pieces of their identifiers, in those rows of `t` for which `where` is true. Subjects whose
 * identifiers have another form than the pieces are not among them.
 */
export async function coarseLook(session: Session, look: NightlyLook, where: SQL): Promise<Places> {
  const wanted = look.sought.flatMap(({ probes = [] }, who) => probes.map((probe) => ({ probe, who })))
  if (wanted.length === 0) return new Map()
  const matches = (pattern: string) => sql`regexp_matches(x.text, ${literal(`(${pattern})`)}, 'gi') m`
  const windows = (value: string, length: number) =>
    sql.raw(`select substr(${value}, i, ${length}) as probe from generate_series(1, length(${value}) - ${length - 1}) i`)
  const rows = await session.run<{ who: number; places: string[] }>(sql`
    select w.who, (array_agg(distinct f.place))[1:${sql.raw(String(PLACES_MAX + 1))}] as places from (
      select t.ctid::text as place, p.probe
      from ${relationOf(look)} t
        cross join lateral (select ${textOf(look.columns)} as text offset 0) x
        cross join lateral (
          select w.probe from (select regexp_replace(m[1], '[^0-9]', '', 'g') as d from ${matches(HOLDERS.digits)}) r
            cross join lateral (${windows('r.d', DIGITS)}) w
          union all select w.probe from (select m[2] as d from ${matches(HOLDERS.wamid)}) r cross join lateral (${windows('r.d', ENCODED)}) w
          union all select lower(m[1]) from ${matches(HOLDERS.userId)}
          union all select lower(m[1]) from ${matches(HOLDERS.email)}
        ) p
      where ${where} and x.text ~* ${literal(`${HOLDERS.digits}|${HOLDERS.wamid}|${HOLDERS.userId}|${HOLDERS.email}`)}
    ) f join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(probe text, who int) on w.probe = f.probe
    group by w.who order by w.who`)
  return new Map(rows.map(({ who, places }) => [who, new Set(places)]))
}

/** Somebody is named in more rows than are taken at once: fewer rows must be looked at. */
export const TOO_MANY = new Error('One subject is named in too many rows to be taken at once.')

/**
 * Those of the places at which a subject is really named; of subjects whom the coarse look does not know, all of them within `where`.
 * Throws TOO_MANY.
 */
export async function closerLook(session: Session, look: NightlyLook, where: SQL, places: Places): Promise<Places> {
  const found: Places = new Map()
  for (const [who, { probes, patterns }] of look.sought.entries()) {
    const hits = places.get(who)
    if (!patterns || (probes && !hits)) continue
    if (hits && hits.size > PLACES_MAX) throw TOO_MANY
    const there = hits ? isAt(hits) : undefined
    const rows = await session.run<{ place: string }>(sql`
      select t.ctid::text as place from ${relationOf(look)} t
      where ${all([where, there, isNamed(look, patterns)])} limit ${sql.raw(String(PLACES_MAX + 1))}`)
    if (rows.length > PLACES_MAX) throw TOO_MANY
    if (rows.length > 0) found.set(who, new Set(rows.map(({ place }) => place)))
  }
  return found
}

export const isAt = (places: Iterable<string>): SQL => sql`t.ctid = any(${sql.param([...places])}::text[]::tid[])`

/** Some column of `t` says one of the identifiers; each is asked by itself, for what stands beside a number counts. */
export function isNamed({ columns }: NightlyLook, { plain, encoded }: NonNullable<Sought['patterns']>): SQL {
  return any(
    columns.map((column) => {
      const text = sql`${at('t', column)}::text`
      return encoded === undefined ? sql`${text} ~* ${plain}` : sql`(${text} ~* ${plain} or ${text} ~ ${encoded})`
    }),
  )
}
