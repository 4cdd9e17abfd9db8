import type { CustomerScope } from '../requests/request.ts'
import type { RequestKind } from './conversation-event.ts'
import type { Language } from './language.ts'
import type { Membership, Whose } from './question.ts'
import type { Say } from './say.ts'

/** What the machine wants done. The shell does it in the order given, inside the transaction that stores the snapshot. */
export type Effect =
  /** One message to the person; the shell renders it in the conversation's language and puts it into the outbox. */
  | { do: 'say'; say: Say }
  /** Asked of the platform after the commit; comes back as `facts.ready` or `facts.failed`. `linked`: the business whose link the person followed. */
  | { do: 'look-up'; linked: string | null }
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
  /**
   * Takes back what of the person is scheduled: data, or the one request about an account. Comes back in the same transaction as
   * `undo.done` or `undo.late`.
   */
  | { do: 'undo-request'; kind: RequestKind; reference: string | null }
  /** Counts a code as asked for and asks whose address it is; comes back in the same transaction as `code.underway` or `code.refused`. */
  | { do: 'ask-for-code'; email: string }
  /** The platform is asked again whose address it is. */
  | { do: 'look-up-members' }
  /** Sends the code where there is somebody to send it to. Nothing of it shows in the chat. */
  | { do: 'mail-code'; email: string; members: { memberId: string; email: string }[] }
  /** One try; comes back in the same transaction as `code.right`, `code.wrong` or `code.dead`. */
  | { do: 'try-code'; code: string }
  /** The accounts that number and address prove, after the commit; comes back as `accounts.ready`. */
  | { do: 'list-accounts' }
  /** What of it would go and what the law keeps, after the commit; comes back as `account-preview.ready`. */
  | { do: 'preview-account' }
  /** Whether it is still the same person's, after the commit; comes back as `account.checked`. */
  | { do: 'check-account' }
  /** Comes back in the same transaction as `request.scheduled` or `request.exists`, or, when the proof no longer counts, as `proof.missing`. */
  | { do: 'confirm-account'; account: Membership; confirmedAt: number; provedAt: number }
  /** Brings the end of an account's time forward; comes back in the same transaction as `hurry.done` or `hurry.refused`. */
  | { do: 'hurry-request'; reference: string }
  /** Blocks campaigns (of every business that holds the number, or of one) and cancels pending ones. */
  | { do: 'stop-ads'; scope: CustomerScope }
  /** Comes back in the same transaction as `case.opened`. */
  | { do: 'open-case'; about: 'complaint' | 'person' | 'somebody-else' | 'care'; who?: Whose }
  /** The person has answered what staff asked in this case. */
  | { do: 'note-reply'; reference: string }
  /**
   * Comes back in the same transaction as `status.ready`. `reference`: of that one of the person's requests. `toKeep`: the person wants it kept;
   * `data`: what is open of their data, else only how things stand; `any`: of their data, else of their account. `regrets`: they want it undone,
   * gone or not.
   */
  | { do: 'tell-status'; reference?: string; toKeep?: 'this' | 'data' | 'any'; regrets?: true }
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
  /** "Wasn't me": the business makes nobody write to this number any more, and hears that it was refused. */
  | { do: 'deny-forward'; forwardId: string }
