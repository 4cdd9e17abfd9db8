/** How what a business passed on stands. */
export const forwardStates = {
  waiting: 'Not asked yet',
  asked: 'Asked',
  denied: 'Said “Wasn’t me”',
  left: 'Not asked',
} as const

const WHY: Readonly<Record<string, string>> = {
  'no-channel': 'no number of ours can send',
  'bad-quality': 'our number’s rating at Meta is too low',
  'no-template': 'its template is missing or paused at Meta',
  expired: 'its 30 days were over',
  'own-number': 'it is a number of ours',
  silenced: 'this person said “Wasn’t me” to this business before',
  'business-closed': 'the business is closed',
  'key-revoked': 'the key by which it came does not work any more',
  'not-held': 'the business holds nothing of this number',
  'open-request': 'the person had a request open already',
  'asked-lately': 'the person was asked for a business within 30 days',
  'dropped-by-staff': 'staff withdrew it',
}

/** How it stands, and why, in one line. */
export function forwardWord({ state, reason }: { state: keyof typeof forwardStates; reason: string | null }): string {
  return reason === null ? forwardStates[state] : `${forwardStates[state]}: ${WHY[reason] ?? reason}`
}
