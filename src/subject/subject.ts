import { doubtfulDigits, phoneHintPattern, phoneSpellings, phoneTextPattern } from './address.ts'

/** The identifiers a person's rows are recognised by. Lives in memory and, sealed, on an open request; nowhere else. */
export interface SubjectIdentifiers {
  /** Canonical E.164 with +. */
  phones: readonly string[]
  /** Business-scoped user ids, verbatim. */
  userIds: readonly string[]
  emails: readonly string[]
}

/** Somebody of whom this one identifier is known. */
export function knownBy(kind: 'phone' | 'user_id' | 'email', identifier: string): SubjectIdentifiers {
  // Asked once for every value of a restored database: no function is made each time.
  return {
    phones: kind === 'phone' ? [identifier] : [],
    userIds: kind === 'user_id' ? [identifier] : [],
    emails: kind === 'email' ? [identifier] : [],
  }
}

/** Every spelling under which a column of this kind may hold the subject. Empty when the subject has no such identifier. */
export function spellingsOf(subject: SubjectIdentifiers, kind: 'phone' | 'user_id' | 'email'): string[] {
  switch (kind) {
    case 'phone':
      return subject.phones.flatMap(phoneSpellings).flatMap(withBlanks)
    case 'user_id':
      return [...subject.userIds]
    case 'email':
      return subject.emails.map((email) => email.toLowerCase())
  }
}

/** Digits that are the subject's number and somebody else's: no row is anybody's because of them, and no search passes over them. */
export function doubtfulOf(subject: Pick<SubjectIdentifiers, 'phones'>): string[] {
  return subject.phones.flatMap(doubtfulDigits)
}

/** PostgreSQL regular expression for any of the identifiers in free text; undefined when there is none. */
export function textPatternOf(subject: SubjectIdentifiers): string | undefined {
  const patterns = [
    ...subject.phones.map(phoneTextPattern),
    ...[...subject.userIds, ...subject.emails].map((id) => `(?<![0-9A-Za-z])${literal(id)}(?![0-9A-Za-z])`),
  ]
  return patterns.length === 0 ? undefined : patterns.join('|')
}

/** Finds whatever `textPatternOf` finds and more, without regard to boundaries: for a first look at many rows. */
export function textHintOf({ phones, userIds, emails }: SubjectIdentifiers): string {
  return [...phones.map(phoneHintPattern), ...[...userIds, ...emails].map(literal)].join('|')
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** True when nothing identifies anybody: such a subject must never reach a plan. */
export function isNobody(subject: SubjectIdentifiers): boolean {
  return [...subject.phones, ...subject.userIds, ...subject.emails].every((identifier) => identifier.trim() === '')
}

/** Imports leave blanks around a plain value. */
function withBlanks(spelling: string): string[] {
  return /^\+?\d+$/.test(spelling) ? [spelling, ` ${spelling}`, `${spelling} `] : [spelling]
}
