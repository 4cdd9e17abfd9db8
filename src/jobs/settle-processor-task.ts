import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { isConfirmed, isWaiting } from '../processors/processor-task.ts'
import { isUnsaid, type Settlement, settleTask, type TaskRow, tasksOf } from '../processors/processor-task-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, hurry } from '../requests/request-store.ts'
import { type Bell, ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/** A task is settled by the call itself, and the request that waited for it goes on. One that was settled like this before changes nothing. */
export async function settleProcessorTask(
  bot: Pick<Bot, 'db' | 'clock' | 'metrics' | 'log'>,
  { id, requestId }: Pick<TaskRow, 'id' | 'requestId'>,
  state: Settlement['state'],
): Promise<void> {
  const isNew = await bot.db.transaction(async (tx) => {
    await lockRequests(tx, [requestId])
    return settleWithin(tx, id, { state, by: 'call', now: bot.clock.now() })
  })
  if (isNew && state === 'refused') processorRefused(bot, requestId)
}

/** Staff ask it, or settle it another way. */
export function processorRefused(bell: Bell, request: string): void {
  ring(bell, 'processor-refused', { request }, 'a processor refuses an erasure')
}

/** The same within a transaction that holds the request (`lockRequests`); false when nothing was changed. */
export async function settleWithin(tx: BotTx, taskId: string, settlement: Settlement, processorId?: string): Promise<boolean> {
  const settled = await settleTask(tx, taskId, settlement, processorId)
  if (!settled) return false
  await addRequestEvent(tx, settled.requestId, `processor-${settlement.state}`, settlement.now, settled.name)
  await goOn(tx, settled.requestId, settlement.now)
  return true
}

/**
 * A request that waits for nobody any more goes on: a first receipt is written, and a partial erasure completed once all have confirmed.
 * Also what one of several has answered is said on its receipt. The tasks are read under the request's own lock, as the end of an
 * erasure reads them after writing that row: one of the two sees the other.
 */
export async function goOn(tx: BotTx, requestId: string, now: Date): Promise<void> {
  const tasks = await tasksOf(tx, requestId)
  if (tasks.length === 0) return
  const states = tasks.every(isConfirmed) ? (['running', 'partial'] as const) : (['running'] as const)
  const isOver = !tasks.some(({ state }) => isWaiting(state)) && (await hurry(tx, requestId, states, now))
  if (isOver || tasks.some(isUnsaid)) await wake(tx, 'run-request', [requestId])
}
