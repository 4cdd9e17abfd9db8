import { and, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { businessNotice, noticeLink } from '../db/schema.ts'
import { type KeyRing, pseudonym, pseudonyms } from '../runtime/keys.ts'

const GOOD_FOR_MS = 86_400_000

/** The notice has been mailed as links: its text waits for whoever opens one. False: it was settled already. */
export async function markMailed(tx: BotTx, id: string): Promise<boolean> {
  const rows = await tx
    .update(businessNotice)
    .set({ state: 'mailed', nextAttemptAt: null })
    .where(and(eq(businessNotice.id, id), eq(businessNotice.state, 'pending')))
    .returning({ id: businessNotice.id })
  return rows.length > 0
}

/** A link that opens a notice once, within a day. */
export async function addLink(tx: BotTx, keys: KeyRing, noticeId: string, token: string, now: Date): Promise<void> {
  const tokenHash = pseudonym(keys, 'token', `notice ${token}`).value
  await tx.insert(noticeLink).values({ tokenHash, noticeId, expiresAt: new Date(now.getTime() + GOOD_FOR_MS) })
}

/** Uses a link up, and gives the sealed text. Undefined: unknown, used, over, or the text is gone: nobody can tell which. */
export async function takeLink(db: BotDb, keys: KeyRing, token: string, now: Date): Promise<string | undefined> {
  const hashes = pseudonyms(keys, 'token', `notice ${token}`).map(({ value }) => value)
  return db.transaction(async (tx) => {
    const [link] = await tx
      .update(noticeLink)
      .set({ usedAt: now })
      .where(and(inArray(noticeLink.tokenHash, hashes), isNull(noticeLink.usedAt), gt(noticeLink.expiresAt, now)))
      .returning()
    if (!link) return undefined
    const [notice] = await tx.select().from(businessNotice).where(eq(businessNotice.id, link.noticeId))
    return notice?.sealed ?? undefined
  })
}

/** What a link has shown, or can show no more, used up or older than its day; undefined for any other text, and for one that may still be shown. */
export async function behindLink(
  db: BotDb,
  keys: KeyRing,
  token: string,
  now: Date,
): Promise<{ noticeId: string; tenantId: string; requestId: string | null; what: string } | undefined> {
  const hashes = pseudonyms(keys, 'token', `notice ${token}`).map(({ value }) => value)
  const { id: noticeId, tenantId, requestId, what } = businessNotice
  const [behind] = await db
    .select({ noticeId, tenantId, requestId, what })
    .from(noticeLink)
    .innerJoin(businessNotice, eq(businessNotice.id, noticeLink.noticeId))
    .where(and(inArray(noticeLink.tokenHash, hashes), or(isNotNull(noticeLink.usedAt), lte(noticeLink.expiresAt, now))))
  return behind
}

/** Mailed notices that nobody opened while their links were good: staff have to tell these businesses. */
export async function giveUpUnread(tx: BotTx, now: Date): Promise<{ id: string; requestId: string | null; tenantId: string }[]> {
  const isOpenedOrMayBe = sql`exists (select 1 from notice_link l where l.notice_id = ${businessNotice.id}
    and (l.used_at is not null or l.expires_at > ${now.toISOString()}::timestamptz))`
  return tx
    .update(businessNotice)
    .set({ state: 'no-endpoint' })
    .where(and(eq(businessNotice.state, 'mailed'), sql`not ${isOpenedOrMayBe}`))
    .returning({ id: businessNotice.id, requestId: businessNotice.requestId, tenantId: businessNotice.tenantId })
}
