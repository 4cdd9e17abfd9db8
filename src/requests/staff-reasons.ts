import type { RefusalReason } from './request.ts'

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

/** Two of the staff hold it, until its next attempt; a legal hold and an objection have ends of their own. */
export function isHeldByStaff({ state, reason }: { state: string; reason: string | null }): boolean {
  return state === 'on_hold' && staffReasons.hold.some((each) => each === reason)
}

/** Why a request is refused, as codes of a proposal; the words stand beside the refusal's own reasons. */
const refuseReasons = [
  'suspected-fraud',
  'insuf-verification',
  'no-match',
  'claim-not-covered',
  'outside-jurisdiction',
  'too-many-requests',
  'other',
] as const

/**
 * What shows, beside the message itself, that whoever wrote from a suspect number is the one whose data it is: their business has confirmed its
 * customer in writing (good for its own rows alone), the e-mail address that stands beside the number has answered, or papers show since when the
 * number is theirs. That somebody answers on it shows nothing: whoever has the number now would.
 */
export const secondProofs = ['business-confirmed', 'address-answered', 'papers-seen'] as const
export type SecondProof = (typeof secondProofs)[number]

/** Whoever had staff enter it wants it back, on paper or on the phone: in the chat the person takes it back alone. */
const takeBackReasons = ['asked-by-the-person'] as const

/** What the platform knows to be taken back or refused goes on only where its person was asked anew, or staff know why it does not hold. */
const releaseReasons = ['asked-by-the-person', 'looked-at-and-right'] as const

/** What needs a second person and weighs on a request that is there. */
export type GuardedAction = keyof typeof staffReasons | 'refuse' | 'shorten' | 'take-back' | 'release'
export type StaffReason<A extends keyof typeof staffReasons = keyof typeof staffReasons> = (typeof staffReasons)[A][number]

/** Why each may be done. */
export const guardedReasons = {
  ...staffReasons,
  refuse: refuseReasons,
  shorten: secondProofs,
  'take-back': takeBackReasons,
  release: releaseReasons,
} as const satisfies Record<GuardedAction, readonly string[]>

/** A refusal has the same reasons as a cancellation, by other names. */
export const cancelledFor: Readonly<Record<RefusalReason, StaffReason<'cancel'>>> = {
  suspected_fraud: 'suspected-fraud',
  insuf_verification: 'insufficient-verification',
  no_match: 'no-match',
  claim_not_covered: 'claim-not-covered',
  outside_jurisdiction: 'outside-jurisdiction',
  too_many_requests: 'too-many-requests',
  other: 'other',
}
