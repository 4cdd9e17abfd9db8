import { type SubjectIdentifiers, spellingsOf } from '../subject/subject.ts'
import { insideBase64 } from './text-pattern.ts'

/** How many last digits of a number, and how many characters of its base64, are looked for at first. */
export const DIGITS = 7
export const ENCODED = 12
/** PostgreSQL regular expressions for what may hold an identifier: written digits, a wamid, a business-scoped id, an e-mail address. */
export const HOLDERS = {
  digits: '[0-9](?:[\\s().-]*[0-9]){6,}',
  wamid: 'wamid[.]([A-Za-z0-9+/]{12,})',
  userId: '[A-Za-z]{2}[.][A-Za-z0-9_-]{4,}',
  email: '[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]',
} as const

/**
 * Short pieces by which a first, coarse look finds every place where the subject may be named; a close look follows. Undefined: one of
 * the identifiers has a form that the coarse look would miss.
 */
export function probesOf(subject: SubjectIdentifiers): string[] | undefined {
  const numbers = spellingsOf(subject, 'phone').flatMap((spelling) => /^\+(\d{7,15})$/.exec(spelling)?.[1] ?? [])
  const userIds = subject.userIds.map((id) => id.toLowerCase())
  const emails = subject.emails.map((email) => email.toLowerCase())
  if (!userIds.every((id) => whole(HOLDERS.userId).test(id)) || !emails.every((email) => whole(HOLDERS.email).test(email)))
    return undefined
  const probes = numbers.flatMap((digits) => [
    digits.slice(-DIGITS),
    ...insideBase64(digits).map((text) => text.slice(0, ENCODED)),
  ])
  return [...new Set([...probes, ...userIds, ...emails])]
}

const whole = (pattern: string) => new RegExp(`^${pattern}$`)
