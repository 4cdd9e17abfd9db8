import type { RequestScope } from './request.ts'

/** How the wish of somebody came who cannot, or does not, write from the number itself. */
export const letterSources = ['letter', 'email', 'phone', 'call-back', 'business-confirmation'] as const
export type LetterSource = (typeof letterSources)[number]

/**
 * What staff recorded as proof. `called-back`: they rang the number itself, and whoever answered confirmed the wish. `business-confirmed`: the
 * business confirmed in writing that its customer with this number asked for it.
 */
export const letterProofs = ['called-back', 'business-confirmed'] as const
export type LetterProof = (typeof letterProofs)[number]

export type ProofRefusal = 'account' | 'no-proof' | 'other-proof' | 'one-business-only'

/** A source that is a proof by itself. */
const IMPLIED: Partial<Record<LetterSource, LetterProof>> = {
  'call-back': 'called-back',
  'business-confirmation': 'business-confirmed',
}

/**
 * Whether this may be erased on that proof. A number everywhere only on what shows who holds it; one business's word is good for its own rows
 * alone; an account has its own door. A letter, a mail or a voice on the phone prove nothing.
 */
export function judgeProof(
  scope: RequestScope['kind'],
  source: LetterSource,
  given: LetterProof | undefined,
): { proof: LetterProof } | { refused: ProofRefusal } {
  if (scope === 'account') return { refused: 'account' }
  const implied = IMPLIED[source]
  if (implied !== undefined && given !== undefined && given !== implied) return { refused: 'other-proof' }
  const proof = implied ?? given
  if (proof === undefined) return { refused: 'no-proof' }
  if (proof === 'business-confirmed' && scope !== 'business') return { refused: 'one-business-only' }
  return { proof }
}
