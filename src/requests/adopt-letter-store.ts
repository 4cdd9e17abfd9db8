import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { deadlineOf } from './deadline.ts'
import type { RequestRow } from './request-store.ts'

interface ByNumber {
  channelId: string
  suspect: boolean
  subjectSealed: string
  provedAt: Date
  confirmedAt: Date
  eraseAt: Date
  language: string
  now: Date
}

/**
 * What staff entered becomes a request of the chat in which the number itself confirmed the same: its cut-off is that confirmation, it is to be frozen
 * anew, and no letter is owed any more. A hold stays, and ends no sooner than the new window. The thirty days stay those of the letter where the new
 * window is over by then. Undefined: its erasure has begun, or it is over, and nothing changed.
 */
export async function adoptLetterRequest(tx: BotTx, letter: RequestRow, own: ByNumber): Promise<RequestRow | undefined> {
  const { now, provedAt, ...columns } = own
  const { state, nextAttemptAt } = erasureRequest
  const confirmedAt = letter.confirmedAt !== null && letter.confirmedAt > own.confirmedAt ? letter.confirmedAt : own.confirmedAt
  const isInTime = own.eraseAt <= letter.deadlineAt
  const [row] = await tx
    .update(erasureRequest)
    .set({
      ...columns,
      ...(isInTime ? {} : { provedAt, deadlineAt: new Date(deadlineOf(provedAt.getTime())) }),
      ...{ source: null, proof: null, contactSealed: null, frozenAt: null, confirmedAt },
      nextAttemptAt: sql`case when ${state} = 'scheduled' then null else greatest(${nextAttemptAt}, ${own.eraseAt.toISOString()}::timestamptz) end`,
      updatedAt: now,
    })
    .where(
      and(
        eq(erasureRequest.id, letter.id),
        isNotNull(erasureRequest.source),
        inArray(state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  return row
}

/** The chat that confirmed the same while it was at work hears its end, beside whoever wrote the letter. */
export async function joinLetterRequest(tx: BotTx, id: string, channelId: string, now: Date): Promise<void> {
  await tx
    .update(erasureRequest)
    .set({ channelId, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), isNotNull(erasureRequest.source), isNull(erasureRequest.channelId)))
}

/** A letter that names an earlier number stands beside what the person asks for now: it takes no place of the scope, and whoever keeps one keeps both. */
export async function standBeside(tx: BotTx, id: string, now: Date): Promise<void> {
  await tx
    .update(erasureRequest)
    .set({ beside: true, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), isNotNull(erasureRequest.source)))
}
