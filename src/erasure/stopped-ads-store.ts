import { inArray, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { stoppedAds } from '../db/schema.ts'
import type { Pseudonym } from './hold-store.ts'
import type { ReplayEntry } from './replay-list.ts'

/** Writes down who asked for no more offers, under the purpose "replay". A second call changes nothing. */
export async function noteStoppedAds(
  tx: BotTx,
  { pseudonyms, ...stop }: { id: string; pseudonyms: readonly Pseudonym[]; tenantId: string | null; at: Date; expiresAt: Date },
): Promise<void> {
  if (pseudonyms.length === 0) return
  const rows = pseudonyms.map(({ keyId, value }) => ({ ...stop, keyId, pseudonym: value }))
  await tx.insert(stoppedAds).values(rows).onConflictDoNothing()
}

/** All of them, as entries that a scan of the platform can find; each under the id of its own wish. */
export async function listedStoppedAds(db: BotDb): Promise<ReplayEntry[]> {
  const rows = await db.select().from(stoppedAds)
  return rows.map(({ id, at, tenantId, ...row }) => ({
    ...row,
    tenantId,
    requestId: id,
    scope: tenantId === null ? 'number' : 'business',
    memberId: null,
    cutOff: at,
  }))
}

/** Keeps these on the list until then. */
export async function keepStoppedAds(db: BotDb, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(stoppedAds)
    .set({ expiresAt: sql`greatest(${stoppedAds.expiresAt}, ${until.toISOString()}::timestamptz)` })
    .where(inArray(stoppedAds.id, [...new Set(ids)]))
}
