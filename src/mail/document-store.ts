import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { mailCase, mailDocument } from '../db/schema.ts'
import { newId } from '../runtime/ids.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { MailDocument } from './reading/documents.ts'

const PURPOSE = 'mail-document'
/** Of one case: whoever writes daily fills no disk. */
const OF_A_CASE_MAX = 10
const DAY_MS = 86_400_000

/** Seals documents into a case. Returns how many found room; `no-room`: so many bytes as are kept in a day came before them, of senders vouched for alike. */
export async function addDocuments(
  tx: BotTx,
  keys: KeyRing,
  { caseId, vouched, bytesADay }: { caseId: string; vouched: boolean; bytesADay: number },
  documents: readonly MailDocument[],
  now: Date,
): Promise<number | 'no-room'> {
  const size = documents.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  if (size > 0 && (await bytesSince(tx, vouched, new Date(now.getTime() - DAY_MS))) + size > bytesADay) return 'no-room'
  const [held] = await tx.select({ count: sql<number>`count(*)::int` }).from(mailDocument).where(eq(mailDocument.caseId, caseId))
  const added = documents.slice(0, Math.max(0, OF_A_CASE_MAX - (held?.count ?? 0)))
  for (const { name, type, bytes } of added) {
    const whole = JSON.stringify({ name, content: Buffer.from(bytes).toString('base64') })
    await tx
      .insert(mailDocument)
      .values({ id: newId(), caseId, type, bytes: bytes.byteLength, sealed: seal(keys, PURPOSE, whole), addedAt: now })
  }
  return added.length
}

async function bytesSince(tx: BotTx, vouched: boolean, since: Date): Promise<number> {
  const [kept] = await tx
    .select({ bytes: sql<number>`coalesce(sum(${mailDocument.bytes}), 0)::float8` })
    .from(mailDocument)
    .innerJoin(mailCase, eq(mailCase.id, mailDocument.caseId))
    .where(and(gt(mailDocument.addedAt, since), eq(mailCase.vouched, vouched)))
  return kept?.bytes ?? 0
}

/** What lies in a case, without a look into it; oldest first. */
export async function listDocuments(db: BotDb, caseId: string): Promise<{ type: MailDocument['type']; bytes: number }[]> {
  return db
    .select({ type: mailDocument.type, bytes: mailDocument.bytes })
    .from(mailDocument)
    .where(eq(mailDocument.caseId, caseId))
    .orderBy(asc(mailDocument.addedAt), asc(mailDocument.id))
}

/** Oldest first. Throws when the encryption key is gone. */
export async function documentsOf(db: BotDb, keys: KeyRing, caseId: string): Promise<(MailDocument & { addedAt: Date })[]> {
  const rows = await db
    .select()
    .from(mailDocument)
    .where(eq(mailDocument.caseId, caseId))
    .orderBy(asc(mailDocument.addedAt), asc(mailDocument.id))
  return rows.map(({ type, sealed, addedAt }) => {
    // Sealed by addDocuments and authenticated by the seal.
    const { name, content } = JSON.parse(unseal(keys, PURPOSE, sealed)) as { name: string; content: string }
    return { name, type, bytes: Buffer.from(content, 'base64'), addedAt }
  })
}
