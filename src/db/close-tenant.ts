import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { KeyRing } from '../runtime/keys.ts'
import { retireChannels } from './channels.ts'
import type { BotTx } from './client.ts'
import { businessLink, businessNotice, erasureInstruction, forwardSilence } from './schema.ts'

/**
 * What the bot's own tables know of a business whose account was erased goes: its channel's names, token and secrets, its instruction,
 * its name behind the codes of its links, and the words that waited for it. Twice changes nothing.
 */
export async function closeTenant(tx: BotTx, keys: KeyRing, tenantId: string, now: Date): Promise<void> {
  await retireChannels(tx, keys, tenantId, now)
  await tx.delete(erasureInstruction).where(eq(erasureInstruction.tenantId, tenantId))
  await tx.delete(forwardSilence).where(eq(forwardSilence.tenantId, tenantId))
  await tx
    .update(businessLink)
    .set({ business: '', retiredAt: sql`coalesce(${businessLink.retiredAt}, ${now.toISOString()}::timestamptz)` })
    .where(eq(businessLink.tenantId, tenantId))
  const ofTenant = eq(businessNotice.tenantId, tenantId)
  await tx
    .update(businessNotice)
    .set({ state: 'no-endpoint', sealed: null, nextAttemptAt: null })
    .where(and(ofTenant, eq(businessNotice.state, 'pending')))
  await tx
    .update(businessNotice)
    .set({ sealed: null })
    .where(and(ofTenant, isNotNull(businessNotice.sealed)))
}
