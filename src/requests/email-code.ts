import { equalInConstantTime, type KeyRing, pseudonym, pseudonyms } from '../runtime/keys.ts'

const MINUTE_MS = 60_000
export const CODE_LIVES_MS = 10 * MINUTE_MS
export const CODE_TRIES_MAX = 5
export const CODES_AN_HOUR_MAX = 3
/** With five tries each, somebody who holds the number guesses right once in ninety years. */
export const CODES_A_DAY_MAX = 6
/** How long a passed code proves the address: what is confirmed later needs a new one. */
export const PROOF_LIVES_MS = 60 * MINUTE_MS

/** Whose code it is: one that was sent to somebody else, or into another chat, never fits. */
export interface BoundTo {
  personId: string
  conversationId: string
  /** The members to whose address it was sent. */
  memberIds: readonly string[]
}

/** What is kept of a code: a keyed hash, together with what it is bound to. */
export function hashCode(keys: KeyRing, bound: BoundTo, code: string): string {
  return pseudonym(keys, 'code', textOf(bound, code)).value
}

/**
 * Whether this is the code. Every key still known is tried, and a row without a code costs the same time as one with another code: no
 * hash equals what no hash looks like.
 */
export function isCode(keys: KeyRing, bound: BoundTo, codeHash: string | null, typed: string): boolean {
  const candidates = pseudonyms(keys, 'code', textOf(bound, typed))
  const fits = candidates.map(({ value }) => equalInConstantTime(value, codeHash ?? NO_HASH))
  return fits.some(Boolean)
}

const NO_HASH = '-'.repeat(64)

const textOf = ({ personId, conversationId, memberIds }: BoundTo, code: string) =>
  JSON.stringify([personId, conversationId, [...memberIds].sort(), code])

/** Under what an address is counted, whatever its capitals. */
export function addressHash(keys: KeyRing, email: string): string {
  return pseudonym(keys, 'code', `address ${email.toLowerCase()}`).value
}
