import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import type { Pseudonym } from './hold-store.ts'
import { DIGITS, ENCODED, HOLDERS, probesOf } from './probe.ts'
import { type Search, searchTable, textColumns } from './residue.ts'
import { at, list, literal, reading, type Session } from './session-store.ts'
import { residuePatterns } from './text-pattern.ts'

/** What one request's subject left, over the whole database. */
export interface NightlyFinding {
  requestId: string
  residue: { table: string; column: string; rows: number }[]
  mentions: { table: string; rows: number }[]
}

export interface NightlySearch {
  found: NightlyFinding[]
  /** Tables that took too long. */
  unreachable: string[]
}

const LOCK_MS = 1_000
const TIMED_OUT = '57014'
/** Rows of one table that are looked at closely. More than that is no mention any more; the rest waits for the next night. */
const PLACES_MAX = 100_000

/**
 * Searches every text and json column of every table for all subjects at once: each table is read once, the identifiers are held in
 * memory only, and the few rows found are looked at closely in the same snapshot. Nothing is written.
 */
export async function searchAll(
  platform: pg.Pool,
  catalogue: Catalogue,
  searches: readonly Search[],
  { statementMs }: { statementMs: number },
): Promise<NightlySearch> {
  const found = new Map(searches.map(({ requestId }) => [requestId, { requestId, residue: [], mentions: [] } as NightlyFinding]))
  const unreachable: string[] = []
  for (const table of Object.keys(catalogue.tables)) {
    const texts = textColumns(catalogue, table)
    if (texts.length === 0) continue
    try {
      await reading(platform, { lockMs: LOCK_MS, statementMs }, async (session) => {
        const places = await coarseLook(session, catalogue, table, texts, searches)
        for (const [index, search] of searches.entries()) {
          const finding = found.get(search.requestId)
          const here = probesOf(search.subject) ? places.get(index) : 'everywhere'
          if (finding && here) await closeLook(session, search, table, texts, here, finding)
        }
      })
    } catch (error) {
      if ((error as { code?: string }).code !== TIMED_OUT) throw error
      unreachable.push(table)
    }
  }
  return { found: [...found.values()], unreachable }
}

/** The places, as ctids, at which each subject may be named, by the subject's index. */
async function coarseLook(
  session: Session,
  catalogue: Catalogue,
  table: string,
  columns: readonly string[],
  searches: readonly Search[],
): Promise<Map<number, string[]>> {
  const wanted = searches.flatMap(({ subject }, who) => (probesOf(subject) ?? []).map((probe) => ({ probe, who })))
  const text = sql`concat_ws(E'\\n', ${list(columns.map((column) => sql`${at('t', column)}::text`))})`
  const matches = (pattern: string) => sql`regexp_matches(x.text, ${literal(`(${pattern})`)}, 'gi') m`
  const windows = (value: string, length: number) =>
    sql.raw(`select substr(${value}, i, ${length}) as probe from generate_series(1, length(${value}) - ${length - 1}) i`)
  const rows = await session.run<{ who: number; places: string[] }>(sql`
    select w.who, (array_agg(distinct f.place))[1:${sql.raw(String(PLACES_MAX))}] as places from (
      select t.ctid::text as place, p.probe
      from ${sql.identifier(catalogue.schema)}.${sql.identifier(table)} t
        cross join lateral (select ${text} as text offset 0) x
        cross join lateral (
          select w.probe from (select regexp_replace(m[1], '[^0-9]', '', 'g') as d from ${matches(HOLDERS.digits)}) r
            cross join lateral (${windows('r.d', DIGITS)}) w
          union all select w.probe from (select m[2] as d from ${matches(HOLDERS.wamid)}) r cross join lateral (${windows('r.d', ENCODED)}) w
          union all select lower(m[1]) from ${matches(HOLDERS.userId)}
          union all select lower(m[1]) from ${matches(HOLDERS.email)}
        ) p
      where x.text ~* ${literal(`${HOLDERS.digits}|${HOLDERS.wamid}|${HOLDERS.userId}|${HOLDERS.email}`)}
    ) f join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(probe text, who int) on w.probe = f.probe
    group by w.who order by w.who`)
  return new Map(rows.map(({ who, places }) => [who, places]))
}

async function closeLook(
  session: Session,
  search: Search,
  table: string,
  columns: readonly string[],
  places: readonly string[] | 'everywhere',
  finding: NightlyFinding,
): Promise<void> {
  const here = places === 'everywhere' ? sql`true` : sql`t.ctid = any(${sql.param([...places])}::tid[])`
  if (search.plan.steps.some((step) => step.table === table)) {
    const { residue, mentions } = await searchTable(session, search, table, here)
    finding.residue.push(...residue)
    finding.mentions.push(...mentions)
    return
  }
  // Nothing in this table is the subject's to erase.
  const patterns = residuePatterns(search.subject)
  if (!patterns) return
  const text = sql`concat_ws(E'\\n', ${list(columns.map((column) => sql`${at('t', column)}::text`))})`
  const encoded = patterns.encoded === undefined ? sql`` : sql` or ${text} ~ ${patterns.encoded}`
  const [row] = await session.run<{ rows: number }>(sql`
    select count(*)::int as rows from ${sql.identifier(search.plan.catalogue.schema)}.${sql.identifier(table)} t
    where ${here} and (${text} ~* ${patterns.plain}${encoded})`)
  if (row && row.rows > 0) finding.mentions.push({ table, rows: row.rows })
}

/** The businesses that held something of the subject when its data was frozen; undefined when nobody noted any. */
export async function tenantsNoted(platform: pg.Pool, pseudonyms: readonly Pseudonym[]): Promise<string[] | undefined> {
  const { rows } = await platform.query<{ id: string }>(
    `select distinct s.tenant_id::text as id from deletion_bot.suppression s
       join unnest($1::text[], $2::text[]) as p(key_id, pseudonym) on s.key_id = p.key_id and s.pseudonym = p.pseudonym order by 1`,
    [pseudonyms.map(({ keyId }) => keyId), pseudonyms.map(({ value }) => value)],
  )
  return rows.length === 0 ? undefined : rows.map(({ id }) => id)
}
