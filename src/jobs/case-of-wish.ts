import type { BotTx } from '../db/client.ts'
import { answeredWithRequest, lockOpenMailCase, openMailCaseBody } from '../mail/intake-store.ts'
import { closeWithRequest, lockOpenCase } from '../requests/case-store.ts'
import { isMailCaseId } from '../requests/reference.ts'
import type { Bot } from './bot.ts'

/** The case in which somebody sent papers for another person; `writesFrom`: where they are answered, if they are by mail. */
export interface CaseOfWish {
  id: string
  came: 'by-chat' | 'by-mail'
  writesFrom?: string
}

/** The case while it is open; whoever else would answer or close it waits until this transaction is over. */
export async function lockCaseOfWish({ keys }: Pick<Bot, 'keys'>, tx: BotTx, named: string): Promise<CaseOfWish | undefined> {
  if (!isMailCaseId(named)) {
    const found = await lockOpenCase(tx, named)
    return found && { id: found.id, came: 'by-chat' }
  }
  const found = await lockOpenMailCase(tx, named)
  if (!found) return undefined
  const { id, sealed, vouched } = found
  // Nobody is written to whose domain did not vouch for them.
  const isAnswered = vouched && sealed !== null
  return { id, came: 'by-mail', ...(isAnswered ? { writesFrom: openMailCaseBody(keys, sealed).from } : {}) }
}

/** What the case asked for is done as this request, which answers it. */
export async function closeCaseOfWish(tx: BotTx, { id, came }: CaseOfWish, requestId: string, now: Date): Promise<void> {
  if (came === 'by-chat') await closeWithRequest(tx, id, requestId, now)
  else await answeredWithRequest(tx, id, now)
}
