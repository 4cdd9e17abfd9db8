import { recordAccess } from '../db/access-log.ts'
import { wake } from '../db/wake.ts'
import { dropUndelivered, isWaiting, sendAgain } from '../mail/undelivered-store.ts'
import { addRequestEvent, loadRequest } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { type Actor, noteStaff } from './staff.ts'

/** What one of the staff does about a mail that was given up. */
export type Settling = 'send-again' | 'told-another-way'

/**
 * `gone`: a colleague was quicker, or its words had run out. `past`: its request has moved on, and nobody may be told any more what it says. Nothing
 * was done then.
 */
export async function settleUndelivered(bot: Bot, id: string, how: Settling, by: Actor): Promise<Settling | 'gone' | 'past'> {
  const at = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    const mail = how === 'send-again' ? await sendAgain(tx, id, at) : await dropUndelivered(tx, id, at)
    if (!mail) return (await isWaiting(tx, id)) ? 'past' : 'gone'
    const did = { action: `mail-${how}`, at, target: id }
    const request = mail.requestId === null ? undefined : await loadRequest(tx, mail.requestId)
    if (request) {
      await addRequestEvent(tx, request.id, `mail-${how}`, at, mail.what)
      await noteStaff(bot, tx, request, by, did)
    } else await recordAccess(tx, { id: newId(), actor: by.id, role: by.role, reason: by.reason, ...did })
    if (how === 'send-again') await wake(tx, 'send-mail', [id])
    return how
  })
}
