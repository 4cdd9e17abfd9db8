/** How a message is tried again. Durations in milliseconds; the clock and the dice are arguments. */
export type Pace = 'retry' | 'retry-few' | 'throttle' | 'pair-rate' | 'late-retry-once' | 'soon-once'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const RETRY_FROM = 2 * SECOND
const RETRY_MAX = 15 * MINUTE
const FEW_FROM = 2 * MINUTE
const FEW_MAX = 32 * MINUTE
/** Five tries take longer than this, unless other refusals, a pair rate's for one, came before. */
const FEW_MS = 14 * MINUTE
const THROTTLE_FROM = MINUTE
const THROTTLE_MAX = 30 * MINUTE
const PAIR_RATE_MAX = 4 ** 6 * SECOND
const LATE = 15 * MINUTE
const RETRY_AFTER_MAX = 6 * HOUR

/** Tries at least `attemptsMin` times however old it is (its channel may have stood still), and never more than `attemptsMax`. */
export const retryLimits = { attemptsMin: 5, attemptsMax: 250, ageMaxMs: 48 * HOUR } as const

export interface Tried {
  /** Attempts made so far, 1 or more. */
  attempts: number
  createdAt: Date
  /** Meta's Retry-After, if it named one. */
  retryAfterMs?: number | undefined
}

/** When the next attempt is due, or null when it is given up. `dice` in [0, 1) spreads what failed together. */
export function nextAttemptAt(pace: Pace, tried: Tried, now: Date, dice: number): Date | null {
  const { attempts, createdAt } = tried
  const ageMs = now.getTime() - createdAt.getTime()
  if (attempts >= retryLimits.attemptsMax) return null
  if (attempts >= retryLimits.attemptsMin && ageMs > (pace === 'retry-few' ? FEW_MS : retryLimits.ageMaxMs)) return null
  return new Date(now.getTime() + delayMs(pace, tried, dice))
}

/** What Meta refuses for so long is no passing trouble. */
const LASTING_MS = HOUR

/** Whether a message that Meta refuses time after time should let what is behind it go first: after an hour, or when the person has written again. */
export function isLasting({ attempts, createdAt }: Tried, lastInboundAt: Date | null, now: Date): boolean {
  if (attempts < retryLimits.attemptsMin) return false
  const wroteAgain = lastInboundAt !== null && lastInboundAt > createdAt
  return wroteAgain || now.getTime() - createdAt.getTime() >= LASTING_MS
}

/** A message that was taken and failed afterwards may fail so for ever: one late retry, or four of the others. */
export const LATE_ATTEMPTS_MAX = 5

/** The same for a message that Meta took first and gave up on later: what was said two days ago is not said again. */
export function lateAttemptAt(pace: Pace, tried: Tried, now: Date, dice: number): Date | null {
  const most = pace === 'late-retry-once' || pace === 'soon-once' ? 2 : LATE_ATTEMPTS_MAX
  const isOld = now.getTime() - tried.createdAt.getTime() > retryLimits.ageMaxMs
  return isOld || tried.attempts >= most ? null : nextAttemptAt(pace, tried, now, dice)
}

/** The pause before the next attempt: never shorter than what Meta asked for, up to six hours. */
export function delayMs(pace: Pace, { attempts, retryAfterMs = 0 }: Tried, dice: number): number {
  return Math.max(ownDelay(pace, attempts, dice), Math.min(retryAfterMs, RETRY_AFTER_MAX))
}

function ownDelay(pace: Pace, attempts: number, dice: number): number {
  switch (pace) {
    case 'retry':
      return spread(Math.min(RETRY_FROM * 2 ** (attempts - 1), RETRY_MAX), dice)
    case 'retry-few':
      return spread(Math.min(FEW_FROM * 2 ** (attempts - 1), FEW_MAX), dice)
    case 'throttle':
      return THROTTLE_FROM + spread(Math.min(THROTTLE_FROM * 2 ** (attempts - 1), THROTTLE_MAX), dice)
    case 'pair-rate':
      // Meta: 4^X seconds, X from 0. One person, one queue, so nothing needs spreading.
      return Math.min(4 ** (attempts - 1) * SECOND, PAIR_RATE_MAX)
    case 'late-retry-once':
      return LATE + spread(MINUTE, dice)
    case 'soon-once':
      return spread(MINUTE, dice)
  }
}

// Between half and the whole: grows for sure, and two workers do not come back at the same moment.
function spread(milliseconds: number, dice: number): number {
  return Math.round(milliseconds * (0.5 + dice / 2))
}
