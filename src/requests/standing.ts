import type { RequestState } from './request.ts'
import type { RequestRow } from './request-store.ts'

/**
 * How a request stands: its state, but where the newest receipt takes a completion back (a processor refused, or a later look found
 * something) it is partial, whatever it was when it ended. What is done with it goes by its state; what is said of it, by this.
 */
export function standingOf({ state, receiptResult }: Pick<RequestRow, 'state' | 'receiptResult'>): RequestState {
  // The column's CHECK lists the same states.
  return state === 'completed' && receiptResult === 'partial' ? 'partial' : (state as RequestState)
}
