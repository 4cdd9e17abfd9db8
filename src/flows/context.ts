import { z } from 'zod'
import type { Facts } from './conversation-event.ts'
import type { Language } from './language.ts'
import { languages } from './language.ts'
import type { ConversationStart } from './person-input.ts'
import { membership, question } from './question.ts'

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number') }),
  z.object({ kind: z.literal('business'), tenantId: z.string() }),
])
const channel = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('dedicated') }),
  z.object({
    mode: z.literal('shared'),
    tenantId: z.string(),
    business: z.string(),
    dedicatedNumber: z.string().nullable(),
  }),
])
const facts: z.ZodType<Facts> = z.object({
  held: z.boolean(),
  suspect: z.boolean(),
  hasAccount: z.boolean(),
  businesses: z.number(),
})

/** What a conversation remembers between events. Times in milliseconds since 1970. */
export const contextSchema = z.object({
  start: z.object({ channel, lastFour: z.string().nullable() }),
  /** From WhatsApp's contact request, where the messages themselves show no number. */
  boundLastFour: z.string().nullable(),
  language: z.enum(languages) satisfies z.ZodType<Language>,
  /** Chosen by name: writing in another language does not change it any more. */
  languageChosen: z.boolean(),
  wish: z.enum(['delete', 'show', 'account']),
  lead: z.enum(['stale', 'elsewhere']).nullable(),
  /** A number other than the sender's stood in the wish, and its owner is not settled yet. */
  otherNumber: z.boolean(),
  provedAt: z.number().nullable(),
  facts: facts.nullable(),
  scope: scope.nullable(),
  /** An account: the address that was typed, when its code was passed, whose rows it proved, which is meant, and when that was confirmed. */
  email: z.string().nullable(),
  codePassedAt: z.number().nullable(),
  accounts: z.array(membership),
  account: membership.nullable(),
  confirmedAt: z.number().nullable(),
  /** The business whose link the person followed: it is offered first where it holds something. What was stored without it followed none. */
  linked: z.string().nullable().default(null),
  businesses: z.array(z.object({ tenantId: z.string(), name: z.string() })),
  /** What is asked now, and the random id and code under which it went out last; used up, both are `null`. */
  question: question.nullable(),
  prompt: z.object({ id: z.string(), code: z.string().nullable(), askedAt: z.number(), triesLeft: z.number() }).nullable(),
  /** Questions beside the path (languages, a person): their taps leave the open question alone. */
  sidePromptId: z.string().nullable(),
  /** Wrote the title of a button or row last, and has tapped none since. */
  writesTitles: z.boolean().default(false),
  misunderstandings: z.number(),
  /** When the person wrote last, by Meta's time. */
  heardAt: z.number(),
  reminded: z.boolean(),
  /** When the platform was last asked for something that has not come back. */
  triedAt: z.number().nullable(),
  /** How often in a row it did not answer: the first is told, the others only make the next try wait longer. */
  failures: z.number(),
  caseAbout: z.enum(['complaint', 'person', 'somebody-else', 'care']).nullable(),
  /** `business`: the one it is about; `null` when the whole number is meant, or the name is not known any more. */
  request: z
    .object({
      reference: z.string(),
      eraseAt: z.number(),
      deadlineAt: z.number(),
      business: z.string().nullable(),
      kind: z.enum(['data', 'account', 'profile']),
      /** Beside this account others of the person's are closed: "keep it" alone does not say which. */
      others: z.boolean().optional(),
    })
    .nullable(),
  /** Wrong codes typed since the first of them within a day. */
  wrongCodes: z.object({ since: z.number(), count: z.number() }),
  wakeAt: z.number().nullable(),
  holdsFloor: z.boolean(),
})
export type Context = z.infer<typeof contextSchema>

/** A conversation in which nothing was said yet. */
export function newContext({ language = 'en', ...start }: ConversationStart): Context {
  return {
    start,
    boundLastFour: null,
    language,
    languageChosen: false,
    ...settled,
    heardAt: 0,
    sidePromptId: null,
    writesTitles: false,
    misunderstandings: 0,
    caseAbout: null,
    wrongCodes: { since: 0, count: 0 },
    wakeAt: null,
    holdsFloor: false,
  }
}

/** What a conversation forgets when it comes to rest: the next wish starts from nothing. */
export const settled = {
  wish: 'delete',
  lead: null,
  otherNumber: false,
  provedAt: null,
  facts: null,
  scope: null,
  email: null,
  codePassedAt: null,
  accounts: [],
  account: null,
  confirmedAt: null,
  linked: null,
  businesses: [],
  question: null,
  prompt: null,
  reminded: false,
  triedAt: null,
  failures: 0,
  request: null,
} satisfies Partial<Context>

const DAY_MS = 24 * 60 * 60 * 1000
const WRONG_CODES_A_DAY_MAX = 9

/** The wrong codes of this day with one more. */
export function oneMoreWrong({ wrongCodes }: Context, now: number): Context['wrongCodes'] {
  const fresh = now - wrongCodes.since >= DAY_MS
  return fresh ? { since: now, count: 1 } : { ...wrongCodes, count: wrongCodes.count + 1 }
}

/** After nine wrong codes in a day only the button counts. */
export function takesCodes({ wrongCodes }: Context, now: number): boolean {
  return wrongCodes.count < WRONG_CODES_A_DAY_MAX || now - wrongCodes.since >= DAY_MS
}

/** The prompt from which something can be confirmed. */
export function isReview(asked: Context['question']): boolean {
  return asked?.key === 'review' || asked?.key === 'review-suspect' || asked?.key === 'review-account'
}

export function lastFourOf(context: Context): string | null {
  return context.start.lastFour ?? context.boundLastFour
}

export function isShared(context: Context): boolean {
  return context.start.channel.mode === 'shared'
}

/** The business of a shared channel; `null` on the dedicated one. */
export function sharedBusiness(context: Context): string | null {
  return context.start.channel.mode === 'shared' ? context.start.channel.business : null
}
