import type { Member } from '../erasure/member-store.ts'

/** Whose address hears of an account's deletion, and whether a link in it takes it back. */
export interface Told {
  email: string
  mayUndo: boolean
}

/**
 * Each address once. Who was switched off hears of every step, so that nobody silences an admin by switching them off first; but has no way back but
 * through the officer, for they may have left the business long ago.
 */
export function toTell(members: readonly Pick<Member, 'email' | 'isActive'>[]): Told[] {
  const emails = [...new Set(members.map(({ email }) => email))]
  return emails.map((email) => ({ email, mayUndo: members.some((each) => each.email === email && each.isActive) }))
}
