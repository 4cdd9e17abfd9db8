/**
 * Which proof erases what, by which door. Everything that is not named here erases nothing: the tests try every door with every scope and
 * every proof, and look at the platform's rows.
 */
const doors = [
  'dedicated chat',
  'dedicated chat without a number',
  'shared chat',
  'business link',
  'partner API',
  'e-mail',
  'letter or call',
  'Meta’s callback',
  'public pages',
  'undo link',
] as const
export type Door = (typeof doors)[number]

export const scopes = ['number', 'one business', 'stop ads', 'account', 'own profile', 'somebody else'] as const
export type Scope = (typeof scopes)[number]

export const proofs = [
  'none',
  /** The signed message alone, with yes-words and a reaction: it proves who writes, not that they want it. */
  'a signed yes',
  'a made-up tap',
  'a foreign tap',
  'a forwarded tap',
  'a tap a day too late',
  'a wrong e-mail code and the tap',
  'the tap without any code',
  'the code and the tap',
  'a call-back, one of staff',
  'a call-back, and a second of staff',
  'the business’s word, one of staff',
  'the business’s word, and a second of staff',
  'the papers of a case, one of staff',
  'the papers of a case, and a second of staff',
  'the registered address’s answer, one of staff',
  'the registered address’s answer, and a second of staff',
] as const
export type Proof = (typeof proofs)[number]

const TAP: readonly Proof[] = ['the tap without any code']
/** Where a code is asked for, it comes before there is anything to tap. */
const CODE: readonly Proof[] = ['the code and the tap']
const CALLED: readonly Proof[] = ['a call-back, and a second of staff']
/** Of somebody who cannot ask: the one proof, and for nobody else. */
const PAPERS: readonly Proof[] = ['the papers of a case, and a second of staff']
/** Of an account: what its owner’s own number or mailbox answered. */
const OWNERS: readonly Proof[] = [...CALLED, 'the registered address’s answer, and a second of staff']
const CONFIRMED: readonly Proof[] = [...CALLED, 'the business’s word, and a second of staff']

const suffices: Readonly<Record<Door, Partial<Record<Scope, readonly Proof[]>>>> = {
  'dedicated chat': { number: TAP, 'one business': TAP, account: CODE, 'own profile': CODE },
  /** After the own number was attached by WhatsApp. */
  'dedicated chat without a number': { number: TAP, 'one business': TAP, account: CODE, 'own profile': CODE },
  'shared chat': { 'one business': TAP },
  'business link': { number: TAP, 'one business': TAP, account: CODE, 'own profile': CODE },
  'partner API': { 'one business': TAP },
  'e-mail': {},
  'letter or call': { number: CALLED, 'one business': CONFIRMED, account: OWNERS, 'somebody else': PAPERS },
  'Meta’s callback': {},
  'public pages': {},
  'undo link': {},
}

export const isEnough = (door: Door, scope: Scope, proof: Proof): boolean => suffices[door][scope]?.includes(proof) ?? false

const ofStaff = (proof: Proof) => proof.endsWith('of staff')

/**
 * The same act under two names is tried once: a code that nobody asked for is a word among words, and what staff record is recorded at their door.
 * At every other one somebody merely says that it was, and says so of the registered address in no other words.
 */
export function isTried(door: Door, scope: Scope, proof: Proof): boolean {
  const asksForCode = scope === 'account' || scope === 'own profile'
  if (proof === 'the code and the tap' || proof === 'a wrong e-mail code and the tap')
    return asksForCode && door !== 'letter or call'
  if (proof.startsWith('the registered address')) return door === 'letter or call'
  return ofStaff(proof) ? true : door !== 'letter or call' || proof === 'none'
}
