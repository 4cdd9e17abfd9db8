import type { Beside } from '../flows/copy/beside.ts'
import type { Language } from '../flows/language.ts'
import type { Question } from '../flows/question.ts'
import type { Asked } from '../flows/say.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { OutboundMessage } from './message.ts'

export type TemplateMessage = Extract<OutboundMessage, { kind: 'template' }>

/** What lies sealed in an outbox row: the message, and the template that carries the same news outside the 24-hour window. */
export interface OutboxBody {
  message: OutboundMessage
  template?: TemplateMessage
  /** What that one has no room for, in order. */
  rest?: TemplateMessage[]
  /** Said of a wish that waits for its time: told as it stands when the words leave. */
  standing?: Standing
  /** The language in which a template left last, where it was not its own. */
  leftIn?: string
}

export interface Standing {
  say: Extract<Question, { key: 'scheduled' | 'account-scheduled' }> & Asked
  language: Language
  beside: Beside
}

const PURPOSE = 'outbox'

export function sealBody(keys: KeyRing, body: OutboxBody): string {
  return seal(keys, PURPOSE, JSON.stringify(body))
}

/** Throws when the encryption key is gone. */
export function openBody(keys: KeyRing, sealed: string): OutboxBody {
  // Sealed by sealBody above and authenticated by the seal.
  return JSON.parse(unseal(keys, PURPOSE, sealed)) as OutboxBody
}
