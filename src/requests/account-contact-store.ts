import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { accountContact } from '../db/schema.ts'
import { type KeyRing, pseudonym, pseudonyms, seal, unseal } from '../runtime/keys.ts'

/** PostgreSQL takes 65,535 values in a statement. */
const ROWS_AT_ONCE = 1_000

/** Whom an account's deletion is told to, and the token of the link that takes it back, which whoever is only in the team never gets. */
export interface Contact {
  id: string
  isTeam: boolean
  email: string
  business: string
  language: string
  token: string
}

/** Seals them, within the transaction that schedules the request. */
export async function addContacts(
  tx: BotTx,
  keys: KeyRing,
  requestId: string,
  contacts: readonly Contact[],
  now: Date,
): Promise<void> {
  const rows = contacts.map(({ id, isTeam, email, business, language, token }) => ({
    id,
    requestId,
    sealed: seal(keys, 'contact', JSON.stringify({ email, business, isTeam })),
    tokenHash: pseudonym(keys, 'token', token).value,
    tokenSealed: seal(keys, 'token', token),
    language,
    createdAt: now,
  }))
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await tx.insert(accountContact).values(rows.slice(at, at + ROWS_AT_ONCE))
}

/** Those that are still known. */
export async function contactsOf(tx: BotDb | BotTx, keys: KeyRing, requestId: string): Promise<Contact[]> {
  const rows = await tx
    .select()
    .from(accountContact)
    .where(and(eq(accountContact.requestId, requestId), isNotNull(accountContact.sealed)))
    .orderBy(asc(accountContact.id))
  return rows.flatMap(({ id, sealed, tokenSealed, language }) => {
    if (sealed === null || tokenSealed === null) return []
    // Sealed by `addContacts`.
    const told = JSON.parse(unseal(keys, 'contact', sealed)) as Pick<Contact, 'email' | 'business'> & { isTeam?: boolean }
    const { email, business, isTeam = false } = told
    return [{ id, isTeam, email, business, language, token: unseal(keys, 'token', tokenSealed) }]
  })
}

/** The request whose link this is, and the language it was written in; undefined for any other text. */
export async function requestOfLink(
  db: BotDb | BotTx,
  keys: KeyRing,
  token: string,
): Promise<{ requestId: string; language: string } | undefined> {
  const hashes = pseudonyms(keys, 'token', token).map(({ value }) => value)
  const [row] = await db
    .select({ requestId: accountContact.requestId, language: accountContact.language })
    .from(accountContact)
    .where(inArray(accountContact.tokenHash, hashes))
  return row
}

/** After the last mail nobody's address is needed; the links' hashes stay, so that a late press is told what it came too late for. */
export async function forgetContacts(tx: BotTx, requestId: string): Promise<void> {
  await tx.update(accountContact).set({ sealed: null, tokenSealed: null }).where(eq(accountContact.requestId, requestId))
}
