import type { Sender } from './event.ts'

/** The live bindings a look-up found. */
export interface KnownPersons {
  /** Person ids by bindingKey. */
  byKey: ReadonlyMap<string, string>
  /** Those of holdersInQuestion who are known by a number. */
  withPhone: ReadonlySet<string>
}

/** One way of knowing a sender. `keys` are its pseudonyms under every key still known, newest first. */
export interface SenderKey {
  kind: 'phone' | 'user_id'
  portfolioId: string
  address: string
  keys: readonly { keyId: string; value: string }[]
}

export interface SenderToResolve {
  sender: Sender
  /** A shared channel proves no tie between a number and an id: one of the two is used, and nothing is tied. */
  mayBindBoth: boolean
  /** A system notice is about somebody known, or about nobody. */
  mayCreate: boolean
  phone: SenderKey | undefined
  userId: SenderKey | undefined
}

export interface ResolvedPersons {
  /** By place in the input; undefined where nobody is known and nobody may be created. */
  personIds: (string | undefined)[]
  newPersons: string[]
  newBindings: { personId: string; key: SenderKey; identityKeyHash: string | undefined }[]
  /** Ids whose person had no number and turned out to be somebody who has one; `place` of the sender who showed it. */
  moves: { key: SenderKey; from: string; to: string; place: number }[]
  /** Ids tied to another number than the one they came with: left alone. */
  conflicts: number
}

/** A binding's identity within one look-up. */
export function bindingKey(kind: string, portfolioId: string, keyId: string, pseudonym: string): string {
  return `${kind} ${portfolioId} ${keyId} ${pseudonym}`
}

/** People found by an id that came with a number which is not theirs: whether they have another number decides who keeps the id. */
export function holdersInQuestion(senders: readonly SenderToResolve[], byKey: KnownPersons['byKey']): string[] {
  return senders.flatMap(({ phone, userId, mayBindBoth }) => {
    const holder = phone && userId && mayBindBoth ? personBehind(byKey, userId) : undefined
    return holder !== undefined && phone && personBehind(byKey, phone) !== holder ? [holder] : []
  })
}

interface Registry {
  byKey: Map<string, string>
  withPhone: Set<string>
  resolved: ResolvedPersons
  place: number
  newId(): string
}

/**
 * Finds or makes the person behind each sender, in order. The number decides; the id finds people without one.
 * Pure: `newId` makes row ids.
 */
export function resolvePersons(senders: readonly SenderToResolve[], known: KnownPersons, newId: () => string): ResolvedPersons {
  const resolved: ResolvedPersons = { personIds: [], newPersons: [], newBindings: [], moves: [], conflicts: 0 }
  const registry = { byKey: new Map(known.byKey), withPhone: new Set(known.withPhone), resolved, newId }
  for (const [place, sender] of senders.entries()) resolved.personIds.push(resolveOne(sender, { ...registry, place }))
  return resolved
}

function resolveOne(
  { sender: shown, mayBindBoth, mayCreate, phone, ...ids }: SenderToResolve,
  registry: Registry,
): string | undefined {
  // What a business's channel shows of an identity says nothing that CallMissed's own would be compared with.
  const { identityKeyHash, ...plain } = shown
  const sender = mayBindBoth ? shown : plain
  // With a number at hand, an id counts only where the two may be tied.
  const userId = phone && !mayBindBoth ? undefined : ids.userId
  const byPhone = phone && personBehind(registry.byKey, phone)
  const byUserId = userId && personBehind(registry.byKey, userId)
  if (!mayCreate) return byPhone ?? byUserId
  if (phone) {
    const adopted = byUserId !== undefined && !registry.withPhone.has(byUserId) ? byUserId : undefined
    const personId = byPhone ?? adopted ?? create(registry)
    if (!byPhone) bind(registry, phone, personId, sender)
    if (userId) tie(registry, userId, byUserId, personId, sender)
    return personId
  }
  if (byUserId !== undefined || !userId) return byUserId
  const personId = create(registry)
  bind(registry, userId, personId, sender)
  return personId
}

// The number's person wins an id, unless that id's person has a number of their own.
function tie(registry: Registry, userId: SenderKey, holder: string | undefined, personId: string, sender: Sender): void {
  if (holder === personId) return
  if (holder === undefined) bind(registry, userId, personId, sender)
  else if (registry.withPhone.has(holder)) registry.resolved.conflicts += 1
  else {
    registry.resolved.moves.push({ key: userId, from: holder, to: personId, place: registry.place })
    remember(registry, userId, personId)
  }
}

function bind(registry: Registry, key: SenderKey, personId: string, sender: Sender): void {
  registry.resolved.newBindings.push({ personId, key, identityKeyHash: sender.identityKeyHash })
  if (key.kind === 'phone') registry.withPhone.add(personId)
  remember(registry, key, personId)
}

/** Whom an address names, under any key still known. */
export function personBehind(byKey: KnownPersons['byKey'], key: SenderKey): string | undefined {
  for (const { keyId, value } of key.keys) {
    const personId = byKey.get(bindingKey(key.kind, key.portfolioId, keyId, value))
    if (personId !== undefined) return personId
  }
  return undefined
}

function remember({ byKey }: Registry, key: SenderKey, personId: string): void {
  for (const { keyId, value } of key.keys) byKey.set(bindingKey(key.kind, key.portfolioId, keyId, value), personId)
}

function create({ resolved, newId }: Registry): string {
  const id = newId()
  resolved.newPersons.push(id)
  return id
}
