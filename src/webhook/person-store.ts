import { sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import { type KeyRing, pseudonym, seal } from '../runtime/keys.ts'
import { addressPseudonyms } from '../subject/pseudonym.ts'
import type { Sender } from './event.ts'
import { bindingKey, holdersInQuestion, type ResolvedPersons, resolvePersons, type SenderKey } from './resolve-persons.ts'

const SEEN_AGAIN_AFTER_MS = 86_400_000

/** Another process bound the same address first: the whole batch is done again and finds that binding. */
class BindingRaced extends Error {
  override name = 'BindingRaced'
  /** As PostgreSQL calls what it could not serialise. */
  readonly code = '40001'
}

export interface ArrivingSender {
  sender: Sender
  portfolioId: string
  dedicated: boolean
  mayCreate: boolean
}

export interface PersonContext {
  keys: KeyRing
  now: Date
  newId(): string
}

interface FoundBinding {
  id: string
  kind: string
  portfolio_id: string
  key_id: string
  pseudonym: string
  person_id: string
  is_stale: boolean
}

/**
 * The person behind each sender, made where nobody is known yet. Bindings whose address was blanked after an erasure get it back:
 * who writes again wants an answer. Throws BindingRaced when the transaction must be done again.
 */
export async function personsOf(
  tx: BotTx,
  { keys, now, newId }: PersonContext,
  arriving: readonly ArrivingSender[],
): Promise<Pick<ResolvedPersons, 'personIds' | 'conflicts'>> {
  const senders = arriving.map(({ sender, dedicated, mayCreate, portfolioId }) => ({
    sender,
    mayBindBoth: dedicated,
    mayCreate,
    phone: phoneKey(keys, sender),
    userId: userIdKey(keys, portfolioId, sender),
  }))
  const addresses = new Map<string, SenderKey>()
  for (const key of senders.flatMap(({ phone, userId }) => [phone ?? [], userId ?? []].flat())) {
    for (const { keyId, value } of key.keys) addresses.set(bindingKey(key.kind, key.portfolioId, keyId, value), key)
  }
  const found = await findBindings(tx, addresses, now)
  const byKey = new Map(found.map((row) => [bindingKey(row.kind, row.portfolio_id, row.key_id, row.pseudonym), row.person_id]))
  const withPhone = await findWithPhone(tx, holdersInQuestion(senders, byKey))
  const resolved = resolvePersons(senders, { byKey, withPhone }, newId)
  await touch(tx, keys, now, found, addresses)
  await storePersons(tx, resolved, now)
  await moveBindings(tx, resolved)
  await storeBindings(tx, keys, now, newId, resolved)
  return resolved
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

async function findBindings(tx: BotTx, addresses: ReadonlyMap<string, SenderKey>, now: Date): Promise<FoundBinding[]> {
  const columns = columnsOf(
    [...addresses.values()].flatMap((key) => key.keys.map(({ keyId, value }) => [key.kind, key.portfolioId, keyId, value])),
    4,
  )
  const staleBefore = new Date(now.getTime() - SEEN_AGAIN_AFTER_MS).toISOString()
  const { rows } = await tx.execute(sql`
    select b.*
    from unnest(${columns[0]}::text[], ${columns[1]}::text[], ${columns[2]}::text[], ${columns[3]}::text[])
         as k (kind, portfolio_id, key_id, pseudonym)
    cross join lateral (
      -- At most one, by its unique index; the limit keeps the planner from reading the whole table instead.
      select b.id, b.kind, b.portfolio_id, b.key_id, b.pseudonym, b.person_id,
             b.address_sealed is null or b.seen_at < ${staleBefore}::timestamptz as is_stale
      from person_binding b
      where b.kind = k.kind and b.portfolio_id = k.portfolio_id and b.key_id = k.key_id and b.pseudonym = k.pseudonym
        and b.ended_at is null
      limit 1
    ) b`)
  // The columns are those of the select above.
  return rows as unknown as FoundBinding[]
}

async function findWithPhone(tx: BotTx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const { rows } = await tx.execute(sql`
    select distinct person_id from person_binding
    where person_id = any(${sql.param(personIds)}::uuid[]) and kind = 'phone' and ended_at is null`)
  return new Set(rows.map((row) => String(row.person_id)))
}

// At most once a day and binding. Rows are locked in the order of their ids, as by every batch.
async function touch(
  tx: BotTx,
  keys: KeyRing,
  now: Date,
  found: readonly FoundBinding[],
  addresses: ReadonlyMap<string, SenderKey>,
): Promise<void> {
  const rows = found.flatMap((row) => {
    const key = addresses.get(bindingKey(row.kind, row.portfolio_id, row.key_id, row.pseudonym))
    return row.is_stale && key ? [[row.id, seal(keys, 'address', key.address)]] : []
  })
  if (rows.length === 0) return
  const [ids, sealed] = columnsOf(rows, 2)
  await tx.execute(sql`
    with locked as (
      select id from person_binding where id = any(${ids}::uuid[]) and ended_at is null order by id for no key update
    )
    update person_binding b
    set address_sealed = coalesce(b.address_sealed, fresh.sealed), seen_at = greatest(b.seen_at, ${now.toISOString()}::timestamptz)
    from unnest(${ids}::uuid[], ${sealed}::text[]) as fresh (id, sealed) join locked using (id)
    where b.id = fresh.id`)
}

async function storePersons(tx: BotTx, { newPersons }: ResolvedPersons, now: Date): Promise<void> {
  if (newPersons.length === 0) return
  await tx.execute(sql`
    insert into person (id, created_at) select id, ${now.toISOString()}::timestamptz from unnest(${sql.param(newPersons)}::uuid[]) as id`)
}

async function moveBindings(tx: BotTx, { moves }: ResolvedPersons): Promise<void> {
  for (const { key, from, to } of moves) {
    const pseudonyms = sql.param(key.keys.map(({ value }) => value))
    const moved = await tx.execute(sql`
      update person_binding set person_id = ${to}
      where kind = ${key.kind} and portfolio_id = ${key.portfolioId} and pseudonym = any(${pseudonyms}::text[])
        and person_id = ${from} and ended_at is null`)
    if (moved.rowCount === 0) throw new BindingRaced()
  }
}

async function storeBindings(
  tx: BotTx,
  keys: KeyRing,
  now: Date,
  newId: () => string,
  { newBindings }: ResolvedPersons,
): Promise<void> {
  if (newBindings.length === 0) return
  const rows = newBindings.flatMap(({ personId, key, identityKeyHash }) => {
    const [newest] = key.keys
    const identity = identityKeyHash === undefined ? null : pseudonym(keys, 'case', `identity ${identityKeyHash}`).value
    const sealed = seal(keys, 'address', key.address)
    return newest ? [[newId(), personId, key.kind, key.portfolioId, newest.keyId, newest.value, sealed, identity]] : []
  })
  const [id, person, kind, portfolio, keyId, value, sealed, identity] = columnsOf(rows, 8)
  // Sorted, so that two processes that meet the same people wait for each other instead of deadlocking.
  const inserted = await tx.execute(sql`
    insert into person_binding (id, person_id, kind, portfolio_id, key_id, pseudonym, address_sealed, identity_key, seen_at)
    select id, person_id, kind, portfolio_id, key_id, pseudonym, address_sealed, identity_key, ${now.toISOString()}::timestamptz
    from unnest(${id}::uuid[], ${person}::uuid[], ${kind}::text[], ${portfolio}::text[], ${keyId}::text[], ${value}::text[],
                ${sealed}::text[], ${identity}::text[])
         as b (id, person_id, kind, portfolio_id, key_id, pseudonym, address_sealed, identity_key)
    order by kind, portfolio_id, key_id, pseudonym
    on conflict (kind, portfolio_id, key_id, pseudonym) where ended_at is null do nothing`)
  if (inserted.rowCount !== rows.length) throw new BindingRaced()
}
