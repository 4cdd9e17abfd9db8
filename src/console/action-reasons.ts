/** Why staff do what needs no second person. */
export const actionReasons = {
  retry: ['fault-repaired', 'person-waits', 'processor-has-answered'],
  release: ['looked-at-and-right', 'fault-repaired', 'hold-is-over', 'staff-decided'],
  assign: ['work-is-shared', 'needs-another-role', 'absence'],
  reply: ['answers-the-person', 'asks-the-person', 'apology'],
} as const

export const NOTE_LENGTH_MAX = 2_000
