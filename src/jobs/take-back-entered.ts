import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { undoLetterRequest } from '../requests/letter-request-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { takeBackAccount } from './take-back-account.ts'
import { tellByLetter } from './tell-by-letter.ts'
import { tellNumberOfEnd } from './tell-number.ts'

/**
 * Takes back what staff entered, as two of them heard that its owner wishes: whoever asked hears so, and what the freeze changed is restored within a
 * minute. Undefined: its erasure has begun, its recovery time was over when the first of them said so, or it was taken back before.
 */
export async function takeBackEntered(
  bot: Pick<Bot, 'keys' | 'config' | 'clock'>,
  tx: BotTx,
  request: RequestRow,
  askedAt: Date,
  now: Date,
): Promise<RequestRow | undefined> {
  if (request.source === null) return takeBackAccount(bot, tx, request.id, now, { askedAt })
  const taken = await undoLetterRequest(tx, request.id, now)
  if (!taken) return undefined
  await tellByLetter(bot, tx, taken, 'taken-back', { is: 'taken-back' }, now)
  if (taken.proof === 'papers-seen') await tellNumberOfEnd(bot, tx, taken, 'taken-back', { how: 'kept' }, now)
  await wake(tx, 'run-request', [taken.id])
  return taken
}
