/** Why staff may step in, by what they do; the person is told each in their language. Cancelling has the Data Rights Protocol's reasons of a refusal. */
export const staffReasons = {
  cancel: [
    'suspected-fraud',
    'insufficient-verification',
    'no-match',
    'claim-not-covered',
    'outside-jurisdiction',
    'too-many-requests',
    'other',
  ],
  hold: ['identity-in-doubt', 'business-disputes', 'technical-fault', 'law-asks'],
  extend: ['asked-by-the-person', 'identity-in-doubt', 'business-disputes', 'technical-fault'],
} as const

/** What needs a second person. */
export type GuardedAction = keyof typeof staffReasons
export type StaffReason<A extends GuardedAction = GuardedAction> = (typeof staffReasons)[A][number]
