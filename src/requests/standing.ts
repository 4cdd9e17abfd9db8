import type { RequestState } from './request.ts'

const DAY_MS = 86_400_000
/** So long after its time an erasure has begun where nothing stands in its way. */
export const BEGINS_WITHIN_MS = 5 * 60_000
/** Days after the end by which the second look is through: eight and a day, and of what stays partial the thirty of its address and a day. */
export const LATE_AFTER_DAYS: Readonly<Record<string, number>> = { completed: 9, partial: 31 }

/**
 * How a request stands: its state, but where the newest receipt takes a completion back (a processor refused, or a later look found
 * something) it is partial, whatever it was when it ended. What is done with it goes by its state; what is said of it, by this.
 */
export function standingOf({ state, receiptResult }: { state: string; receiptResult: string | null }): RequestState {
  // The column's CHECK lists the same states.
  return state === 'completed' && receiptResult === 'partial' ? 'partial' : (state as RequestState)
}

type Swept = { state: string; finishedAt: Date | null; secondSweepAt: Date | null; secondSweptAt: Date | null }

/** Tried for thirty days and not proved to be whole: nobody is known to it any more, and nothing is tried. */
export function isGivenUp({ state, secondSweptAt }: Pick<Swept, 'state' | 'secondSweptAt'>): boolean {
  return state === 'partial' && secondSweptAt !== null
}

/** Its second look has not come to an end, a day and more after it should have. */
export function isSweepLate({ state, finishedAt, secondSweepAt, secondSweptAt }: Swept, now: Date): boolean {
  const days = LATE_AFTER_DAYS[state]
  if (days === undefined || finishedAt === null || secondSweepAt === null || secondSweptAt !== null) return false
  return now.getTime() - finishedAt.getTime() > days * DAY_MS
}

/** Its time came a while ago, and it has not begun: it waits for its turn, for a restore, or its attempts break off. */
export function isOverdue({ state, eraseAt }: { state: string; eraseAt: Date | null }, now: Date): boolean {
  return state === 'scheduled' && eraseAt !== null && now.getTime() - eraseAt.getTime() > BEGINS_WITHIN_MS
}
