import type { CustomerScope, RequestState } from '../requests/request.ts'
import type { StaffReason } from '../requests/staff-reasons.ts'
import type { MessageContent } from '../webhook/event.ts'

/** What the conversation knows of its channel and its person when it starts; kept in the snapshot's context. */
export interface ConversationStart {
  channel: { mode: 'dedicated' } | { mode: 'shared'; tenantId: string; business: string; dedicatedNumber: string | null }
  /** Last four digits of the signed inbound number; `null` when WhatsApp showed none. */
  lastFour: string | null
}

/** One message of the person. `fresh` holds new random values for whatever prompt the answer needs. */
export interface PersonInput {
  /** Meta's time of the message, and the injected clock's, in milliseconds since 1970. */
  sentAt: number
  now: number
  content: MessageContent
  forwarded: boolean
  /** The prompt that the message answers by `context.id`: its prompt id, `unknown` when that message is not one of our prompts, `none` without context. */
  answers: { promptId: string } | 'unknown' | 'none'
  /** Whether the open prompt has gone out, as far as is known: what nobody saw cannot be confirmed. */
  shown: boolean
  /** The sender's own numbers, E.164: a number in the text that is none of them is somebody else's. Never remembered. */
  own: readonly string[]
  fresh: { promptId: string; code: string }
}

export interface Facts {
  /** Whether any business holds anything under this number. */
  held: boolean
  /** Recycled-number guard (conversation rules, safety 5). */
  suspect: boolean
  /** The number is registered with a CallMissed account, which has its own way. */
  hasAccount: boolean
  businesses: number
}

/** What a review says; counts stop at `atLeast`. Times in milliseconds since 1970, dates as yyyy-mm-dd in India. */
export interface Preview {
  counts: { noun: 'message' | 'recording'; count: number; more: boolean }[]
  businesses: number
  kept: { noun: 'bill' | 'record'; count: number; until: string; because: 'tax' | 'security' | 'law' }[]
  /** When the erasure will run if confirmed now. */
  eraseAt: number
}

/** What the end of an erasure says. */
export interface Outcome {
  counts: { noun: 'message' | 'recording'; count: number }[]
  kept: Preview['kept']
  /** Rows of other people in which the number still stands. */
  mentions: number
  /** Encrypted backups are gone by this day. */
  backupsUntil: string
  proofUrl: string
}

export interface RequestTimes {
  reference: string
  eraseAt: number
  deadlineAt: number
}

export type StatusReport =
  | { is: 'none' }
  | ({ is: RequestState; kept: Preview['kept']; finishedAt: number | null } & RequestTimes)

/** Who of the staff looked at a person's matter within a year: as whom, and how often. `technician`: at the command line. */
export type Looks = { role: 'support' | 'privacy' | 'admin' | 'technician'; count: number }[]

export type ConversationEvent =
  | { type: 'person.message'; input: PersonInput }
  /** The number or id behind the chat changed: what was not yet confirmed is cancelled. */
  | { type: 'identity.changed'; now: number }
  | { type: 'clock.due'; now: number; fresh: { promptId: string; code: string } }
  /** `kept`: of earlier erasures, where nothing else is held. */
  | { type: 'facts.ready'; now: number; facts: Facts; kept: Preview['kept']; fresh: { promptId: string; code: string } }
  | { type: 'facts.failed'; now: number }
  | {
      type: 'preview.ready'
      now: number
      scope: CustomerScope
      purpose: 'review' | 'show'
      preview: Preview
      fresh: { promptId: string; code: string }
    }
  | { type: 'preview.failed'; now: number }
  /** Three previews a day are spent; the review may still be confirmed, without counts. */
  | {
      type: 'preview.refused'
      now: number
      scope: CustomerScope
      purpose: 'review' | 'show'
      eraseAt: number
      fresh: { promptId: string; code: string }
    }
  | {
      type: 'businesses.ready'
      now: number
      businesses: { tenantId: string; name: string }[]
      fresh: { promptId: string; code: string }
    }
  | ({ type: 'request.scheduled'; now: number; fresh: { promptId: string; code: string } } & RequestTimes)
  | ({ type: 'request.exists'; now: number; fresh: { promptId: string; code: string } } & RequestTimes)
  | { type: 'undo.done'; now: number }
  | { type: 'undo.late'; now: number; status: StatusReport }
  | { type: 'case.opened'; now: number; reference: string; answerBy: number }
  | { type: 'status.ready'; now: number; status: StatusReport; fresh: { promptId: string; code: string } }
  | { type: 'erasure.started'; now: number }
  | { type: 'erasure.finished'; now: number; reference: string; partial: boolean; outcome: Outcome }
  /** The request stopped for staff (brake, hold, repeated failure): the person is told that it takes longer, with the latest date. */
  | { type: 'erasure.delayed'; now: number; reference: string; deadlineAt: number }
  /** What two people of the staff decided. */
  | { type: 'erasure.held'; now: number; reference: string; reason: StaffReason<'hold'>; until: number }
  | { type: 'erasure.cancelled'; now: number; reference: string; reason: StaffReason<'cancel'> }
  | ({
      type: 'erasure.extended'
      now: number
      reason: StaffReason<'extend'>
      fresh: { promptId: string; code: string }
    } & RequestTimes)
  /** What one of the staff wrote to the person. */
  | { type: 'staff.replied'; now: number; reference: string; text: string }
  | { type: 'looks.ready'; now: number; looks: Looks }
