import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { accountContact } from '../db/schema.ts'
import { type KeyRing, pseudonym, pseudonyms, seal, unseal } from '../runtime/keys.ts'

/** PostgreSQL takes 65,535 values in a statement. */
const ROWS_AT_ONCE = 1_000

/** By a link; through the Grievance Officer, for who was switched off; not at all, for who is only in the team. */
export type WayBack = 'undo' | 'officer' | 'team'

/** Whom an account's deletion is told to, and the token of the link that takes it back: only whose way back it is gets it. */
export interface Contact {
  id: string
  email: string
  business: string
  wayBack: WayBack
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
  const rows = contacts.map(({ id, email, business, wayBack, language, token }) => ({
    id,
    requestId,
    sealed: seal(keys, 'contact', JSON.stringify({ email, business, wayBack })),
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
    const told = JSON.parse(unseal(keys, 'contact', sealed)) as Pick<Contact, 'email' | 'business'> & Partial<Contact>
    const { email, business, wayBack = 'undo' } = told
    return [{ id, email, business, wayBack, language, token: unseal(keys, 'token', tokenSealed) }]
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
