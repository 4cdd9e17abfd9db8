import type { StepResult } from '../erasure/evidence.ts'
import type { Watch } from '../erasure/execute.ts'
import { vacuumHints } from '../erasure/vacuum-hint.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** Counted with each commit, so that a long erasure is seen to get on. */
export function watchOf({ metrics }: Bot): Watch {
  return {
    committed(changed, tookMs) {
      for (const { step, rows } of changed) metrics.count('erased_rows_total', { table: step.table, action: step.action }, rows)
      metrics.observe('erasure_batch_seconds', tookMs / 1000)
    },
    rested: (ms) => metrics.count('erasure_rest_seconds_total', {}, ms / 1000),
  }
}

/** Where so many rows went that their room should be given back, staff are told which table. */
export async function hintVacuum(bot: Bot, request: RequestRow, steps: readonly StepResult[]): Promise<void> {
  const now = bot.clock.now()
  for (const { table, rows } of vacuumHints(steps))
    await addRequestEventOnce(bot.db, { requestId: request.id, what: 'vacuum-hint', detail: table, count: rows, at: now })
}
