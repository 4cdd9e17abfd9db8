import { and, eq, gt, isNull } from 'drizzle-orm'
import { newToken } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'
import type { BotDb } from './client.ts'
import { staffLink } from './schema.ts'

const LINK_MS = 30 * 60_000

/** A way into the console without a sign-in service, good for one use within half an hour. The link itself is stored nowhere. */
export async function addStaffLink(db: BotDb, publicUrl: string, now: Date): Promise<string> {
  const token = newToken() + newToken()
  const expiresAt = new Date(now.getTime() + LINK_MS)
  await db.insert(staffLink).values({ tokenHash: sha256Hex(token), createdAt: now, expiresAt })
  return `${publicUrl}/console/sign-in/link/${token}`
}

/** Whether the link may still be used; looking does not use it up. */
export async function isLinkGood(db: BotDb, token: string, now: Date): Promise<boolean> {
  const rows = await db.select({ at: staffLink.createdAt }).from(staffLink).where(isGood(token, now))
  return rows.length > 0
}

/** Uses the link up. False: somebody else was first, or it is too old. */
export async function spendLink(db: BotDb, token: string, now: Date): Promise<boolean> {
  const rows = await db.update(staffLink).set({ usedAt: now }).where(isGood(token, now)).returning({ at: staffLink.createdAt })
  return rows.length > 0
}

const isGood = (token: string, now: Date) =>
  and(eq(staffLink.tokenHash, sha256Hex(token)), isNull(staffLink.usedAt), gt(staffLink.expiresAt, now))
