import type { BotTx } from '../db/client.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { mailAccount } from './mail-account.ts'
import { kindOf } from './status-report.ts'
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
  const delayed = { type: 'erasure.delayed' as const, reference, kind: kindOf(row), deadlineAt: deadlineAt.getTime() }
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
