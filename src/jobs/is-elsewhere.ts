import { isHeldUp } from '../db/is-held-up.ts'
import { isLost, isOwnLost } from '../db/is-lost.ts'
import { isBusy } from '../db/lock.ts'
import type { Bot } from './bot.ts'

/** For so long nothing counts against it that its statements met locks, or a database that is slow. */
const HELD_UP_MS_MAX = 3_600_000
const KNOWN_MAX = 10_000

/** Whoever tries again later than so meets another lock. */
const APART_MS = 900_000

/** When this process saw each word or turn held up first and last, in milliseconds since 1970: what has waited long before may meet its first lock now. */
const heldUp = new Map<string, { since: number; last: number }>()

/** Whatever went away, is at work elsewhere, or has held `what` up for less than an hour, is nobody's fault here: it waits. */
export function isElsewhere({ clock }: Pick<Bot, 'clock'>, error: unknown, what: string): boolean {
  if (isLost(error) || isOwnLost(error) || isBusy(error)) return true
  if (!isHeldUp(error)) return false
  const now = clock.now().getTime()
  const before = heldUp.get(what)
  const since = before && now - before.last < APART_MS ? before.since : now
  if (heldUp.size >= KNOWN_MAX) heldUp.clear()
  heldUp.set(what, { since, last: now })
  return now - since < HELD_UP_MS_MAX
}

/** It went on: what holds it up the next time is another lock. */
export const goesOn = (what: string): void => void heldUp.delete(what)
