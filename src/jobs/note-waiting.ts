import type { ErasurePlan } from '../erasure/plan.ts'
import type { ReleaseBatch } from '../erasure/release-store.ts'
import { addPeriod } from '../erasure/retention-bases.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/** Whose reference it is may look after it meanwhile: a customer who came back leaves again, a dispute ends. */
const PATIENCE = { days: 7 }

/**
 * Rows whose day has passed stay while rows of others refer to them: a cascade would take those along. After a week staff hear of it,
 * once for each request and table, for nothing else ends it.
 */
export async function noteWaiting(
  bot: Bot,
  plan: ErasurePlan,
  table: string,
  referenced: ReleaseBatch['referenced'],
): Promise<void> {
  const late = referenced.filter(({ dueOn }) => addPeriod(dueOn, PATIENCE) < plan.today)
  for (const requestId of new Set(late.map((row) => row.requestId))) {
    const count = late.filter((row) => row.requestId === requestId).length
    const line = { requestId, what: 'release-waits', detail: table, at: bot.clock.now(), count }
    if (!(await addRequestEventOnce(bot.db, line))) continue
    ring(
      bot,
      'release-waits',
      { request: requestId, table, rows: count },
      'rows that no law keeps any longer stay, because rows of others refer to them: take those references away, or decide that they stay',
    )
  }
}
