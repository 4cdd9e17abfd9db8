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
  /** To what or whom of ours: an id, a reference, the filters of a list; never anything about a person. */
  target?: string
}

/** One line of the access log for whoever visits: before anything is shown, or, with `tx`, together with what is done. */
export function note(visit: Visit, look: Noted, tx?: BotTx): Promise<void> {
  return noteAll(visit, [look], tx)
}

/** The same for several at once, in one statement. */
export function noteAll({ bot, session, role, now }: Visit, looks: readonly Noted[], tx?: BotTx): Promise<void> {
  const lines = looks.map(({ whose, ...line }) => ({ id: newId(), at: now, actor: session.staffId, role, ...line, ...whose }))
  return recordAccess(tx ?? bot.db, ...lines)
}
