import type { CustomerScope } from './request.ts'

/** How the wish of somebody came who cannot, or does not, write from the number itself. */
export const letterSources = ['letter', 'email', 'phone', 'call-back', 'business-confirmation'] as const
export type LetterSource = (typeof letterSources)[number]

/**
 * What staff recorded as proof. `called-back`: they rang the number itself, and whoever answered confirmed the wish. `business-confirmed`: the
 * business confirmed in writing that its customer with this number asked for it. `papers-seen`: of somebody who died, is ill or a child, the
 * papers that the person's case asks for.
 */
export const letterProofs = ['called-back', 'business-confirmed', 'papers-seen'] as const
export type LetterProof = (typeof letterProofs)[number]

/**
 * The same of an owner's account. `called-back`: they rang the number that is registered for the owner. `address-answered`: they wrote to the owner's
 * registered address, and the answer from there confirmed the wish.
 */
export const accountProofs = ['called-back', 'address-answered'] as const
export type AccountProof = (typeof accountProofs)[number]

/** Whatever may stand on a request that staff entered. */
export const staffProofs = [...letterProofs, 'address-answered'] as const
export type StaffProof = (typeof staffProofs)[number]

export type ProofRefusal =
  | 'no-proof'
  | 'other-proof'
  | 'one-business-only'
  /** Of an account: what is given says nothing about its owner. */
  | 'no-owner'
  /** Papers belong to a case that somebody opened for another person, and is open; a case needs its papers. */
  | 'no-case'
  | 'no-papers'

/** A source that is a proof by itself. */
const IMPLIED: Partial<Record<LetterSource, LetterProof>> = {
  'call-back': 'called-back',
  'business-confirmation': 'business-confirmed',
}

/**
 * Whether this may be erased on that proof. A number everywhere only on what shows who holds it, or who may speak for them; one business's word is
 * good for its own rows alone. A letter, a mail or a voice on the phone prove nothing.
 */
export function judgeProof(
  scope: CustomerScope['kind'],
  source: LetterSource,
  given: StaffProof | undefined,
  ofCase = false,
): { proof: LetterProof } | { refused: ProofRefusal } {
  const implied = IMPLIED[source]
  if (implied !== undefined && given !== undefined && given !== implied) return { refused: 'other-proof' }
  const proof = letterProofs.find((known) => known === (implied ?? given))
  if (proof === undefined) return { refused: 'no-proof' }
  if (proof === 'business-confirmed' && scope !== 'business') return { refused: 'one-business-only' }
  if (proof === 'papers-seen' && !ofCase) return { refused: 'no-case' }
  if (proof !== 'papers-seen' && ofCase) return { refused: 'no-papers' }
  return { proof }
}

/** Whether an owner's account may be closed on that: what shows that the wish is its owner's own. */
export function judgeOwner(given: StaffProof | undefined): { proof: AccountProof } | { refused: ProofRefusal } {
  const proof = accountProofs.find((known) => known === given)
  return proof === undefined ? { refused: 'no-owner' } : { proof }
}
