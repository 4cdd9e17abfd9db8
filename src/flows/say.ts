import type { Ground } from '../requests/objection.ts'
import type { RefusalReason } from '../requests/request.ts'
import type { StaffReason } from '../requests/staff-reasons.ts'
import type { EnteredEnd, Looks, Outcome, StatusReport } from './conversation-event.ts'
import type { Unheard } from './person-input.ts'
import type { Question, Whose } from './question.ts'

/** Why a question is put again: one line above it. */
/** `typed`: words fitted none of the buttons; what can be typed stands below. */
export type Lead = 'stale' | 'forwarded' | 'wrong-codes' | 'reminder' | 'elsewhere' | 'typed'

/** A question as it goes out: `promptId` is its random id, `code` the three digits to type where no button shows (`null`: none offered). */
export interface Asked {
  promptId: string
  code: string | null
  lead: Lead | null
  now: number
}

/** How an open question is answered where no button shows. */
export type WithoutButton =
  | { by: 'code'; code: string }
  /** The title of one of its buttons or rows. */
  | { by: 'title'; question: Question }
  /** "Keep my data". */
  | { by: 'keep' }
  /** Nothing typed confirms it here: a person helps, and CallMissed's own number (E.164) takes a code. */
  | { by: 'person'; dedicatedNumber: string | null }

/** What is said without asking anything. */
export type Notice =
  /** Asks WhatsApp to attach the person's own number; `again` after an answer that was something else. */
  | { key: 'contact-request'; again: boolean }
  | { key: 'nothing-held'; lastFour: string | null; business: string | null; kept: Outcome['kept'] }
  | { key: 'moment' }
  | { key: 'tap-button'; without: WithoutButton | null }
  | { key: 'wrong-code'; left: number }
  /** The first two misunderstandings; `open` when a question waits for a tap. */
  | { key: 'lost'; open: boolean; without: WithoutButton | null }
  /** `voice`: why a recording was not understood. */
  | { key: 'no-papers'; voice: Unheard | null }
  | { key: 'unreadable' }
  | { key: 'edited' }
  | { key: 'revoked' }
  | { key: 'get-back' }
  | { key: 'thanks' }
  | { key: 'help'; shared: boolean }
  | { key: 'language-set' }
  /** No number shows, so that "done" cannot be said: what does work, and WhatsApp's button to attach it. */
  | { key: 'ads-number'; deleting: boolean }
  /** `deleting`: an erasure is under way, which this leaves as it is. */
  | { key: 'ads-stopped'; business: string | null; deleting: boolean }
  /** The data map does not say where an account's people stand: only staff can help. */
  | { key: 'account-how' }
  /** Shared channels: accounts are a matter of the dedicated number (E.164), where there is one. */
  | { key: 'account-elsewhere'; dedicatedNumber: string | null }
  | { key: 'account-email-shape' }
  | { key: 'account-code-shape' }
  | { key: 'account-code-wrong'; left: number }
  | { key: 'account-code-limit' }
  | { key: 'account-proof-old' }
  | { key: 'account-none' }
  | { key: 'account-person' }
  | { key: 'account-not-sooner' }
  /** `closedUntil`: of a profile, the day of its whole account, which stays closed. */
  | { key: 'account-undone'; kind: 'account' | 'profile'; business: string | null; closedUntil?: number }
  | { key: 'account-too-late'; until: number }
  /** Shared channels: the rest is done on the dedicated number (E.164), where there is one. */
  | { key: 'other-businesses'; dedicatedNumber: string | null }
  | { key: 'name-business' }
  | { key: 'declined' }
  | { key: 'not-mine' }
  | { key: 'expired' }
  | { key: 'identity-changed' }
  /** `here`: in this chat alone; `other`: another request goes on, which is told behind it. */
  | { key: 'undone'; where?: 'here' | 'other' }
  | { key: 'undo-late'; report: StatusReport; business?: string | null }
  /** `further`: another one was told right before, with all that stands beside it. `here`: of this chat alone. `aside`: nobody asked here. */
  | { key: 'status'; report: StatusReport; business: string | null; further?: boolean; here?: true; aside?: true }
  /** Shared channels: the same was asked outside this chat; `back`: it can be taken back there. */
  | { key: 'asked-elsewhere'; since: number; back: boolean; dedicatedNumber: string | null }
  | {
      key: 'account-status'
      kind: 'account' | 'profile'
      report: Exclude<StatusReport, { is: 'none' }>
      business: string | null
      further?: boolean
    }
  | { key: 'rest-later' }
  | { key: 'delayed'; reference: string; deadlineAt: number; stopping?: boolean }
  /** Of data and of accounts. */
  | { key: 'late'; reference: string; deadlineAt: number }
  | { key: 'unproven'; reference: string }
  | {
      key: 'account-finished'
      kind: 'account' | 'profile'
      reference: string
      partial: boolean
      outcome: Outcome
      business: string | null
    }
  | {
      key: 'account-delayed'
      kind: 'account' | 'profile'
      reference: string
      deadlineAt: number
      business: string | null
      stopping?: boolean | undefined
    }
  /** `again`: the case is named, since another may be meant: a partial end was told before, or something else is open. */
  | { key: 'finished'; reference: string; partial: boolean; again?: boolean; outcome: Outcome; business: string | null }
  /** `answered`: a request of the person's own has, so that something may well be deleted. */
  | { key: 'forward-denied'; business: string; answered: boolean }
  | { key: 'objected'; reference: string; business: string; ground: Ground; decideBy: number; stopping?: boolean | undefined }
  | {
      key: 'objection-decided'
      reference: string
      business: string
      ground: Ground
      eraseAt: number | null
      /** Something else still makes it wait, until the day of `eraseAt` at the latest. */
      waits?: boolean
      stopping?: boolean
      now: number
      boardFrom: string | null
    }
  | { key: 'unreachable' }
  | { key: 'show-refused' }
  | { key: 'show-slow' }
  | { key: 'show-suspect'; lastFour: string | null }
  | {
      key: 'staff-held'
      reference: string
      reason: StaffReason<'hold'>
      until: number
      boardFrom: string | null
      stopping?: boolean | undefined
    }
  | { key: 'staff-cancelled'; reference: string; reason: StaffReason<'cancel'>; boardFrom: string | null }
  | {
      key: 'staff-extended'
      reference: string
      reason: StaffReason<'extend'>
      eraseAt: number
      deadlineAt: number
      boardFrom: string | null
    }
  /** To the number itself: somebody has shown papers and asked for its data. */
  | { key: 'papers-told'; reference: string; eraseAt: number }
  /** And how that came to its end. */
  | ({ key: 'papers-over'; reference: string } & EnteredEnd)
  | { key: 'staff-reply'; reference: string; text: string; boardFrom?: string | null }
  | { key: 'looks'; looks: Looks }
  | {
      key: 'case-opened'
      about: 'complaint' | 'person' | 'somebody-else' | 'care'
      who: Whose | null
      reference: string
      answerBy: number
    }
  /** What staff wrote, and where to go next. */
  | { key: 'case-answer'; reference: string; text: string; closed: boolean | null; boardFrom: string | null }
  | { key: 'case-noted'; reference: string }
  | { key: 'refused'; reference: string; reason: RefusalReason; boardFrom: string | null }

/** Every message the conversation can say, by key, with typed parameters. */
export type Say = (Question & Asked) | Notice

/** The parameters of one message. */
export type SayOf<K extends Say['key']> = Extract<Say, { key: K }>
