const MINUTE_MS = 60_000
const DELAY_FROM_MS = MINUTE_MS
const DELAY_MAX_MS = 2 * 60 * MINUTE_MS
/** A greylisting server takes a mail after some minutes, a full mailbox after some days: five of them, as mail servers do (RFC 5321, 4.5.4.1). */
const AGE_MAX_MS = 5 * 24 * 60 * MINUTE_MS
const ATTEMPTS_MIN = 8

/** When a mail is tried again, or null when it is given up. `dice` in [0, 1) spreads what failed together. */
export function nextMailAttempt(tried: { attempts: number; createdAt: Date }, now: Date, dice: number): Date | null {
  const { attempts, createdAt } = tried
  if (attempts >= ATTEMPTS_MIN && now.getTime() - createdAt.getTime() > AGE_MAX_MS) return null
  const delay = Math.min(DELAY_FROM_MS * 2 ** Math.min(attempts - 1, 20), DELAY_MAX_MS)
  return new Date(now.getTime() + Math.round(delay * (0.5 + dice / 2)))
}
