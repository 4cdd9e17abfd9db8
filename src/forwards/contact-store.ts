import { and, eq, gt, inArray, lte, ne } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { forwardContact, forwardSilence } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { addressPseudonym, addressPseudonyms } from '../subject/pseudonym.ts'
import { CONTACT_EVERY_MS } from './forward.ts'

const ofPhone = (phone: string) => ({ kind: 'phone' as const, phone })

/** Takes this number's one message in 30 days. False: some business's was sent within them. Of two at once one gets it. */
export async function claimContact(tx: BotTx, keys: KeyRing, phone: string, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - CONTACT_EVERY_MS)
  const known = addressPseudonyms(keys, 'suppression', ofPhone(phone)).map(({ value }) => value)
  const recent = and(inArray(forwardContact.pseudonym, known), gt(forwardContact.askedAt, before))
  if ((await tx.$count(forwardContact, recent)) > 0) return false
  const { keyId, value } = addressPseudonym(keys, 'suppression', ofPhone(phone))
  const taken = await tx
    .insert(forwardContact)
    .values({ keyId, pseudonym: value, askedAt: now })
    .onConflictDoUpdate({
      target: [forwardContact.keyId, forwardContact.pseudonym],
      set: { askedAt: now },
      setWhere: lte(forwardContact.askedAt, before),
    })
    .returning({ keyId: forwardContact.keyId })
  return taken.length > 0
}

/** "Wasn't me": this business makes nobody write to this number any more. */
export async function silence(tx: BotTx, keys: KeyRing, tenantId: string, phone: string, now: Date): Promise<void> {
  const { keyId, value } = addressPseudonym(keys, 'suppression', ofPhone(phone))
  await tx.insert(forwardSilence).values({ tenantId, keyId, pseudonym: value, at: now }).onConflictDoNothing()
}

/** Promised for good, so it outlasts its key: met under a former one, it is written anew under today's, and the former's line goes. */
export async function isSilenced(db: BotDb | BotTx, keys: KeyRing, tenantId: string, phone: string): Promise<boolean> {
  const known = addressPseudonyms(keys, 'suppression', ofPhone(phone)).map(({ value }) => value)
  const { keyId, value } = addressPseudonym(keys, 'suppression', ofPhone(phone))
  const found = and(eq(forwardSilence.tenantId, tenantId), inArray(forwardSilence.pseudonym, known))
  const rows = await db.select().from(forwardSilence).where(found)
  const [former] = rows.filter((row) => row.pseudonym !== value)
  if (former) {
    await db.insert(forwardSilence).values({ tenantId, keyId, pseudonym: value, at: former.at }).onConflictDoNothing()
    await db.delete(forwardSilence).where(and(found, ne(forwardSilence.pseudonym, value)))
  }
  return rows.length > 0
}
