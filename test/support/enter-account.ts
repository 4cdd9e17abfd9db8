import type { Bot } from '../../src/jobs/bot.ts'
import { enterAccount as enter, readAccount } from '../../src/jobs/enter-account.ts'
import type { RequestRow } from '../../src/requests/request-store.ts'

/** What two of the staff agreed on, without the two: an owner's letter as the erasure's tests need it. */
export async function enterAccount(
  bot: Bot,
  { tenantId, sooner, now }: { tenantId: string; sooner: boolean; now: Date },
): Promise<{ is: 'unknown' } | { is: 'scheduled' | 'exists'; name: string; request: RequestRow }> {
  const account = await readAccount(bot, tenantId, now)
  if (!account) return { is: 'unknown' }
  const wish = {
    kind: 'account',
    tenantId,
    sooner,
    proof: 'called-back',
    language: 'en',
    file: 'letter-of-the-owner',
    now,
  } as const
  return { ...(await bot.db.transaction((tx) => enter(bot, tx, account, wish))), name: account.name }
}
