import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { type BlobPlace, blobPlaces, placeName } from './blob-places.ts'
import { type BlobRemover, type BlobWork, believe, doubt } from './blob-work.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import { at, list, reading } from './session-store.ts'
import { isTooSlow } from './sqlstate.ts'

/** So many keys of each column are asked for. */
const ASKED = 5
/** They are looked for among so many of the newest rows: an index on the column cannot be assumed. */
const NEWEST = 10_000
const LIMITS = { lockMs: 1_000, statementMs: 3_000 }
const SOUGHT_MAX = 10_000

export interface Elsewhere {
  map: DataMap
  catalogue: Catalogue
  /** Of a row `t` in the table: whether it keeps what it names in the column. */
  stays: (table: string, column: string) => SQL
}

/** Keys that removals of this process looked for in vain, by store: rows of others that go as well prove nothing. */
const soughtInVain = new WeakMap<Pick<BlobRemover, 'exists'>, Set<string>>()

/**
 * A store that knows nothing of a blob may never have held it: then the row is all that says where the blob lies. It is believed while it
 * holds one of the newest blobs that rows name in the same column which stay; where none names any there, in any column, if one does. Else
 * the rows wait, and staff hear of it.
 */
export async function believeAbsent(platform: pg.Pool, store: BlobRemover, work: BlobWork, elsewhere: Elsewhere): Promise<void> {
  if (work.unreachable) work.absent.clear()
  if (work.absent.size === 0) return
  const sought = [...remember(store, work.absent.keys())]
  const ask = once(async (place) => holdsOneOf(store, await newestKeys(platform, elsewhere, place, sought)))
  const places = blobPlaces(elsewhere.map, elsewhere.catalogue)
  const waiting = new Set([...work.absent.values()].flat())
  const believed = new Set<string>()
  const doubted = new Map<string, 'empty' | 'down'>()
  for (const place of places.filter((each) => waiting.has(placeName(each)))) {
    const own = await ask(place)
    const holds = own === 'not asked' ? await holdsAny(places, ask) : own
    if (holds === 'one' || holds === 'not asked') believed.add(placeName(place))
    else doubted.set(place.table, holds === 'empty' ? 'empty' : 'down')
  }
  believe(work, believed)
  const troubles = [...doubted.values()]
  if (troubles.includes('empty')) store.foundEmpty?.()
  doubt(work, [...doubted.keys()], troubles)
}

type Ask = (place: BlobPlace) => Promise<Holds>

function once(ask: Ask): Ask {
  const known = new Map<string, Holds>()
  return async (place) => {
    const name = placeName(place)
    const holds = known.get(name) ?? (await ask(place))
    known.set(name, holds)
    return holds
  }
}

async function holdsAny(places: readonly BlobPlace[], ask: Ask): Promise<Holds> {
  const found = new Set<Holds>()
  for (const place of places) {
    found.add(await ask(place))
    if (found.has('one')) return 'one'
  }
  return (['empty', 'down', 'unread'] as const).find((each) => found.has(each)) ?? 'not asked'
}

function remember(store: BlobRemover, absent: Iterable<string>): ReadonlySet<string> {
  const sought = soughtInVain.get(store) ?? new Set()
  soughtInVain.set(store, sought)
  for (const key of absent) sought.add(key)
  for (const oldest of sought) {
    if (sought.size <= SOUGHT_MAX) break
    sought.delete(oldest)
  }
  return sought
}

/** Keys of one column, as far as rows could be read in time. */
interface Newest {
  keys: readonly string[]
  isUnread: boolean
}

/** `not asked`: no row names any. `unread`: rows could not be read in time. */
export type Holds = 'one' | 'not asked' | 'empty' | 'down' | 'unread'

/** Whether one of these is there, which rows name. */
export async function holdsOneOf(store: Pick<BlobRemover, 'exists'>, { keys, isUnread }: Newest): Promise<Holds> {
  let failed = false
  for (const key of keys) {
    const is = await store.exists(key).catch(() => undefined)
    if (is) return 'one'
    failed ||= is === undefined
  }
  if (keys.length === 0) return isUnread ? 'unread' : 'not asked'
  return failed ? 'down' : 'empty'
}

/** Some of the newest keys that rows name in the column which stay; where none of the newest rows does, any. */
export async function newestKeys(
  platform: pg.Pool,
  elsewhere: Elsewhere,
  place: BlobPlace,
  but: readonly string[] = [],
): Promise<Newest> {
  const hasOrder = (elsewhere.catalogue.tables[place.table]?.primaryKey ?? []).length > 0
  if (hasOrder) {
    const youngest = await keysOf(platform, elsewhere, place, but, 'by date')
    const newest = youngest.isUnread ? await keysOf(platform, elsewhere, place, but, 'by key') : youngest
    if (newest.keys.length > 0) return newest
  }
  return keysOf(platform, elsewhere, place, but)
}

function keysOf(
  platform: pg.Pool,
  { map, catalogue, stays }: Elsewhere,
  { table, column }: BlobPlace,
  but: readonly string[],
  newest?: 'by date' | 'by key',
): Promise<Newest> {
  const primaryKey = catalogue.tables[table]?.primaryKey ?? []
  const whole = sql`${sql.identifier(catalogue.schema)}.${sql.identifier(table)}`
  const from = newest === undefined ? sql`${whole} t` : newestOf(whole, primaryKey, column)
  const { datedBy } = map[table] ?? {}
  const dated = newest === 'by date' && datedBy !== undefined && catalogue.tables[table]?.columns[datedBy] ? datedBy : undefined
  // Where keys are random these rows are a sample of all times: the youngest of it are asked for, which no storage rule has removed yet.
  const youngest = dated === undefined ? sql`` : sql`${at('t', dated)} desc nulls last, `
  const order = newest === undefined ? sql`` : sql`order by ${youngest}${newestFirst(primaryKey, 't')}`
  const key = sql`${at('t', column)}::text`
  const query = sql`
    select ${key} as key from ${from} where ${at('t', column)} is not null and ${key} <> ''
      and ${key} not in (select unnest(${sql.param([...but])}::text[])) and ${stays(table, column)} ${order} limit ${ASKED}`
  return reading(platform, LIMITS, (session) => session.run<{ key: string }>(query)).then(
    (rows) => ({ keys: rows.map((row) => row.key), isUnread: false }),
    (error: unknown) => {
      if (!isTooSlow(error)) throw error
      return { keys: [], isUnread: true }
    },
  )
}

/** The table as `t`, but of it only the newest rows, as far as they name something in the column. */
function newestOf(whole: SQL, primaryKey: readonly string[], column: string): SQL {
  const columns = [...new Set([...primaryKey, column])].map((each) => at('r', each))
  const isSame = primaryKey.map((each) => sql`${at('t', each)} = ${at('n', each)}`)
  return sql`(select ${list(columns)} from ${whole} r order by ${newestFirst(primaryKey, 'r')} limit ${NEWEST}) n
    join ${whole} t on ${at('n', column)} is not null and ${sql.join(isSame, sql` and `)}`
}

const newestFirst = (primaryKey: readonly string[], alias: string): SQL =>
  list(primaryKey.map((each) => sql`${at(alias, each)} desc`))
