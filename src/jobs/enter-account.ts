import type { BotTx } from '../db/client.ts'
import { type Account, findAccount } from '../erasure/account-store.ts'
import type { Language } from '../flows/language.ts'
import { accountEraseAt, soonerEraseAt } from '../requests/account-recovery.ts'
import type { AccountProof } from '../requests/letter-proof.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { AccountWish } from '../requests/start-wish.ts'
import type { Bot } from './bot.ts'
import { scheduleAccount } from './schedule-account.ts'
import { type Told, toldOf } from './told-of.ts'

/** An account as the platform has it, and who of its people is told. */
export interface EnteredAccount extends Account {
  tell: readonly Told[]
}

/** Undefined: there is no such account. Asks the platform, so that nobody's transaction waits for it. */
export async function readAccount(
  bot: Pick<Bot, 'platform' | 'dataMap' | 'catalogue'>,
  tenantId: string,
  now: Date,
): Promise<EnteredAccount | undefined> {
  const { platform, dataMap: map, catalogue } = bot
  const account = await findAccount(platform, { map, catalogue, tenantId, now })
  return account && { ...account, tell: await toldOf(bot, tenantId, now) }
}

interface Entered {
  proof: AccountProof
  language: Language
  now: Date
}

/**
 * Schedules, in the transaction of the second person's word, the erasure of an account whose owner's wish staff have proved: frozen by its job
 * within a minute, erased when its recovery time is over, its owner and admins told by e-mail. One open request per account: a second call answers
 * with the first.
 */
export async function enterAccount(
  bot: Pick<Bot, 'config' | 'keys'>,
  tx: BotTx,
  { name, subject, tell }: EnteredAccount,
  { tenantId, sooner, proof, language, file, now }: Omit<AccountWish, 'language'> & Entered,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const regular = accountEraseAt(now.getTime(), bot.config.accountRecoveryDays)
  const scheduled = await scheduleAccount(bot, tx, {
    scope: { kind: 'account', tenantId },
    askedBy: null,
    proof,
    suspect: false,
    subject,
    business: name,
    tell,
    language,
    provedAt: now,
    eraseAt: new Date(sooner ? soonerEraseAt(regular, now.getTime()) : regular),
    now,
  })
  if (scheduled.is === 'scheduled') await addRequestEvent(tx, scheduled.request.id, 'entered', now, file)
  return scheduled
}
