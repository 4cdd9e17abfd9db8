import { DrizzleQueryError } from 'drizzle-orm'

// A statement cancelled or out of time, a lock that was not let go, two at the same rows.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const HELD_UP = new Set(['57014', '55P03', '40001', '40P01'])
/** The driver's own word for an answer that did not come in time; it has no code. */
const NO_ANSWER = /^Query read timeout/

/**
 * Whether a statement on the bot's own database failed for what else went on there (somebody's lock, a slow disk, another transaction), and
 * may come through when that is over.
 */
export function isHeldUp(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : undefined
  if (cause === undefined) return false
  const { code } = cause as { code?: string }
  return code === undefined ? NO_ANSWER.test(cause.message) : HELD_UP.has(code)
}
