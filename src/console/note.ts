import { recordAccess } from '../db/access-log.ts'
import type { BotTx } from '../db/client.ts'
import { newId } from '../runtime/ids.ts'
import type { Visit } from './visit.ts'

export interface Noted {
  action: string
  reason: string
  requestId?: string
  /** Whose matter it is. */
  whose?: { keyId: string; pseudonym: string } | undefined
  outcome?: string
}

/** One line of the access log for whoever visits: before anything is shown, or, with `tx`, together with what is done. */
export function note({ bot, session, role, now }: Visit, look: Noted, tx?: BotTx): Promise<void> {
  const { whose, ...line } = look
  return recordAccess(tx ?? bot.db, { id: newId(), at: now, actor: session.staffId, role, ...line, ...whose })
}
