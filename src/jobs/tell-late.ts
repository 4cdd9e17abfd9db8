import type { BotTx } from '../db/client.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { mailAccount } from './mail-account.ts'
import { kindOf, stoppingOf } from './status-report.ts'
import { tellConversation } from './tell-conversation.ts'

type Telling = Pick<Bot, 'keys' | 'clock' | 'config'>

/**
 * That it takes longer, and by when the person hears more; `once` makes a second telling impossible. Beyond that day there is none to
 * name: that it has passed is told by the sweep.
 */
export async function tellDelayed(
  bot: Telling,
  tx: BotTx,
  row: RequestRow,
  once: { chat: string; mail: string },
  now: Date,
): Promise<void> {
  if (row.deadlineAt <= now) return
  const { reference, deadlineAt } = row
  const delayed = {
    type: 'erasure.delayed' as const,
    reference,
    kind: kindOf(row),
    deadlineAt: deadlineAt.getTime(),
    ...stoppingOf(row),
  }
  await tellConversation(bot, tx, row, once.chat, delayed)
  await mailAccount(bot, tx, row, { what: 'delayed', once: once.mail }, now)
}

/** That the day which was named has passed, once for each day that was. */
export async function tellLate(bot: Telling, tx: BotTx, row: RequestRow, now: Date): Promise<void> {
  const deadlineAt = row.deadlineAt.getTime()
  const once = `late-${deadlineAt}`
  await tellConversation(bot, tx, row, once, { type: 'erasure.late', reference: row.reference, deadlineAt })
  await mailAccount(bot, tx, row, { what: 'late', once }, now)
}

/** That a part was never proved, and that nothing is tried any more: the last word to whoever heard that we keep trying. False: it was told before. */
export async function tellUnproven(bot: Telling, tx: BotTx, row: RequestRow, now: Date): Promise<boolean> {
  const line = { requestId: row.id, what: 'given-up', detail: 'unproven', at: now }
  if (!(await addRequestEventOnce(tx, line))) return false
  await tellConversation(bot, tx, row, 'unproven', { type: 'erasure.unproven', reference: row.reference })
  await mailAccount(bot, tx, row, { what: 'unproven', once: 'unproven' }, now)
  return true
}
