import { DrizzleQueryError } from 'drizzle-orm'

// A server that went away, that is full, that takes no writes while another takes over, or whose name nobody knows meanwhile.
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOST = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08003', '08006', '53000', '53100', '53200', '53300', '25006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
])
/** The driver's own words for a connection that went away; it gives them no code. */
const LOST_WORDS = /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect/

/** Whether the database went away under a statement, which is worth another try, and not the statement was at fault. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: string }
  return code === undefined ? LOST_WORDS.test(error.message) : LOST.has(code)
}

/** The same of the bot's own database, where the platform is spoken to as well, and without Drizzle. */
export function isOwnLost(error: unknown): boolean {
  return error instanceof DrizzleQueryError && isLost(error.cause)
}
