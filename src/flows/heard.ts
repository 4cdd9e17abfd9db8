import type { ConversationEvent } from './conversation-event.ts'
import type { Intent } from './intent.ts'
import type { Keeping } from './intents/keeping.ts'
import type { Language } from './language.ts'
import type { Invitation, Unheard } from './person-input.ts'
import type { Whose } from './question.ts'
import type { Lead } from './say.ts'

/** What can be chosen by a button or a list row; the id is `<promptId>:<choice>`, with `.<detail>` behind `pick`, `speak` (a language, or a page of their list) and `case` (for whom). */
export const choices = [
  'delete',
  'linked',
  'stop-ads',
  'more',
  'business',
  'show',
  'account',
  'rest',
  'somebody-else',
  'person',
  'language',
  'pick',
  'not-listed',
  'speak',
  'own',
  'dead',
  'ill',
  'minor',
  'other',
  'case',
  'mine',
  'not-mine',
  'confirm',
  'decline',
  'keep',
  'keep-yes',
  'keep-no',
  'code-again',
  'other-email',
  'sooner',
  'sooner-yes',
  'sooner-no',
  'other-account',
] as const
export type Choice = (typeof choices)[number]

export interface Fresh {
  promptId: string
  code: string
}

/** Of every message of the person: `genuine` is not forwarded and at most 24 hours old. */
export interface Told {
  now: number
  sentAt: number
  genuine: boolean
  fresh: Fresh
  /** The business of the link's code that stands in it. */
  linked?: string
  /** The title of a button or row of ours, written: whoever does that sees none. */
  writesTitles?: true
  /** Nothing is asked but whether a business's word is theirs, below its own message. */
  awaitsTap?: true
}

type PlainChoice = Exclude<Choice, 'pick' | 'speak' | 'case'>
type PlainIntent = Exclude<
  Intent['is'],
  'delete' | 'code' | 'language' | 'somebody-else' | 'keep' | 'denied' | 'stop-ads' | 'negated' | 'status'
>

/** A message of the person in terms of the open question. Only `tapped.confirm` can confirm an erasure. */
export type Heard = Told &
  (
    | { [C in PlainChoice]: { type: `tapped.${C}` } }[PlainChoice]
    | { type: 'tapped.pick'; index: number }
    | { type: 'tapped.speak'; language: Language }
    /** `who`: for whom it is opened; missing below what was put without it. */
    | { type: 'tapped.case'; who?: Whose }
    /** An invitation taken up, or "wasn't me". */
    | { type: 'tapped.invited'; invitation: Invitation }
    | { type: 'tapped.denied'; invitation: Invitation }
    /** Another page of the list of languages. */
    | { type: 'tapped.languages'; page: number }
    /** A button or code that does not count; `undo`: what it said of keeping the data; `about`: of which request. */
    | {
        type: 'tapped.stale'
        why: Extract<Lead, 'stale' | 'forwarded' | 'wrong-codes'>
        undo: 'wanted' | 'declined' | null
        about?: string
      }
    | { [I in PlainIntent]: { type: `said.${I}` } }[PlainIntent]
    /** `reference`: of the case that was typed with it, whosever it is. */
    | { type: 'said.status'; reference?: string }
    /** `answers`: a plain wish for the own data, in answer to a question that offers it by its first button, and that the person has seen. */
    | { type: 'said.delete'; typed: string | null; answers?: true }
    /** `ads`: offers are to stop, and the data stays. */
    | { type: 'said.negated'; ads?: true }
    /** `unclear`: it names no offers. */
    | { type: 'said.stop-ads'; unclear?: true }
    /** `how`: whether it says nothing else; `data`: it names data, and no account. */
    | { type: 'said.keep'; how: Keeping; data?: true }
    | { type: 'said.language'; language: Language | null }
    | { type: 'said.somebody-else'; who: Extract<Intent, { is: 'somebody-else' }>['who'] }
    | { type: 'said.wrong-code' }
    /** While an account's address or code is asked for. */
    | { type: 'said.email'; email: string }
    | { type: 'said.email-code'; code: string }
    | { type: 'said.code-shape' }
    /** Fits nothing, but staff have asked something in this chat and wait for an answer. */
    | { type: 'said.to-staff'; reference: string }
    | { type: 'sent.number'; phone: string }
    /** A yes, a no, a code or "keep my data", said aloud, or "it was not me": what counts is a button, which it leads to. */
    | { type: 'said.aloud' }
    /** `voice`: why a recording was not understood; null of everything that is none. */
    | { type: 'sent.media'; voice: Unheard | null }
    | { type: 'sent.unreadable' }
    | { type: 'sent.edited' }
    | { type: 'sent.revoked' }
    | { type: 'sent.reaction'; elsewhere: boolean }
    | { type: 'sent.welcome' }
  )

/**
 * All that a voice note can mean: it asks, opens or stops offers. No tap, code, address or number is among it and no yes, no or "keep",
 * so that nothing spoken confirms, proves or takes back.
 */
export type HeardAloud = Extract<
  Heard,
  {
    type:
      | 'said.delete'
      | 'said.show'
      | 'said.account'
      | 'said.status'
      | 'said.get-back'
      | 'said.complain'
      | 'said.person'
      | 'said.somebody-else'
      | 'said.elsewhere'
      | 'said.who-looked'
      | 'said.stop-ads'
      | 'said.language'
      | 'said.help'
      | 'said.greeting'
      | 'said.thanks'
      | 'said.aloud'
      | 'sent.media'
  }
>

/** What the chart reacts to. */
export type ChartEvent = Heard | Exclude<ConversationEvent, { type: 'person.message' }>
