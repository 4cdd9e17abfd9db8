import { describe, expect, test } from 'vitest'
import { judgeProof, type LetterProof, letterProofs, letterSources } from '../../src/requests/letter-proof.ts'

/** What each scope needs, from each source and with each proof that staff may record: the proof that counts, or why nothing is erased. */
const verdicts: Record<string, string> = {
  // A number everywhere: only whoever answers on it.
  'number letter -': 'no-proof',
  'number letter called-back': 'called-back',
  'number letter business-confirmed': 'one-business-only',
  'number email -': 'no-proof',
  'number email called-back': 'called-back',
  'number email business-confirmed': 'one-business-only',
  'number phone -': 'no-proof',
  'number phone called-back': 'called-back',
  'number phone business-confirmed': 'one-business-only',
  'number call-back -': 'called-back',
  'number call-back called-back': 'called-back',
  'number call-back business-confirmed': 'other-proof',
  'number business-confirmation -': 'one-business-only',
  'number business-confirmation called-back': 'other-proof',
  'number business-confirmation business-confirmed': 'one-business-only',
  // One business's rows: that, or the business's own word.
  'business letter -': 'no-proof',
  'business letter called-back': 'called-back',
  'business letter business-confirmed': 'business-confirmed',
  'business email -': 'no-proof',
  'business email called-back': 'called-back',
  'business email business-confirmed': 'business-confirmed',
  'business phone -': 'no-proof',
  'business phone called-back': 'called-back',
  'business phone business-confirmed': 'business-confirmed',
  'business call-back -': 'called-back',
  'business call-back called-back': 'called-back',
  'business call-back business-confirmed': 'other-proof',
  'business business-confirmation -': 'business-confirmed',
  'business business-confirmation called-back': 'other-proof',
  'business business-confirmation business-confirmed': 'business-confirmed',
}

const scopes = ['number', 'business', 'account'] as const
const proofs: (LetterProof | undefined)[] = [undefined, ...letterProofs]
const cases = scopes.flatMap((scope) => letterSources.flatMap((source) => proofs.map((proof) => ({ scope, source, proof }))))

describe('what staff enter for somebody without a chat', () => {
  test.each(cases)('$scope, by $source, proof $proof', ({ scope, source, proof }) => {
    const judged = judgeProof(scope, source, proof)
    const verdict = 'proof' in judged ? judged.proof : judged.refused
    expect(verdict).toBe(scope === 'account' ? 'account' : verdicts[`${scope} ${source} ${proof ?? '-'}`])
  })

  test('has an answer for each case, and no more', () => {
    const named = cases
      .filter(({ scope }) => scope !== 'account')
      .map(({ scope, source, proof }) => `${scope} ${source} ${proof ?? '-'}`)
    expect(named.sort()).toEqual(Object.keys(verdicts).sort())
  })
})
