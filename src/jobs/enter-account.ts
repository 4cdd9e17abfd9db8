import { wake } from '../db/wake.ts'
import { findAccount } from '../erasure/account-store.ts'
import { accountEraseAt, soonerEraseAt } from '../requests/account-recovery.ts'
import { createAccountRequest } from '../requests/account-request-store.ts'
import { referenceOf } from '../requests/reference.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'

export interface AccountWish {
  tenantId: string
  /** The owner wants it gone 72 hours from now. */
  sooner: boolean
  /** Where the wish stands, a code: for the timeline. */
  reason: string
  now: Date
}

export type Entered = { is: 'unknown' } | { is: 'scheduled' | 'exists'; name: string; request: RequestRow }

/**
 * Schedules the erasure of an account whose owner's wish has been proved: frozen by its job within a minute, erased when its recovery
 * time is over. One open request per account: a second call answers with the first.
 */
export async function enterAccount(
  bot: Pick<Bot, 'config' | 'keys' | 'db' | 'platform' | 'dataMap' | 'catalogue'>,
  { tenantId, sooner, reason, now }: AccountWish,
): Promise<Entered> {
  const { config, db, keys, platform, dataMap: map, catalogue } = bot
  const account = await findAccount(platform, { map, catalogue, tenantId, now })
  if (!account) return { is: 'unknown' }
  const regular = accountEraseAt(now.getTime(), config.accountRecoveryDays)
  const token = newToken()
  const outcome = await db.transaction(async (tx) => {
    const created = await createAccountRequest(tx, {
      id: newId(),
      reference: referenceOf(newReferenceLetters()),
      tokenHash: pseudonym(keys, 'token', token).value,
      tokenSealed: seal(keys, 'token', token),
      tenantId,
      subjectSealed: seal(keys, 'subject', JSON.stringify(account.subject)),
      language: 'en',
      provedAt: now,
      eraseAt: new Date(sooner ? soonerEraseAt(regular, now.getTime()) : regular),
      now,
    })
    if (created.is === 'exists') return created
    await addRequestEvent(tx, created.request.id, 'entered', now, reason)
    await wake(tx, 'run-request', [created.request.id])
    return created
  })
  return { ...outcome, name: account.name }
}
