import { z } from 'zod'
import { equalInConstantTime, type KeyRing, seal, sha256Hex, unseal } from '../runtime/keys.ts'
import { accountProofs, letterProofs, letterSources, type StaffProof } from './letter-proof.ts'

const PURPOSE = 'start-wish'

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number') }),
  z.strictObject({ kind: z.literal('business'), tenantId: z.string() }),
])

/** What staff entered from paper or a call, until a second one has looked at it: for a number, or for an owner's account. */
const startWish = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('letter'),
    phone: z.string(),
    scope,
    source: z.enum(letterSources),
    proof: z.enum(letterProofs),
    /** The reference of the case whose papers were seen. */
    ofCase: z.string().optional(),
    /** Where the person wants news; without it the letters are staff's. */
    email: z.string().optional(),
    language: z.string(),
    /** Where the wish stands, a code: for the timeline. */
    file: z.string(),
  }),
  z.strictObject({
    kind: z.literal('account'),
    tenantId: z.string(),
    sooner: z.boolean(),
    /** What was sealed without it is not started. */
    proof: z.enum(accountProofs).optional(),
    /** In which its people read their mails. */
    language: z.string().default('en'),
    file: z.string(),
  }),
])

export type StartWish = z.infer<typeof startWish>
export type LetterWish = Extract<StartWish, { kind: 'letter' }>
export type AccountWish = Extract<StartWish, { kind: 'account' }>

/** On what it is started, as the proposal has it in the open: one of a list. */
export type StartGround = StaffProof

export function groundOf({ proof }: StartWish): StartGround {
  if (proof === undefined) throw new Error('A start is proposed with its proof.')
  return proof
}

/** Whether both would start the very same erasure. */
export function isSameStart(one: StartWish, other: StartWish): boolean {
  return keyOf(one) === keyOf(other)
}

/** Whether the number that the second person typed from the letter is the one that the first one entered. */
export function isNumberOf(wish: LetterWish, phone: string): boolean {
  return equalInConstantTime(sha256Hex(wish.phone), sha256Hex(phone))
}

function keyOf(wish: StartWish): string {
  if (wish.kind === 'account') return `account ${wish.tenantId}`
  return `${wish.phone} ${wish.scope.kind === 'business' ? wish.scope.tenantId : 'everywhere'}`
}

export function sealWish(keys: KeyRing, wish: StartWish): string {
  return seal(keys, PURPOSE, JSON.stringify(wish))
}

export function openWish(keys: KeyRing, sealed: string): StartWish {
  return startWish.parse(JSON.parse(unseal(keys, PURPOSE, sealed)))
}
