import { isLost } from '../db/is-lost.ts'
import { isTooSlow, refusedWith, sqlStateOf } from '../erasure/sqlstate.ts'

/** `away`: it could not be reached, and comes back by itself. `slow`: a statement or a lock took too long. `refused`: the same look fails the same way. */
export type WhyUnanswered = 'away' | 'slow' | 'refused'

/** Why the platform did not answer a question of a chat. */
export function whyUnanswered(error: unknown): WhyUnanswered {
  if (isTooSlow(error)) return 'slow'
  if (refusedWith(error) !== undefined) return 'refused'
  // Our own refusals, of a plan first of all, have no code; nor have the driver's words for a connection that broke or hung.
  const isOurs = error instanceof Error && sqlStateOf(error) === undefined && !isLost(error) && !/timeout/i.test(error.message)
  return isOurs ? 'refused' : 'away'
}
