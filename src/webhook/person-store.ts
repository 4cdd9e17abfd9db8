import { sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import { type KeyRing, seal } from '../runtime/keys.ts'
import { addressPseudonyms } from '../subject/pseudonym.ts'
import type { Sender } from './event.ts'
import { inTalk } from './in-talk-store.ts'
import {
  bindingKey,
  holdersInQuestion,
  personBehind,
  type ResolvedPersons,
  resolvePersons,
  type SenderKey,
  type SenderToResolve,
} from './resolve-persons.ts'
import { columnValues, type Session } from './session-store.ts'

const SEEN_AGAIN_AFTER_MS = 86_400_000

export interface ArrivingSender {
  sender: Sender
  channelId: string
  portfolioId: string
  dedicated: boolean
  mayCreate: boolean
}

/** A pseudonym to look for, of one way of knowing a sender. */
interface Sought {
  key: SenderKey
  keyId: string
  value: string
}

interface FoundBinding {
  /** Of what was sought, from 0. */
  place: number
  person_id: string
  /** The binding's id where it is stale. */
  stale_id: string | null
}

/** A binding whose sign of life is a day old or whose address was blanked after an erasure: who writes again wants an answer. */
export interface StaleBinding {
  id: string
  address: string
}

interface PersonsOfSenders {
  resolved: ResolvedPersons
  stale: StaleBinding[]
}

/** The person behind each sender, and what is to be stored where nobody is known yet. Writes nothing. */
export async function personsOf(
  session: Session,
  { keys, now, newId }: { keys: KeyRing; now: Date; newId(): string },
  arriving: readonly ArrivingSender[],
): Promise<PersonsOfSenders> {
  const senders = arriving.map(({ sender, channelId, dedicated, mayCreate, portfolioId }) => ({
    sender,
    channelId,
    mayBindBoth: dedicated,
    mayCreate,
    phone: phoneKey(keys, sender),
    userId: userIdKey(keys, portfolioId, sender),
  }))
  const soughtByKey = new Map<string, Sought>()
  for (const key of senders.flatMap(({ phone, userId }) => [phone ?? [], userId ?? []].flat())) {
    for (const { keyId, value } of key.keys) {
      soughtByKey.set(bindingKey(key.kind, key.portfolioId, keyId, value), { key, keyId, value })
    }
  }
  const sought = [...soughtByKey]
  const found = await findBindings(
    session,
    sought.map(([, one]) => one),
    now,
  )
  const byKey = new Map(found.flatMap(({ place, person_id }) => (sought[place] ? [[sought[place][0], person_id]] : [])))
  const withPhone = await findWithPhone(session, holdersInQuestion(senders, byKey))
  const byIdAlone = await metByIdAlone(session, senders, byKey)
  const meant = senders.map((sender, place) => (byIdAlone.has(place) ? { ...sender, phone: undefined } : sender))
  const stale = found.flatMap(({ place, stale_id }) =>
    sought[place] && stale_id !== null ? [{ id: stale_id, address: sought[place][1].key.address }] : [],
  )
  return { resolved: resolvePersons(meant, { byKey, withPhone }, newId), stale }
}

/**
 * A business's channel ties no number to an id, and the number is its person's. Only where the id that Meta names beside it has more in talk in
 * this very chat (it began before WhatsApp showed the number) is the id's person meant: both are the sender's, by one signed message. Returns places.
 */
async function metByIdAlone(
  { db }: Session,
  senders: readonly (SenderToResolve & { channelId: string })[],
  byKey: ReadonlyMap<string, string>,
): Promise<Set<number>> {
  const rows = senders.flatMap(({ phone, userId, mayBindBoth, channelId }, place) => {
    const byId = phone && userId && !mayBindBoth ? personBehind(byKey, userId) : undefined
    const byPhone = phone && personBehind(byKey, phone)
    return byId === undefined || byId === byPhone ? [] : [[place, channelId, byId, byPhone ?? null]]
  })
  if (rows.length === 0) return new Set()
  const [place, channel, byId, byPhone] = columnsOf(rows, 4)
  const found = await db.execute(sql`
    select a.place from unnest(${place}::int[], ${channel}::uuid[], ${byId}::uuid[], ${byPhone}::uuid[]) as a (place, channel_id, by_id, by_phone)
    where ${inTalk(sql`a.by_id`, sql`a.channel_id`)} > ${inTalk(sql`a.by_phone`, sql`a.channel_id`)}`)
  return new Set(found.rows.map((row) => Number(row.place)))
}

function phoneKey(keys: KeyRing, { phone }: Sender): SenderKey | undefined {
  if (phone === undefined) return undefined
  return { kind: 'phone', portfolioId: '', address: phone, keys: addressPseudonyms(keys, 'case', { kind: 'phone', phone }) }
}

function userIdKey(keys: KeyRing, portfolioId: string, { userId }: Sender): SenderKey | undefined {
  if (userId === undefined) return undefined
  return {
    kind: 'user_id',
    portfolioId,
    address: userId,
    keys: addressPseudonyms(keys, 'case', { kind: 'user_id', portfolioId, userId }),
  }
}

const FIND = {
  name: 'webhook-find-bindings',
  text: `
    select k.place::int - 1 as place, b.*
    from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as k (kind, portfolio_id, key_id, pseudonym, place)
    cross join lateral (
      -- At most one, by its unique index; the limit keeps the planner from reading the whole table instead.
      select b.person_id, case when b.address_sealed is null or b.seen_at < $5::timestamptz then b.id end as stale_id
      from person_binding b
      where b.kind = k.kind and b.portfolio_id = k.portfolio_id and b.key_id = k.key_id and b.pseudonym = k.pseudonym
        and b.ended_at is null
      limit 1
    ) b`,
}

async function findBindings({ client }: Session, sought: readonly Sought[], now: Date): Promise<FoundBinding[]> {
  const columns = columnValues(
    sought.map(({ key, keyId, value }) => [key.kind, key.portfolioId, keyId, value]),
    4,
  )
  const staleBefore = new Date(now.getTime() - SEEN_AGAIN_AFTER_MS)
  return (await client.query<FoundBinding>({ ...FIND, values: [...columns, staleBefore] })).rows
}

async function findWithPhone({ db }: Session, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const { rows } = await db.execute(sql`
    select distinct person_id from person_binding
    where person_id = any(${sql.param(personIds)}::uuid[]) and kind = 'phone' and ended_at is null`)
  return new Set(rows.map((row) => String(row.person_id)))
}

/** Notes a sign of life, and seals blanked addresses again. Rows are locked in the order of their ids, as by every batch. */
export async function touchBindings(
  tx: BotTx,
  { keys, now }: { keys: KeyRing; now: Date },
  stale: readonly StaleBinding[],
): Promise<void> {
  if (stale.length === 0) return
  const [ids, sealed] = columnsOf(
    stale.map(({ id, address }) => [id, seal(keys, 'address', address)]),
    2,
  )
  await tx.execute(sql`
    with locked as (
      select id from person_binding where id = any(${ids}::uuid[]) and ended_at is null order by id for no key update
    )
    update person_binding b
    set address_sealed = coalesce(b.address_sealed, fresh.sealed), seen_at = greatest(b.seen_at, ${now.toISOString()}::timestamptz)
    from unnest(${ids}::uuid[], ${sealed}::text[]) as fresh (id, sealed) join locked using (id)
    where b.id = fresh.id`)
}
