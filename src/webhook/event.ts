/** What Meta's webhook said, named in our words. Stored sealed in the inbox; every field that Meta may omit is optional here. */

/** Who wrote, as Meta named them: at least one of the two is there. Text inside a message never names a sender. */
export interface Sender {
  /** E.164 with +, from `messages[].from` or the joined `contacts[].wa_id`. */
  phone?: string
  /** Business-scoped user id, verbatim with its prefix. */
  userId?: string
  /** Parent business-scoped user id, verbatim. */
  parentUserId?: string
  /** `contacts[].identity_key_hash`; a change means that the number may have a new holder. */
  identityKeyHash?: string
}

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

export type MessageContent =
  | { type: 'text'; body: string }
  /** Quick reply of a template. */
  | { type: 'template-button'; payload: string; text: string }
  | { type: 'button'; id: string; title: string }
  | { type: 'list-row'; id: string; title: string }
  | { type: 'media'; media: MediaKind; caption?: string }
  /** Recorded in the chat itself; `mediaId` is where Meta keeps it for a while, and is missing where the event was handled. */
  | { type: 'voice'; mediaId?: string }
  | { type: 'contacts'; contacts: { origin: 'contact_request' | 'other'; phones: string[] }[] }
  | { type: 'reaction'; emoji?: string }
  | { type: 'edit' }
  | { type: 'revoke' }
  | { type: 'location' }
  | { type: 'order' }
  | { type: 'welcome' }
  | { type: 'unsupported' }
  /** A kind this program does not know; `name` is Meta's word for it, at most 64 characters of [a-z_]. */
  | { type: 'unknown'; name: string }

export interface InboundMessage {
  kind: 'message'
  phoneNumberId: string
  wamid: string
  /** Meta's `timestamp`, ISO 8601. */
  sentAt: string
  sender: Sender
  content: MessageContent
  /** wamid of the message this one answers. */
  contextWamid?: string
  forwarded: boolean
}

/** Identity moves: `messages[]` of type system. */
export interface InboundSystem {
  kind: 'system'
  phoneNumberId: string
  wamid: string
  sentAt: string
  sender: Sender
  change: 'number' | 'user-id' | 'identity'
  /** The new number or id, where the notice names it. */
  next: Sender
  previousUserId?: string
}

export interface InboundStatus {
  kind: 'status'
  phoneNumberId: string
  wamid: string
  at: string
  status: 'sent' | 'delivered' | 'read' | 'failed'
  /** Our outbox row's id, as `biz_opaque_callback_data` brings it back. */
  callbackData?: string
  recipientUserId?: string
  /** Meta's error code of a failed send. */
  errorCode?: number
}

/** Our own word ahead of a message: the id beside its number is known of a person without one, `from`, who is the same human. */
export const ID_JOINED = 'id.joined'
export interface IdJoined {
  from: string
  portfolioId: string
  userId: string
  /** The number that it came beside. */
  phone?: string
}

export type InboundEvent = InboundMessage | InboundSystem | InboundStatus
