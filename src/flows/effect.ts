import type { CustomerScope } from '../requests/request.ts'
import type { Language } from './language.ts'
import type { Say } from './say.ts'

/** What the machine wants done. The shell does it in the order given, inside the transaction that stores the snapshot. */
export type Effect =
  /** One message to the person; the shell renders it in the conversation's language and puts it into the outbox. */
  | { do: 'say'; say: Say }
  /** Asked of the platform after the commit; comes back as `facts.ready` or `facts.failed`. */
  | { do: 'look-up' }
  /** A capped, read-only count by the erasure's own plan, after the commit; comes back as `preview.ready`, `preview.failed` or `preview.refused`. */
  | { do: 'preview'; scope: CustomerScope; purpose: 'review' | 'show' }
  /** The businesses that hold something, after the commit; comes back as `businesses.ready`. Never asked for a suspect number. */
  | { do: 'list-businesses' }
  /** A review is on the screen: the request waits for its confirmation (one per conversation; a second call changes its scope). */
  | { do: 'await-confirmation'; scope: CustomerScope; provedAt: number }
  /** The confirmation is complete. Comes back in the same transaction as `request.scheduled` or, when one is open already, `request.exists`. */
  | { do: 'confirm-request'; scope: CustomerScope; suspect: boolean; confirmedAt: number; provedAt: number }
  /** The waiting request ends unconfirmed. */
  | { do: 'drop-request'; as: 'cancelled' | 'expired' }
  /** Takes a scheduled request back; comes back in the same transaction as `undo.done` or `undo.late`. */
  | { do: 'undo-request' }
  /** Blocks campaigns (of every business that holds the number, or of one) and cancels pending ones. */
  | { do: 'stop-ads'; scope: CustomerScope }
  /** Comes back in the same transaction as `case.opened`. */
  | { do: 'open-case'; about: 'complaint' | 'person' | 'somebody-else' | 'care' }
  /** Comes back in the same transaction as `status.ready`. */
  | { do: 'tell-status' }
  /** Who looked at the person's matter; comes back in the same transaction as `looks.ready`. */
  | { do: 'tell-looks' }
  /** Shared channels: the bot answers in this chat and the business's own bot pauses; `release-floor` restores the former value. */
  | { do: 'hold-floor' }
  | { do: 'release-floor' }
  /** When the next `clock.due` is wanted, in milliseconds since 1970; `null` takes it back. */
  | { do: 'wake-at'; at: number | null }
  | { do: 'set-language'; language: Language }
  /** The person named an own number by WhatsApp's contact request: the shell binds it to this person (dedicated channels only). */
  | { do: 'bind-phone'; phone: string }
