import type { MessageContent } from '../webhook/event.ts'
import type { Language } from './language.ts'

/** What the conversation knows of its channel and its person when it starts; kept in the snapshot's context. */
export interface ConversationStart {
  channel: { mode: 'dedicated' } | { mode: 'shared'; tenantId: string; business: string; dedicatedNumber: string | null }
  /** Last four digits of the signed inbound number; `null` when WhatsApp showed none. */
  lastFour: string | null
  /** The request in talk is of a number that may have changed hands since: its business is not named. Never remembered. */
  inDoubt?: boolean
  /** In which the chat was last spoken, for a conversation that remembers nothing any more. */
  language?: Language
}

/** Why a voice note was not understood: voice is off here, it was longer than a minute, the day's three are spent, or no words came of it. */
export type Unheard = 'off' | 'long' | 'many' | 'unclear'

/** What of a voice note reaches the conversation. `words` may ask and open; nothing spoken ever confirms (hear-spoken.ts). */
export type Spoken = { type: 'spoken'; words: string } | { type: 'unheard'; why: Unheard }

/** A message as the conversation gets it: as it was sent, but of a voice note what was heard. */
export type Said = Exclude<MessageContent, { type: 'voice' }> | Spoken

/** One message of the person. `fresh` holds new random values for whatever prompt the answer needs. */
export interface PersonInput {
  /** Meta's time of the message, and the injected clock's, in milliseconds since 1970. */
  sentAt: number
  now: number
  content: Said
  forwarded: boolean
  /** The reference of the account's request that the tapped prompt spoke of, where it is this person's. Never remembered. */
  about?: string
  /** The prompt that the message answers by `context.id`: its prompt id, `unknown` when that message is not one of our prompts, `none` without context. */
  answers: { promptId: string } | 'unknown' | 'none'
  /** In a business's chat: a tap on a button that is none of ours to this person. Never remembered. */
  foreign?: true
  /** Whether the open prompt has gone out, as far as is known: what nobody saw cannot be confirmed. */
  shown: boolean
  /** The sender's own numbers, E.164: a number in the text that is none of them is somebody else's. Never remembered. */
  own: readonly string[]
  fresh: { promptId: string; code: string }
  /** A tap on a message that told this very person of a business's word. Never remembered. */
  invitation?: Invitation | undefined
  /** A business's word was passed on to this person, whose tap it waits for, and nothing else is asked. */
  awaitsTap?: true
  /** The business and language of a link's code that stands in the text: a hint, never a proof. */
  link?: { tenantId: string; language: Language }
  /** A case in which staff have asked something here and wait for the answer. */
  inTalk?: string
  /** They asked within the last week: what speaks of somebody else is the answer, and no matter of its own. */
  askedLately?: true
  /** A case of theirs that staff have not answered yet: what fits nothing is said to it. */
  openCase?: string
}

/** A business told CallMissed that the person wants its data deleted. */
export interface Invitation {
  forwardId: string
  tenantId: string
  business: string
  /** In which the person was asked. */
  language: Language
  says: 'open' | 'deny'
  /** The reference of the person's request by which something may well be deleted all the same. */
  answered?: string
}
