import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { KeyRing } from '../runtime/keys.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import { knownBy, type SubjectIdentifiers } from '../subject/subject.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, IdentifierKind, Reach } from './data-map.ts'
import { namedBy } from './json-way-store.ts'
import type { ReplayEntry } from './replay-list.ts'
import { readingsOf } from './replay-readings.ts'
import { list, readingLong } from './session-store.ts'

const LIMITS = { lockMs: 5_000, statementMs: 1_800_000 }
/** So many of a column's values are remembered at once: most stand in many rows. */
const VALUES_KNOWN = 50_000

export interface Scan {
  platform: pg.Pool
  map: DataMap
  catalogue: Catalogue
  keys: KeyRing
  entries: readonly ReplayEntry[]
  /** Hears now and then how many values were looked up so far. */
  onProgress?: (read: number) => void
}

/** By request: the identifiers of its subject that the database holds again. They exist in memory only. */
export type FoundAgain = Map<string, SubjectIdentifiers>

/**
 * Reads each mapped identifier column once, as its rows come, in a read-only snapshot of its own, and joins the pseudonyms of what it says
 * to the list: on a connection that the pool's time for an answer does not end. Throws what PostgreSQL throws.
 */
export async function findAgain(scan: Scan): Promise<{ found: FoundAgain; identifiers: number }> {
  const lookUp = lookUpIn(scan)
  const found = new Map<string, Record<IdentifierKind, Set<string>>>()
  let identifiers = 0
  await readingLong(scan.platform, LIMITS, async (read) => {
    for (const source of sourcesOf(scan.map, scan.catalogue)) {
      const isNew = unknownYet()
      await read<{ value: string }>(source.select, (rows) => {
        const values = rows.map(({ value }) => value).filter(isNew)
        for (const value of values) {
          for (const [request, kind, identifier] of lookUp(value, source.kinds)) {
            const subject = found.get(request) ?? { phone: new Set(), user_id: new Set(), email: new Set() }
            subject[kind].add(identifier)
            found.set(request, subject)
          }
        }
        identifiers += values.length
        scan.onProgress?.(identifiers)
      })
    }
  })
  const subjects = [...found].map(
    ([request, { phone, user_id, email }]) =>
      [request, { phones: [...phone], userIds: [...user_id], emails: [...email] }] as const,
  )
  return { found: new Map(subjects), identifiers }
}

/** Whether a value was not heard lately: to look one up twice does no harm, to remember all would. */
function unknownYet(): (value: string) => boolean {
  const known = new Set<string>()
  return (value) => {
    if (known.has(value)) return false
    if (known.size >= VALUES_KNOWN) known.clear()
    known.add(value)
    return true
  }
}

type Hit = readonly [request: string, kind: IdentifierKind, identifier: string]

function lookUpIn({ keys, entries }: Scan): (value: string, kinds: ReadonlySet<IdentifierKind>) => Hit[] {
  const requests = new Map<string, string[]>()
  for (const { keyId, pseudonym, requestId } of entries) {
    const name = `${keyId} ${pseudonym}`
    requests.set(name, [...(requests.get(name) ?? []), requestId])
  }
  const wanted = new Set(entries.map(({ keyId }) => keyId))
  const rings = keys.pseudonym.filter(({ id }) => wanted.has(id)).map((key) => ({ ...keys, pseudonym: [key] }))
  return (value, kinds) => {
    const hits: Hit[] = []
    for (const kind of kinds) {
      for (const identifier of readingsOf(value, kind)) {
        for (const ring of rings) {
          for (const { keyId, value: pseudonym } of subjectPseudonyms(ring, 'replay', knownBy(kind, identifier)))
            for (const request of requests.get(`${keyId} ${pseudonym}`) ?? []) hits.push([request, kind, identifier])
        }
      }
    }
    return hits
  }
}

interface Source {
  select: SQL
  kinds: Set<IdentifierKind>
}

/** One source per column and path, whatever kinds of identifier it holds. What the database lacks is left out, and named by `placesUnread`. */
function sourcesOf(map: DataMap, catalogue: Catalogue): Source[] {
  const sources = new Map<string, Source>()
  for (const [table, { reach, disposition }] of Object.entries(map)) {
    if (disposition.do === 'nothing') continue
    for (const way of reach) {
      if (way.by === 'parent' || !(way.column in (catalogue.tables[table]?.columns ?? {}))) continue
      const place = JSON.stringify([table, way.by, way.column, way.by === 'json' ? way.path : []])
      const known = sources.get(place)
      if (known) known.kinds.add(way.holds)
      else sources.set(place, { select: selectOf(catalogue, table, way), kinds: new Set([way.holds]) })
    }
  }
  return [...sources.values()]
}

function selectOf({ schema, tables }: Catalogue, table: string, way: Exclude<Reach, { by: 'parent' }>): SQL {
  const { value, each } = namedBy(way, 't', tables[table]?.columns[way.column])
  const from = sql`${sql.identifier(schema)}.${sql.identifier(table)} t`
  const found = sql`select ${value} as value from ${each ? list([from, each]) : from}`
  return sql`select value from (${found}) found where value is not null`
}
