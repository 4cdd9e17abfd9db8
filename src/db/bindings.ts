import { and, desc, eq, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm'
import { newId } from '../runtime/ids.ts'
import { type KeyRing, pseudonyms, seal, unseal } from '../runtime/keys.ts'
import { type Address, addressPseudonym, addressPseudonyms } from '../subject/pseudonym.ts'
import type { BotDb, BotTx } from './client.ts'
import { personBinding } from './schema.ts'

export type BindingRow = typeof personBinding.$inferSelect

/** The person's live bindings, newest sign of life first. */
export async function bindingsOf(db: BotDb | BotTx, personId: string): Promise<BindingRow[]> {
  return db
    .select()
    .from(personBinding)
    .where(and(eq(personBinding.personId, personId), isNull(personBinding.endedAt)))
    .orderBy(desc(personBinding.seenAt))
}

/** The addresses still known of a person; those already blanked are left out. */
export function addressesIn(keys: KeyRing, rows: readonly BindingRow[]): Address[] {
  return rows.flatMap((row): Address[] => {
    if (row.addressSealed === null) return []
    const value = unseal(keys, 'address', row.addressSealed)
    return [
      row.kind === 'phone' ? { kind: 'phone', phone: value } : { kind: 'user_id', portfolioId: row.portfolioId, userId: value },
    ]
  })
}

/** The live binding of an address, under any key still known. */
export async function findBinding(db: BotDb | BotTx, keys: KeyRing, address: Address): Promise<BindingRow | undefined> {
  const [row] = await db
    .select()
    .from(personBinding)
    .where(and(isNull(personBinding.endedAt), isOf(keys, address)))
  return row
}

function isOf(keys: KeyRing, address: Address): SQL | undefined {
  const candidates = addressPseudonyms(keys, 'case', address)
  return and(
    eq(personBinding.kind, address.kind),
    eq(personBinding.portfolioId, address.kind === 'user_id' ? address.portfolioId : ''),
    or(...candidates.map(({ keyId, value }) => and(eq(personBinding.keyId, keyId), eq(personBinding.pseudonym, value)))),
  )
}

/**
 * Binds an address to a person, and seals it again where it had been blanked. False: it is bound to somebody else, and nothing changed.
 */
export async function bindAddress(tx: BotTx, keys: KeyRing, personId: string, address: Address, now: Date): Promise<boolean> {
  const addressSealed = seal(keys, 'address', address.kind === 'phone' ? address.phone : address.userId)
  const existing = await findBinding(tx, keys, address)
  if (existing) {
    if (existing.personId !== personId) return false
    await tx.update(personBinding).set({ addressSealed, seenAt: now }).where(eq(personBinding.id, existing.id))
    return true
  }
  const { keyId, value } = addressPseudonym(keys, 'case', address)
  const portfolioId = address.kind === 'user_id' ? address.portfolioId : ''
  const { kind } = address
  await tx
    .insert(personBinding)
    .values({ id: newId(), personId, kind, portfolioId, keyId, pseudonym: value, addressSealed, seenAt: now })
  return true
}

/** Gives a number that Meta has just vouched for to this person. Returns whose it was. */
export async function moveBinding(
  tx: BotTx,
  keys: KeyRing,
  personId: string,
  address: Address,
  now: Date,
): Promise<string | undefined> {
  const existing = await findBinding(tx, keys, address)
  if (existing) await tx.update(personBinding).set({ personId }).where(eq(personBinding.id, existing.id))
  await bindAddress(tx, keys, personId, address, now)
  return existing?.personId
}

/** What WhatsApp has said to be this person's by now goes over to them; what its former holder's phone showed of an identity is no measure of theirs. */
export async function takeBinding(tx: BotTx, id: string, personId: string, now: Date): Promise<void> {
  await tx.update(personBinding).set({ personId, identityKey: null, seenAt: now }).where(eq(personBinding.id, id))
}

const hasLeft = and(eq(personBinding.kind, 'phone'), isNotNull(personBinding.endedAt))

/** Whether the person has left a number, by WhatsApp's own word: nothing else ends one. */
export async function hasLeftNumber(db: BotDb | BotTx, personId: string): Promise<boolean> {
  return (await db.$count(personBinding, and(eq(personBinding.personId, personId), hasLeft))) > 0
}

/** The number that this person has left is replaced now: the same move, of which WhatsApp told in two words. */
export async function noteMoved(tx: BotTx, personId: string, now: Date): Promise<void> {
  await tx
    .update(personBinding)
    .set({ endedAt: now })
    .where(and(eq(personBinding.personId, personId), hasLeft))
}

/**
 * When what names this person may have got another holder. The moment of their own move to a number, by WhatsApp's word, is none: it raises a doubt
 * about what was held there before, and none about who writes.
 */
export async function changesOfHands(db: BotDb | BotTx, personId: string): Promise<Date[]> {
  const left = await db
    .select({ at: personBinding.endedAt })
    .from(personBinding)
    .where(and(eq(personBinding.personId, personId), hasLeft))
  const moves = new Set(left.map(({ at }) => at?.getTime()))
  return (await bindingsOf(db, personId)).flatMap(({ identityChangedAt: at }) =>
    at === null || moves.has(at.getTime()) ? [] : [at],
  )
}

/** The number behind this binding may have another holder from now on. */
export async function noteIdentityChange(tx: BotTx, id: string, now: Date): Promise<void> {
  await tx.update(personBinding).set({ identityChangedAt: now }).where(eq(personBinding.id, id))
}

/** Ends the bindings with these ids: the number or id belongs to this person no more. */
export async function endBindings(tx: BotTx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0)
    await tx
      .update(personBinding)
      .set({ endedAt: now, addressSealed: null })
      .where(inArray(personBinding.id, [...ids]))
}

/**
 * Remembers an id that was this person's by Meta's own word: it is no address any more, but what is held under it is theirs. An id that
 * somebody has is not touched.
 */
export async function keepFormerId(
  tx: BotTx,
  keys: KeyRing,
  personId: string,
  address: Extract<Address, { kind: 'user_id' }>,
  now: Date,
): Promise<void> {
  if (await findBinding(tx, keys, address)) return
  const fresh = { personId, addressSealed: seal(keys, 'address', address.userId), seenAt: now }
  const known = await tx
    .update(personBinding)
    .set(fresh)
    .where(and(isNotNull(personBinding.endedAt), isOf(keys, address)))
    .returning({ id: personBinding.id })
  if (known.length > 0) return
  const { keyId, value } = addressPseudonym(keys, 'case', address)
  const { kind, portfolioId } = address
  await tx.insert(personBinding).values({ id: newId(), ...fresh, kind, portfolioId, keyId, pseudonym: value, endedAt: now })
}

/** All that names this person's rows: their addresses, and former ids that nobody has taken since. Never to be written to. */
export async function namesOf(db: BotDb | BotTx, keys: KeyRing, personId: string): Promise<Address[]> {
  const former = await db
    .select()
    .from(personBinding)
    .where(and(eq(personBinding.personId, personId), isNotNull(personBinding.endedAt), isNotNull(personBinding.addressSealed)))
  const names = addressesIn(keys, await bindingsOf(db, personId))
  for (const address of addressesIn(keys, former)) if (!(await findBinding(db, keys, address))) names.push(address)
  return names
}

/** Remembers Meta's identity key of the phone binding. Returns `changed` when another one was known. */
export async function noteIdentityKey(
  tx: BotTx,
  keys: KeyRing,
  binding: BindingRow,
  hash: string,
  now: Date,
): Promise<'same' | 'changed'> {
  const candidates = pseudonyms(keys, 'case', `identity ${hash}`).map(({ value }) => value)
  const [identityKey = null] = candidates
  if (binding.identityKey === identityKey) return 'same'
  // Known under a key that is being replaced: written anew, and nobody's identity has changed.
  const changed = binding.identityKey !== null && !candidates.includes(binding.identityKey)
  await tx
    .update(personBinding)
    .set({ identityKey, ...(changed ? { identityChangedAt: now } : {}) })
    .where(eq(personBinding.id, binding.id))
  return changed ? 'changed' : 'same'
}

/** Forgets the addresses themselves; the pseudonyms stay until their keys are destroyed. Bindings seen after `before` are somebody's living chat. */
export async function blankAddresses(tx: BotTx, personId: string, before: Date): Promise<void> {
  await tx
    .update(personBinding)
    .set({ addressSealed: null })
    .where(and(eq(personBinding.personId, personId), lte(personBinding.seenAt, before)))
}
