/** Why staff do what needs no second person. */
export const actionReasons = {
  retry: ['fault-repaired', 'person-waits', 'processor-has-answered'],
  release: ['looked-at-and-right', 'fault-repaired', 'hold-is-over', 'staff-decided'],
  assign: ['work-is-shared', 'needs-another-role', 'absence'],
  answer: ['answers-the-person', 'complaint', 'asks-the-person', 'apology'],
  close: ['person-withdrew', 'same-as-another', 'person-cannot-be-reached'],
  closeMail: ['answered-another-way', 'needs-no-answer', 'same-as-another', 'person-withdrew'],
  reply: ['answers-the-person', 'asks-the-person', 'apology'],
  undelivered: ['fault-repaired', 'told-by-phone', 'told-by-letter', 'told-in-the-chat', 'need-not-know'],
  posted: ['posted-and-not-noted', 'noted-on-paper'],
  uphold: ['ground-is-shown', 'law-asks', 'court-asks'],
  reject: ['ground-is-not-shown', 'ground-does-not-count', 'settled-meanwhile'],
} as const

/** Why somebody reads what is masked. */
export const revealReasons = [
  'asked-by-the-person',
  'complaint',
  'identity-in-doubt',
  'technical-fault',
  'authority-asks',
] as const

export const NOTE_LENGTH_MAX = 2_000

/** Where a wish stands that staff enter for somebody. */
export const startFiles = [
  'letter-on-file',
  'mail-on-file',
  'note-of-a-call',
  'letter-of-a-business',
  'letter-of-the-owner',
] as const
