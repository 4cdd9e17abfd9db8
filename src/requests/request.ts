/** States of an erasure request. A confirmation opens it; until then the row only counts what was left unconfirmed. */
export const requestStates = [
  'awaiting_confirmation',
  'scheduled',
  'running',
  'completed',
  'partial',
  'on_hold',
  'parked',
  'cancelled',
  'expired',
  'refused',
] as const
export type RequestState = (typeof requestStates)[number]

/**
 * What a request covers: a number everywhere, a number at one business, a business's account with all that was made under it, or one
 * member's own profile in it.
 */
export type RequestScope =
  | { kind: 'number' }
  | { kind: 'business'; tenantId: string }
  | { kind: 'account'; tenantId: string }
  | { kind: 'profile'; tenantId: string; memberId: string }

/** A scope that its confirmation names in a chat; an account and a profile have their own door and proof. */
export type CustomerScope = Exclude<RequestScope, { kind: 'account' | 'profile' }>
export type AccountScope = Extract<RequestScope, { kind: 'account' | 'profile' }>

/** Of an account or a profile, not of a number: closed since its confirmation, told by e-mail, with days to take it back. */
export function isAccountScope(scope: RequestScope): scope is AccountScope {
  return scope.kind === 'account' || scope.kind === 'profile'
}

const moves: Record<RequestState, readonly RequestState[]> = {
  awaiting_confirmation: ['scheduled', 'cancelled', 'expired', 'refused'],
  scheduled: ['running', 'on_hold', 'parked', 'cancelled', 'refused'],
  running: ['completed', 'partial', 'on_hold', 'parked'],
  partial: ['running', 'completed', 'on_hold', 'parked'],
  on_hold: ['scheduled', 'running', 'parked', 'cancelled', 'refused'],
  parked: ['scheduled', 'partial', 'cancelled', 'refused'],
  completed: [],
  cancelled: [],
  expired: [],
  refused: [],
}

/** The states from which `to` may be reached: the `where state in (…)` of the conditional write. */
export function statesBefore(to: RequestState): RequestState[] {
  return requestStates.filter((state) => moves[state].includes(to))
}

/** Nothing more happens to a request in one of these. */
export function isEnded(state: RequestState): boolean {
  return moves[state].length === 0
}

/** Why a request is refused: the denial reasons of the Data Rights Protocol 1.0. */
export const refusalReasons = [
  'suspected_fraud',
  'insuf_verification',
  'no_match',
  'claim_not_covered',
  'outside_jurisdiction',
  'too_many_requests',
  'other',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
