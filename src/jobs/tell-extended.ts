import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { boardFrom } from '../requests/grievance.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { StaffReason } from '../requests/staff-reasons.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { stoppingOf } from './status-report.ts'
import { tellNewDay } from './tell-businesses.ts'
import { tellConversation } from './tell-conversation.ts'
import { tellNumber } from './tell-number.ts'

/**
 * That it is erased later than was said, and why: to the person, and to the businesses that have heard another day. The request is looked
 * at on the new day; `once` makes a second telling impossible.
 */
export async function tellExtended(
  bot: Pick<Bot, 'keys' | 'clock' | 'config'>,
  tx: BotTx,
  row: RequestRow,
  { reason, eraseAt, once }: { reason: StaffReason<'extend'>; eraseAt: Date; once: string },
  now: Date,
): Promise<void> {
  await tellConversation(bot, tx, row, once, {
    type: 'erasure.extended',
    reason,
    reference: row.reference,
    eraseAt: eraseAt.getTime(),
    deadlineAt: row.deadlineAt.getTime(),
    ...stoppingOf(row),
    boardFrom: boardFrom(now.getTime()),
    fresh: fresh(),
  })
  // Whose number it is was told the day as well, where papers started it.
  if (row.source !== null && row.proof === 'papers-seen') await tellNumber(bot, tx, row, now, once)
  await tellNewDay(bot, tx, row, eraseAt, now)
  await wake(tx, 'run-request', [row.id], eraseAt.getTime() - now.getTime() + 1)
}
