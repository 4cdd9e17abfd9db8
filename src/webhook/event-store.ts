import { sql } from 'drizzle-orm'
import { wakingSql } from '../db/wake.ts'
import { type KeyRing, pseudonym, seal } from '../runtime/keys.ts'
import { wamidHashes } from '../subject/pseudonym.ts'
import { ID_JOINED, type IdJoined } from './event.ts'
import type { InboxItem } from './inbox-item.ts'
import { personsOf, touchBindings } from './person-store.ts'
import type { ResolvedPersons } from './resolve-persons.ts'
import { columnValues, type Session } from './session-store.ts'

export type EventItem = Extract<InboxItem, { kind: 'event' }>

export interface EventContext {
  keys: KeyRing
  now: Date
  newId(): string
}

// One statement, so one round trip and one commit, for new people as well as for known ones. What is written last reads what is written first,
// which settles the order; ids in the order of arrival, which Meta's seconds do not keep; rows sorted, so that no two processes deadlock.
const STORE = {
  name: 'webhook-store-events',
  text: `
    with new_person as (
      insert into person (id, created_at) select id, $1::timestamptz from unnest($2::uuid[]) as id
    ), bound as (
      insert into person_binding (id, person_id, kind, portfolio_id, key_id, pseudonym, address_sealed, identity_key, seen_at)
      select b.*, $1::timestamptz
      from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
        as b (id, person_id, kind, portfolio_id, key_id, pseudonym, address_sealed, identity_key)
      order by b.kind, b.portfolio_id, b.key_id, b.pseudonym
      returning id
    ), arriving as materialized (
      select nextval('inbox_event_id_seq') as id, a.*
      from unnest($11::text[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::timestamptz[])
        as a (dedup_key, person_id, channel_id, kind, content_type, sealed, event_at)
    ), stored as (
      insert into inbox_event (id, dedup_key, person_id, channel_id, kind, content_type, sealed, event_at, received_at)
      select a.*, $1::timestamptz from arriving a cross join (select count(*) from bound) first
      order by a.dedup_key
      on conflict (dedup_key) do nothing
      returning person_id
    ), waiting as (select array_agg(distinct person_id) as ids from stored)
    select (${wakingSql('handle-event', 'ids')}) is null as is_none from waiting`,
}

/**
 * Stores events with the people and bindings they need, and wakes whom something new came for. A redelivered event changes nothing.
 * Returns how many ids were left with another number than the one they came with. Throws what isRaced knows when it must be done again.
 */
export async function storeEvents(session: Session, context: EventContext, items: readonly EventItem[]): Promise<number> {
  const arriving = items.map(({ channel, event }) => ({
    sender: event.sender,
    channelId: channel.id,
    portfolioId: channel.portfolioId,
    dedicated: channel.mode === 'dedicated',
    mayCreate: event.kind === 'message',
  }))
  const { resolved, stale } = await personsOf(session, context, arriving)
  const rows = await withoutKnown(session, rowsOf(context.keys, items, resolved))
  if (rows.length === 0) return resolved.conflicts
  if (stale.length === 0) {
    await store(session, context, resolved, rows)
    return resolved.conflicts
  }
  await session.db.transaction(async (tx) => {
    await touchBindings(tx, context, stale)
    await store(session, context, resolved, rows)
  })
  return resolved.conflicts
}

interface EventRow {
  /** Hashes of the wamid under keys that are being replaced. */
  formerKeys: string[]
  columns: string[]
}

function rowsOf(keys: KeyRing, items: readonly EventItem[], { personIds, moves }: ResolvedPersons): EventRow[] {
  return items.flatMap(({ channel, event }, place) => {
    const personId = personIds[place]
    if (personId === undefined) return []
    const [dedupKey = '', ...formerKeys] = wamidHashes(keys, event.wamid)
    const contentType = event.kind === 'message' ? event.content.type : event.change
    const sealed = seal(keys, 'inbox', JSON.stringify(event))
    const row = { formerKeys, columns: [dedupKey, personId, channel.id, event.kind, contentType, sealed, event.sentAt] }
    return [...moves.filter((move) => move.place === place).map((move) => joinedAhead(keys, move, event, row)), row]
  })
}

// The id moves with all that its person has open, which is more than a webhook may wait for: the number's person hears of it ahead of the message.
function joinedAhead(
  keys: KeyRing,
  { key, from }: ResolvedPersons['moves'][number],
  { sender: { phone } }: EventItem['event'],
  row: EventRow,
): EventRow {
  const [dedupKey = '', personId = '', channelId = '', , , , sentAt = ''] = row.columns
  const joined: IdJoined = { from, portfolioId: key.portfolioId, userId: key.address, ...(phone === undefined ? {} : { phone }) }
  const at = Date.parse(sentAt)
  // A time that is none is the database's to refuse, with this row alone.
  const eventAt = Number.isNaN(at) ? sentAt : new Date(at - 1).toISOString()
  const named = (hash: string) => `${ID_JOINED}:${hash}`
  return {
    formerKeys: row.formerKeys.map(named),
    columns: [named(dedupKey), personId, channelId, 'system', ID_JOINED, seal(keys, 'inbox', JSON.stringify(joined)), eventAt],
  }
}

// While a pseudonym key is being replaced, a redelivery is recognised by the former key's hash.
async function withoutKnown({ db }: Session, rows: EventRow[]): Promise<EventRow[]> {
  const formerKeys = rows.flatMap((row) => row.formerKeys)
  if (formerKeys.length === 0) return rows
  const found = await db.execute(sql`select dedup_key from inbox_event where dedup_key = any(${sql.param(formerKeys)}::text[])`)
  const known = new Set(found.rows.map((row) => String(row.dedup_key)))
  return rows.filter((row) => !row.formerKeys.some((key) => known.has(key)))
}

async function store(
  { client }: Session,
  { keys, now, newId }: EventContext,
  { newPersons, newBindings }: Pick<ResolvedPersons, 'newPersons' | 'newBindings'>,
  rows: readonly EventRow[],
): Promise<void> {
  const bindings = newBindings.flatMap(({ personId, key, identityKeyHash }) => {
    const [newest] = key.keys
    const identity = identityKeyHash === undefined ? null : pseudonym(keys, 'case', `identity ${identityKeyHash}`).value
    const sealed = seal(keys, 'address', key.address)
    return newest ? [[newId(), personId, key.kind, key.portfolioId, newest.keyId, newest.value, sealed, identity]] : []
  })
  const events = rows.map(({ columns }) => columns)
  await client.query({ ...STORE, values: [now, newPersons, ...columnValues(bindings, 8), ...columnValues(events, 7)] })
}
