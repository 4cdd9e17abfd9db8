import { findAccount } from '../erasure/account-store.ts'
import { leadersOf } from '../erasure/member-store.ts'
import { accountEraseAt, soonerEraseAt } from '../requests/account-recovery.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { scheduleAccount } from './schedule-account.ts'

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
 * Schedules the erasure of an account whose owner's wish staff have proved: frozen by its job within a minute, erased when its recovery
 * time is over, its owner and admins told by e-mail. One open request per account: a second call answers with the first.
 */
export async function enterAccount(
  bot: Pick<Bot, 'config' | 'keys' | 'db' | 'platform' | 'dataMap' | 'catalogue'>,
  { tenantId, sooner, reason, now }: AccountWish,
): Promise<Entered> {
  const { config, db, platform, dataMap: map, catalogue } = bot
  const account = await findAccount(platform, { map, catalogue, tenantId, now })
  if (!account) return { is: 'unknown' }
  const leaders = await leadersOf(platform, { map, catalogue, tenantId, now })
  const regular = accountEraseAt(now.getTime(), config.accountRecoveryDays)
  const outcome = await db.transaction(async (tx) => {
    const scheduled = await scheduleAccount(bot, tx, {
      scope: { kind: 'account', tenantId },
      askedBy: null,
      suspect: false,
      subject: account.subject,
      business: account.name,
      tell: [...new Set(leaders.map(({ email }) => email))],
      language: 'en',
      provedAt: now,
      eraseAt: new Date(sooner ? soonerEraseAt(regular, now.getTime()) : regular),
      now,
    })
    if (scheduled.is === 'scheduled') await addRequestEvent(tx, scheduled.request.id, 'entered', now, reason)
    return scheduled
  })
  return { ...outcome, name: account.name }
}
