import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { ANSWER_MS } from '../requests/deadline.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { AWAITS_ANSWER, unheardOf } from '../requests/unheard-store.ts'
import { hearing } from '../webhook/pulse-store.ts'
import { joinsWaiting } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'

const LOOK_AGAIN_MS = 15_000

/**
 * The last look at what the person says, in the transaction that would begin the erasure: what is stored and not handled yet is handled first,
 * and who is being asked "Keep your data?" has ten minutes for the answer, once. True: it does not begin as yet.
 */
export async function hearsFirst(bot: Bot, tx: BotTx, { id, deadlineAt }: RequestRow, now: Date): Promise<boolean> {
  const { personId, unhandled, asked, since } = await unheardOf(tx, id)
  if (personId === null) return false
  // Planning takes its time: what was refused meanwhile is delivered again.
  const heard = await hearing(tx)
  if (heard.is !== 'heard') {
    await countRequestEvent(tx, { requestId: id, what: 'awaits-webhook', detail: heard.is, at: now })
    return lookAgain(tx, id, now)
  }
  // Whose id has just come beside another number: what they wrote is stored as that number's.
  if (unhandled || (await joinsWaiting(tx, bot.keys)).includes(personId)) {
    await countRequestEvent(tx, { requestId: id, what: 'awaits-message', detail: 'unhandled', at: now })
    await wake(tx, 'handle-event', [personId])
    return lookAgain(tx, id, now)
  }
  // Whatever is said to it but yes: who still hesitates has the ten minutes.
  if (!asked && since === null) return false
  const until = Math.min((since ?? now).getTime() + ANSWER_MS, deadlineAt.getTime())
  if (until <= now.getTime()) return false
  if (since === null) await addRequestEvent(tx, id, AWAITS_ANSWER, now)
  return lookAgain(tx, id, now)
}

/** It is looked at again in a moment, unless somebody has moved it meanwhile. True, for whoever asks whether it must wait. */
export async function lookAgain(tx: BotTx, id: string, now: Date, inMs = LOOK_AGAIN_MS): Promise<true> {
  const again = new Date(now.getTime() + inMs)
  // Undefined: taken back, held or refused meanwhile; whoever did that has the word.
  if (await moveIfStillDue(tx, id, { nextAttemptAt: again }, now)) await wake(tx, 'run-request', [id], inMs + 1)
  return true
}
