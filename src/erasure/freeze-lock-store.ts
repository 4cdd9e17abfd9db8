import { type SQL, sql } from 'drizzle-orm'
import { notedPlaces, type Place } from './freeze-places-store.ts'
import type { Pseudonym } from './hold-store.ts'
import { bindingsOf, formOf, keyColumns, type Quarry, rowKey, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { at, list, type Session } from './session-store.ts'
import { refusedWith } from './sqlstate.ts'
import { SUPPRESSION } from './suppression-store.ts'

const NOT_ALLOWED = '42501'

/*
 * Freezes and thaws hand former values to each other through the rows they share, so each takes, in this order: its request, the
 * subject's pseudonyms (blocks may not exist yet, so no row of theirs can be locked), and the rows, table by table and key by key.
 * All take them in one order and wait for the rest of the transaction of whoever came first.
 */

/** One request's freezes and thaws go one by one, whoever runs them. */
export async function claimRequest(session: Session, requestId: string): Promise<void> {
  await claim(session, [`request ${requestId}`])
}

/** So do changes to one subject's blocks. */
export async function claimPseudonyms(session: Session, pseudonyms: readonly Pseudonym[]): Promise<void> {
  await claim(
    session,
    pseudonyms.map(({ keyId, value }) => `subject ${keyId} ${value}`),
  )
}

/** The pseudonyms whose blocks the request has replaced. The request must be claimed. */
export async function claimNotedPseudonyms(session: Session, requestId: string): Promise<void> {
  const noted = await session.run<Pseudonym>(sql`
    select distinct primary_key ->> 'key_id' as "keyId", primary_key ->> 'pseudonym' as value from deletion_bot.freeze_undo
    where request_id = ${requestId}::uuid and table_name = ${SUPPRESSION}`)
  await claimPseudonyms(session, noted)
}

async function claim(session: Session, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const sorted = [...new Set(names)].sort()
  await session.run(sql`
    select pg_advisory_xact_lock(hashtextextended('deletion_bot.freeze ' || name, 0)) from unnest(${sql.param(sorted)}::text[]) as n(name)`)
}

/** Locks the subject's rows in these tables until the transaction ends. What is read of them afterwards is the latest. */
export async function lockRows(session: Session, quarry: Quarry, tables: readonly string[]): Promise<void> {
  for (const table of inOrder(tables)) {
    const { templates, form } = formOf(quarry)
    await session.rerun(templates, `lock ${table} ${form}`, () => locking(quarry, table), bindingsOf(quarry))
  }
}

function locking(quarry: Quarry, table: string): SQL {
  const columns = inOrder(keyColumns(quarry.plan, table)).map((column) => at('t', column))
  const keys = columns.length > 0 ? columns : rowKey(quarry.plan, table, 't')
  const mine = isMine(quarry, table, 't', { find: true })
  return countOf(sql`select 1 from ${tableOf(quarry.plan, table)} t where ${mine} order by ${list(keys)} for update of t`)
}

/**
 * Locks the rows that the request has frozen, and names their columns, those included that are not there any more. What is noted by a key
 * that the table's key of today cannot hold, for its type is another, leads to no row: it is not there either. The request must be claimed.
 */
export async function lockNoted(session: Session, requestId: string, schema: string): Promise<Place[]> {
  const places = await notedPlaces(session, schema, sql`u.request_id = ${requestId}::uuid`)
  const nameOf = ({ table, keys }: Place) => JSON.stringify([table, keys])
  const gone = new Set<string>()
  for (const named of inOrder(places.filter((place) => place.there).map(nameOf))) {
    const [table, keys] = JSON.parse(named) as [string, string[]]
    const locked = await unlessRefused(session, () => session.run(lockingNoted(requestId, schema, table, keys)))
    if (locked === undefined) gone.add(named)
  }
  return places.map((place) => ({ ...place, there: place.there && !gone.has(nameOf(place)) }))
}

function lockingNoted(requestId: string, schema: string, table: string, keys: readonly string[]): SQL {
  const name = sql`${sql.identifier(schema)}.${sql.identifier(table)}`
  const ordered = inOrder(keys)
  const same = ordered.map(
    (key) => sql`${at('t', key)} = (jsonb_populate_record(null::${name}, u.primary_key)).${sql.identifier(key)}`,
  )
  return countOf(sql`select 1 from ${name} t join deletion_bot.freeze_undo u on ${sql.join(same, sql` and `)}
    where u.request_id = ${requestId}::uuid and u.table_name = ${table}
      and u.primary_key ?& ${sql.param(ordered)}::text[] and u.primary_key - ${sql.param(ordered)}::text[] = '{}'
    order by ${list(ordered.map((key) => at('t', key)))} for update of t`)
}

/** What the database refuses for good undoes nothing else of the transaction. Undefined: it was refused. */
export async function unlessRefused<T>(session: Session, work: () => Promise<T>): Promise<T | undefined> {
  await session.run(sql`savepoint trying`)
  try {
    const done = await work()
    await session.run(sql`release savepoint trying`)
    return done
  } catch (error) {
    const code = refusedWith(error)
    if (code === undefined || code === NOT_ALLOWED) throw error
    await session.run(sql`rollback to savepoint trying`)
    return undefined
  }
}

// However many rows are locked, one line comes back.
const countOf = (locking: SQL): SQL => sql`with locked as materialized (${locking}) select count(*) from locked`

const inOrder = (names: readonly string[]): string[] => [...new Set(names)].sort()
