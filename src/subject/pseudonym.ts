import { type KeyRing, type PseudonymPurpose, pseudonym, pseudonyms } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from './subject.ts'

/** The address of a binding: a number, or a business-scoped id within its portfolio. */
export type Address = { kind: 'phone'; phone: string } | { kind: 'user_id'; portfolioId: string; userId: string }

/** The text a pseudonym is made of; a number and an id never share one. */
function canonical(address: Address): string {
  return address.kind === 'phone' ? `phone ${address.phone}` : `user_id ${address.portfolioId} ${address.userId}`
}

export function addressPseudonym(keys: KeyRing, purpose: PseudonymPurpose, address: Address): { keyId: string; value: string } {
  return pseudonym(keys, purpose, canonical(address))
}

/** Under every key still known, newest first, for looking somebody up while keys rotate. */
export function addressPseudonyms(
  keys: KeyRing,
  purpose: PseudonymPurpose,
  address: Address,
): { keyId: string; value: string }[] {
  return pseudonyms(keys, purpose, canonical(address))
}

/** One pseudonym per identifier of a subject, for suppression and replay. */
export function subjectPseudonyms(
  keys: KeyRing,
  purpose: PseudonymPurpose,
  subject: SubjectIdentifiers,
): { keyId: string; value: string }[] {
  return [
    ...subject.phones.map((phone) => pseudonym(keys, purpose, `phone ${phone}`)),
    ...subject.userIds.map((userId) => pseudonym(keys, purpose, `user_id * ${userId}`)),
    ...subject.emails.map((email) => pseudonym(keys, purpose, `email ${email.toLowerCase()}`)),
  ]
}

/** An account's pseudonym: its tenant id, which is nobody's number or address. */
export function accountPseudonym(keys: KeyRing, purpose: PseudonymPurpose, tenantId: string): { keyId: string; value: string } {
  return pseudonym(keys, purpose, `account ${tenantId}`)
}

/** The same under every key still known: for what others placed under an older one, such as a hold. */
export function subjectPseudonymsUnderEveryKey(
  keys: KeyRing,
  purpose: PseudonymPurpose,
  subject: SubjectIdentifiers,
): { keyId: string; value: string }[] {
  return keys.pseudonym.flatMap((key) => subjectPseudonyms({ ...keys, pseudonym: [key] }, purpose, subject))
}

/** What a stored wamid becomes: wamids contain the number in clear. */
export function wamidHash(keys: KeyRing, wamid: string): string {
  return pseudonym(keys, 'wamid', wamid).value
}

/** The same under every key still known. */
export function wamidHashes(keys: KeyRing, wamid: string): string[] {
  return pseudonyms(keys, 'wamid', wamid).map(({ value }) => value)
}
