import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { businessLink } from '../db/schema.ts'

export type LinkRow = typeof businessLink.$inferSelect

/** Stores a link. False: the code is taken already, by a link old or new. */
export async function addLink(db: BotDb, link: Omit<LinkRow, 'retiredAt'>): Promise<boolean> {
  const rows = await db.insert(businessLink).values(link).onConflictDoNothing().returning({ code: businessLink.code })
  return rows.length > 0
}

/** The first of these codes that stands for a business; unknown and retired ones stand for nothing. */
export async function linkOf(db: BotDb | BotTx, codes: readonly string[]): Promise<LinkRow | undefined> {
  if (codes.length === 0) return undefined
  const rows = await db
    .select()
    .from(businessLink)
    .where(and(inArray(businessLink.code, [...codes]), isNull(businessLink.retiredAt)))
  return codes.flatMap((code) => rows.find((row) => row.code === code) ?? [])[0]
}

/** Every link, by business and age. */
export function listLinks(db: BotDb): Promise<LinkRow[]> {
  return db.select().from(businessLink).orderBy(asc(businessLink.business), asc(businessLink.createdAt), asc(businessLink.code))
}

/** The code stands for nothing from now on, and is given to nobody else. False: there is no such code in use. */
export async function retireLink(db: BotDb, code: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(businessLink)
    .set({ retiredAt: now })
    .where(and(eq(businessLink.code, code), isNull(businessLink.retiredAt)))
    .returning({ code: businessLink.code })
  return rows.length > 0
}
