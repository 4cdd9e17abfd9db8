import { lapseProposals, takeBacksToPress } from '../requests/proposal-store.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/** Whose wish lies with staff, and who told them in time that the data stays, are not forgotten in silence: staff hear of what nobody decides. */
export async function warnOfProposals(bot: Bot, now: Date): Promise<void> {
  const { db } = bot
  for (const { id, requestId } of await takeBacksToPress(db, now)) {
    if (!(await addRequestEventOnce(db, { requestId, what: 'take-back-undecided', detail: id, at: now }))) continue
    ring(
      bot,
      'take-back-undecided',
      { proposal: id, request: requestId },
      'nobody has decided yet on taking back what is about to be erased',
    )
  }
  const lapsed = await db.transaction(async (tx) => {
    const lines = await lapseProposals(tx, now)
    for (const { requestId } of lines) if (requestId !== null) await addRequestEvent(tx, requestId, 'take-back-lapsed', now)
    return lines
  })
  for (const { id, what, requestId, isMissed } of lapsed) {
    if (!isMissed) continue
    const alarm = what === 'start' ? 'start-lapsed' : 'take-back-lapsed'
    ring(bot, alarm, { proposal: id, request: requestId }, 'a proposal lapsed, and nobody had decided it')
  }
}
