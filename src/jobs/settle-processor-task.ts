import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { isConfirmed, isWaiting } from '../processors/processor-task.ts'
import { type Settlement, settleTask, tasksOf } from '../processors/processor-task-store.ts'
import { addRequestEvent, hurry } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** A task is settled, and the request that waited for it goes on. A task that was settled like this before changes nothing. */
export async function settleProcessorTask(
  bot: Pick<Bot, 'db' | 'clock' | 'metrics'>,
  taskId: string,
  state: Settlement['state'],
  by: Settlement['by'],
): Promise<void> {
  await bot.db.transaction((tx) => settleWithin(bot, tx, taskId, { state, by, now: bot.clock.now() }))
}

/** The same within a transaction; false when nothing was changed. */
export async function settleWithin(
  bot: Pick<Bot, 'metrics'>,
  tx: BotTx,
  taskId: string,
  settlement: Settlement,
  processorId?: string,
): Promise<boolean> {
  const settled = await settleTask(tx, taskId, settlement, processorId)
  if (!settled) return false
  await addRequestEvent(tx, settled.requestId, `processor-${settlement.state}`, settlement.now, settled.name)
  if (settlement.state === 'refused') bot.metrics.count('alarms_total', { reason: 'processor-refused' })
  await goOn(tx, settled.requestId, settlement.now)
  return true
}

/**
 * A request that waits for nobody any more goes on: a first receipt is written, and a partial one continued once all have confirmed.
 * The request's row is written after the tasks', as the end of an erasure reads them after its own: one of the two sees the other.
 */
export async function goOn(tx: BotTx, requestId: string, now: Date): Promise<void> {
  const tasks = await tasksOf(tx, requestId)
  if (tasks.length === 0) return
  if (tasks.some(({ state }) => isWaiting(state))) return
  const states = tasks.every(({ state }) => isConfirmed(state)) ? (['running', 'partial'] as const) : (['running'] as const)
  if (await hurry(tx, requestId, states, now)) await wake(tx, 'run-request', [requestId])
}
