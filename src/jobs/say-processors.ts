import { answersOn, continueReceipt } from '../erasure/continued-receipt.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import type { Residue } from '../erasure/evidence.ts'
import { keptFrame } from '../erasure/kept-row-store.ts'
import { lineOf } from '../processors/processor-task.ts'
import { isUnsaid, markSaid, type NamedTask, tasksOf } from '../processors/processor-task-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, moveRequest, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { unconfirmedOf } from './await-processors.ts'
import type { Bot } from './bot.ts'
import { addContinuation } from './continue-receipt.ts'
import { keptByNow } from './kept-earlier.ts'

interface ToSay {
  tasks: NamedTask[]
  answered: { processors: ReturnType<typeof lineOf>[]; unconfirmed: string[] }
  result: 'completed' | 'partial'
  kept: Residue['kept']
}

/**
 * What processors have answered since a request's newest receipt; undefined when that says it all. While an erasure that is partial
 * knows its person, the last confirmation is left to its next pass, which looks at everything once more and tells the person.
 */
export async function answersToSay(bot: Bot, request: RequestRow): Promise<ToSay | undefined> {
  if (request.state !== 'completed' && request.state !== 'partial') return undefined
  const tasks = await tasksOf(bot.db, request.id)
  if (!tasks.some(isUnsaid)) return undefined
  const last = (await receiptsOf(bot.db, request.id)).at(-1)
  if (!last) return undefined
  const answered = { processors: tasks.map(lineOf), unconfirmed: unconfirmedOf(tasks) }
  // Written by composeReceipt or continueReceipt.
  const { result } = answersOn(JSON.parse(last.body) as Record<string, unknown>, answered)
  const hasPass = request.state === 'partial' && request.secondSweptAt === null
  if (hasPass && result === 'completed') return undefined
  const kept = await keptByNow(bot, request)
  return kept && { tasks, answered, result, kept }
}

/** Continues the receipt with it, without the subject. To be called under the request's lock. */
export async function sayProcessors(bot: Bot, request: RequestRow): Promise<void> {
  const toSay = await answersToSay(bot, request)
  if (!toSay) return
  const { tasks, answered, result, kept } = toSay
  const [receiptId, finished] = [newId(), bot.clock.now()]
  const { map, mapHash } = keptFrame(bot.dataMap, bot.catalogue, finished)
  await addContinuation(bot, request, {
    receiptId,
    compose: (previous, number) =>
      continueReceipt({ receiptId, number, previous, finished, map, mapHash, settled: [], kept, answered }),
    async andThen(tx) {
      await lockRequests(tx, [request.id])
      await markSaid(tx, tasks)
      await addRequestEvent(tx, request.id, 'processors-answered', finished, receiptId)
      // The second sweep is over and found nothing else: the last confirmation was all that was missing.
      if (result === 'completed' && request.state === 'partial')
        await moveRequest(tx, request.id, 'completed', { reason: null, nextAttemptAt: null }, finished)
    },
  })
  await bot.checkpoint('processors said')
}
