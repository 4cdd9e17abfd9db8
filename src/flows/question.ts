import { z } from 'zod'

const count = z.object({ noun: z.enum(['message', 'recording']), count: z.number(), more: z.boolean() })
const kept = z.object({
  noun: z.enum(['bill', 'record']),
  count: z.number(),
  until: z.string(),
  because: z.enum(['tax', 'security', 'law', 'lost']),
  over: z.literal(true).optional(),
})
/** `null` when WhatsApp showed no number: then the words speak of "this chat". */
const lastFour = z.string().nullable()
/** The name of the one business in question; `null` when the whole number is meant. */
const business = z.string().nullable()

/** Nothing is frozen yet. */
const stopping = z.boolean().optional()

/** Whose data somebody else speaks of. */
export const whose = z.enum(['dead', 'ill', 'minor', 'other'])
export type Whose = z.infer<typeof whose>

/** A user row that number and e-mail address proved, and what its holder may have done with it here. */
export const membership = z.object({
  memberId: z.string(),
  tenantId: z.string(),
  business: z.string(),
  /** The owner may close the account, any other member the own profile alone; `person`: staff must look at it first. */
  can: z.enum(['account', 'profile', 'person']),
})
export type Membership = z.infer<typeof membership>
const kind = z.enum(['account', 'profile'])

/**
 * Everything the person can be asked with buttons or a list. A question is kept in the snapshot as data,
 * so that the same one can be put again in another language, or with a fresh button.
 */
export const question = z.discriminatedUnion('key', [
  /** Message 1. `shared` is the business of a shared channel. */
  z.object({ key: z.literal('choose'), lastFour, shared: business }),
  /** Message 1 for who came by a business's link, and that business does hold something: it stands first, everything is asked all the same. */
  z.object({ key: z.literal('choose-linked'), lastFour, business: z.string() }),
  /** The list behind "Something else"; `ads`: message 1 had no room for it. */
  z.object({ key: z.literal('more'), shared: z.boolean(), ads: z.boolean().optional() }),
  /** One row per name, at most nine, and a way out where `others` says that there are more. */
  z.object({ key: z.literal('businesses'), names: z.array(z.string()).max(9), others: z.boolean() }),
  /** WhatsApp shows ten rows, so there are pages, counted from 0. */
  z.object({ key: z.literal('languages'), page: z.number().default(0) }),
  z.object({ key: z.literal('ownership'), lastFour, because: z.enum(['typed-number', 'suspect']) }),
  z.object({ key: z.literal('whose'), lastFour }),
  z.object({ key: z.literal('care'), who: whose }),
  /** Message 2. `preview` is `null` when the day's counts are spent; the erasure runs `eraseAfterMs` after the yes. */
  z.object({
    key: z.literal('review'),
    lastFour,
    business,
    preview: z.object({ counts: z.array(count), businesses: z.number(), kept: z.array(kept) }).nullable(),
    eraseAfterMs: z.number(),
    hasAccount: z.boolean(),
  }),
  /** Message 2 for a number that may have changed hands: no name, no count, seven days to take it back. */
  z.object({ key: z.literal('review-suspect'), lastFour, business }),
  /** Message 3, and the status of a scheduled request. Times in milliseconds since 1970. */
  z.object({
    key: z.literal('scheduled'),
    reference: z.string(),
    eraseAt: z.number(),
    deadlineAt: z.number(),
    business,
    because: z.enum(['confirmed', 'exists', 'status']),
    stopping,
  }),
  /** The status of a request that waits for staff: no time is known, but it can still be taken back. */
  z.object({ key: z.literal('waiting'), reference: z.string(), deadlineAt: z.number(), business, stopping }),
  /** `reference` is missing in what was stored without it. */
  z.object({ key: z.literal('keep'), reference: z.string().optional() }),
  /** Which address? The first of the proofs for an account; the number is the other. */
  z.object({ key: z.literal('account-email'), lastFour }),
  /** The same words whether the address is anybody's or not. `again`: the last code can no longer be used. */
  z.object({ key: z.literal('account-code'), email: z.string(), again: z.boolean() }),
  /** One row per account, at most ten. */
  z.object({ key: z.literal('account-list'), accounts: z.array(membership).max(10) }),
  /** What goes and what stays; the erasure runs `eraseAfterMs` after the yes. */
  z.object({
    key: z.literal('review-account'),
    business: z.string(),
    kind,
    counts: z.array(count),
    people: z.number(),
    kept: z.array(kept),
    eraseAfterMs: z.number(),
  }),
  z.object({
    key: z.literal('account-scheduled'),
    kind,
    business,
    reference: z.string(),
    eraseAt: z.number(),
    deadlineAt: z.number(),
    because: z.enum(['confirmed', 'exists', 'status']),
    stopping,
  }),
  /** Until `eraseAt` it can be had back; missing in what was stored without it. */
  z.object({
    key: z.literal('account-waiting'),
    kind,
    business,
    reference: z.string(),
    eraseAt: z.number().optional(),
    deadlineAt: z.number(),
    stopping,
  }),
  /** Several are closed at once: which is meant? At most nine, below them the way to one more. */
  z.object({
    key: z.literal('account-open'),
    open: z.array(z.object({ kind, business, reference: z.string(), eraseAt: z.number() })).max(9),
  }),
  /** `reference` is missing in what was stored without it. */
  z.object({ key: z.literal('account-keep'), kind, business, reference: z.string().optional() }),
  /** Sooner than its day: never in less than 72 hours. */
  z.object({ key: z.literal('account-sooner'), kind, business, eraseAt: z.number(), reference: z.string().optional() }),
  /** After three misunderstandings, or three looks at the records that failed. */
  z.object({ key: z.literal('offer-person'), because: z.literal('records').optional() }),
  /** The answer to "what do you hold?". */
  z.object({
    key: z.literal('holdings'),
    lastFour,
    business,
    counts: z.array(count),
    businesses: z.number(),
    kept: z.array(kept),
  }),
])
export type Question = z.infer<typeof question>
