import { z } from 'zod'

const TEXT_MAX = 4096
/** Cheaper to look for than what it announces: any half of a pair. */
const PERHAPS_HARMFUL = /[\0\uD800-\uDFFF]/
/** 2009, when WhatsApp began, and the last second of the year 9999. */
const EARLIEST_SECONDS = 1_230_768_000
const LATEST_SECONDS = 253_402_300_799

/** Makes text harmless to PostgreSQL and to UTF-8: U+0000 and lone surrogates become U+FFFD, and it ends after 4096 units. */
function harmless(text: string): string {
  const short = text.slice(0, TEXT_MAX)
  return PERHAPS_HARMFUL.test(short) ? short.replace(/\p{Surrogate}|\0/gu, '\uFFFD') : short
}

/** Text that Meta may leave out: absent, null, "" and a wrong type are the same. */
export const optionalText = z
  .string()
  .transform((text) => (text === '' ? undefined : harmless(text)))
  .optional()
  .catch(undefined)

/** Text that gives the item its meaning; "" is text. */
export const text = z.string().transform(harmless)

/** An identifier that must be there and that fits a column. */
export const identifier = z.string().min(1).max(512).transform(harmless)

/** A business-scoped user id, kept verbatim. */
export const optionalUserId = z
  .string()
  .regex(/^[\x21-\x7e]{1,256}$/)
  .optional()
  .catch(undefined)

/** Unix seconds, as text or number, to ISO 8601. */
export const moment = z
  .union([z.string().regex(/^\d{1,12}$/), z.number().int()])
  .transform(Number)
  .refine((seconds) => seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS)
  .transform((seconds) => new Date(seconds * 1000).toISOString())

/** Meta's ids of phone numbers are digits. */
export const phoneNumberId = z.string().regex(/^\d{1,32}$/)

/** Meta's word for a kind, fit for a column and a log line. */
export function kindName(raw: string): string {
  return (
    raw
      .toLowerCase()
      .slice(0, 64)
      .replace(/[^a-z_]/g, '_') || 'unnamed'
  )
}

/** An array, or nothing; undefined when it is neither. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : undefined
}

/** An object to read fields from, or undefined. */
export function recordOf(value: unknown): Record<string, unknown> | undefined {
  // Any non-array object of parsed JSON has string keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}
