import { describe, expect, test } from 'vitest'
import { judgeOwner, judgeProof, letterSources, type StaffProof, staffProofs } from '../../src/requests/letter-proof.ts'

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
  // Papers belong to somebody's case; what the owner of an account answers says nothing of a number.
  'number letter papers-seen': 'no-case',
  'number letter address-answered': 'no-proof',
  'number email papers-seen': 'no-case',
  'number email address-answered': 'no-proof',
  'number phone papers-seen': 'no-case',
  'number phone address-answered': 'no-proof',
  'number call-back papers-seen': 'other-proof',
  'number call-back address-answered': 'other-proof',
  'number business-confirmation papers-seen': 'other-proof',
  'number business-confirmation address-answered': 'other-proof',
  'business letter papers-seen': 'no-case',
  'business letter address-answered': 'no-proof',
  'business email papers-seen': 'no-case',
  'business email address-answered': 'no-proof',
  'business phone papers-seen': 'no-case',
  'business phone address-answered': 'no-proof',
  'business call-back papers-seen': 'other-proof',
  'business call-back address-answered': 'other-proof',
  'business business-confirmation papers-seen': 'other-proof',
  'business business-confirmation address-answered': 'other-proof',
}

const scopes = ['number', 'business'] as const
const proofs: (StaffProof | undefined)[] = [undefined, ...staffProofs]
const cases = scopes.flatMap((scope) => letterSources.flatMap((source) => proofs.map((proof) => ({ scope, source, proof }))))

describe('what staff enter for somebody without a chat', () => {
  test.each(cases)('$scope, by $source, proof $proof', ({ scope, source, proof }) => {
    const judged = judgeProof(scope, source, proof)
    const verdict = 'proof' in judged ? judged.proof : judged.refused
    expect(verdict).toBe(verdicts[`${scope} ${source} ${proof ?? '-'}`])
  })

  test.each(cases)(
    'for the case of somebody else, $scope, by $source, proof $proof: its papers alone',
    ({ scope, source, proof }) => {
      const judged = judgeProof(scope, source, proof, true)
      const isPaper = proof === 'papers-seen' && !['call-back', 'business-confirmation'].includes(source)
      if (isPaper) expect(judged).toEqual({ proof: 'papers-seen' })
      else expect(judged).toHaveProperty('refused')
    },
  )

  test.each([undefined, ...staffProofs])('an account is closed on its owner’s own word alone, not on %s', (proof) => {
    const isOwners = proof === 'called-back' || proof === 'address-answered'
    expect(judgeOwner(proof)).toEqual(isOwners ? { proof } : { refused: 'no-owner' })
  })

  test('has an answer for each case, and no more', () => {
    const named = cases.map(({ scope, source, proof }) => `${scope} ${source} ${proof ?? '-'}`)
    expect(named.sort()).toEqual(Object.keys(verdicts).sort())
  })
})
