import type { CustomerScope, RefusalReason, RequestState } from '../requests/request.ts'
import type { StaffReason } from '../requests/staff-reasons.ts'
import type { Decided, Objected } from './objected.ts'
import type { PersonInput } from './person-input.ts'
import type { Membership, Whose } from './question.ts'

export interface Facts {
  /** Whether any business holds anything under this number. */
  held: boolean
  /** Recycled-number guard (conversation rules, safety 5). */
  suspect: boolean
  /** The number is registered with a CallMissed account, which has its own way. */
  hasAccount: boolean
  businesses: number
}

/** What a review says; counts stop at `atLeast`. Times in milliseconds since 1970, dates as yyyy-mm-dd in India. `over`: the day has passed. */
export interface Preview {
  counts: { noun: 'message' | 'recording'; count: number; more: boolean }[]
  businesses: number
  kept: {
    noun: 'bill' | 'record'
    count: number
    until: string
    because: 'tax' | 'security' | 'law' | 'lost'
    over?: true | undefined
  }[]
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
  /** Null in a chat that may be somebody else's by now. */
  proofUrl: string | null
}

/** What a request is about, in the words of a chat. */
export type RequestKind = 'data' | 'account' | 'profile'

/** What the review of an account says. */
export interface AccountPreview {
  counts: Preview['counts']
  people: number
  kept: Preview['kept']
  eraseAt: number
}

export interface RequestTimes {
  /** Of an account: others of this person are closed, too. */
  others?: boolean | undefined
  /** Of data: not frozen yet, so that nobody may say that it is not used. */
  stopping?: boolean | undefined
  /** Data, where it is missing: words that were stored before there was anything else. */
  kind?: RequestKind
  reference: string
  eraseAt: number
  deadlineAt: number
}

/** Of what is not done: it has until its day, or is beyond it, or (partial) nobody tries any more. In time, where it is missing. */
export type Outlook = 'in-time' | 'late' | 'over'

/** `business`: the one that it is about, where it may be named. `begun`: it waits, and some of it may be erased already. */
export type StatusReport =
  | { is: 'none' }
  | ({
      is: RequestState
      kept: Preview['kept']
      finishedAt: number | null
      outlook?: Outlook
      begun?: true
      business?: string
      ended?: Ended
      /** Of an account: its time to be had back is over, and nothing of it is erased yet. */
      tooLate?: true
    } & RequestTimes)

export type Reported = Exclude<StatusReport, { is: 'none' }>

/** Staff ended it without an erasure. */
export interface Ended {
  why: RefusalReason
  boardFrom: string | null
}

/** Who of the staff looked at a person's matter within a year: as whom, and how often. `technician`: at the command line. */
export type Looks = { role: 'support' | 'privacy' | 'admin' | 'technician'; count: number }[]

/** The platform gave no answer. */
interface Unanswered {
  now: number
  away: boolean
  /** It was there, and came to nothing here, again and again. */
  stuck?: boolean
  fresh: { promptId: string; code: string }
}

/** The end of a request that somebody else's papers began. */
export type EnteredEnd = { how: 'done'; backupsUntil: string } | { how: 'partial' | 'kept' | 'unproven' }

/** What a business says for keeping its data. */
export type ConversationEvent =
  | { type: 'person.message'; input: PersonInput }
  /** The number or id behind the chat changed: what was not yet confirmed is cancelled. */
  | { type: 'identity.changed'; now: number }
  | { type: 'clock.due'; now: number; fresh: { promptId: string; code: string } }
  /** What time has brought came to nothing, again and again. */
  | { type: 'turn.failed'; now: number; fresh: { promptId: string; code: string } }
  /** `kept`: of earlier erasures, where nothing else is held. */
  /** `linked`: the business of the link that the person followed, where it holds something and nothing is suspect. */
  /** `unfinished`: an earlier request that is partial and goes on, where nothing is held. */
  | {
      type: 'facts.ready'
      now: number
      facts: Facts
      kept: Preview['kept']
      linked?: { tenantId: string; name: string }
      unfinished?: StatusReport
      fresh: { promptId: string; code: string }
    }
  /** `away`: the platform cannot be reached and comes back by itself; else the same look may fail again and again. */
  | ({ type: 'facts.failed' } & Unanswered)
  | {
      type: 'preview.ready'
      now: number
      scope: CustomerScope
      purpose: 'review' | 'show'
      preview: Preview
      fresh: { promptId: string; code: string }
    }
  | ({ type: 'preview.failed' } & Unanswered)
  /** Three previews a day are spent, or a count takes too long; the review may still be confirmed, without counts. */
  | {
      type: 'preview.refused'
      now: number
      scope: CustomerScope
      purpose: 'review' | 'show'
      eraseAt: number
      because?: 'slow'
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
  /** A business's chat: the same was asked outside it, at `since`; `back`: it can still be taken back there. */
  | { type: 'request.elsewhere'; now: number; since: number; back: boolean }
  | { type: 'code.underway'; now: number; fresh: { promptId: string; code: string } }
  /** `too-many`: codes of this person, whatever the addresses; `unknown-map`: nobody's account can be found here. */
  | { type: 'code.refused'; now: number; why: 'too-many' | 'unknown-map' }
  | { type: 'members.ready'; now: number; members: { memberId: string; email: string }[] }
  | { type: 'code.right'; now: number }
  | { type: 'code.wrong'; now: number; left: number }
  | { type: 'code.dead'; now: number; fresh: { promptId: string; code: string } }
  | { type: 'accounts.ready'; now: number; accounts: Membership[]; fresh: { promptId: string; code: string } }
  | { type: 'account-preview.ready'; now: number; preview: AccountPreview; fresh: { promptId: string; code: string } }
  | { type: 'account.checked'; now: number; holds: boolean }
  | { type: 'proof.missing'; now: number; fresh: { promptId: string; code: string } }
  | ({ type: 'hurry.done'; now: number; fresh: { promptId: string; code: string } } & RequestTimes)
  | { type: 'hurry.refused'; now: number }
  /** `goesOn`: the reference of other data of the person's, which this was not about. `closedUntil`: of a profile, the day of its closed account. */
  | { type: 'undo.done'; now: number; goesOn?: string; closedUntil?: number }
  | { type: 'undo.late'; now: number; status: StatusReport }
  /** `who`: about whom they wrote, where they chose it. */
  | { type: 'case.opened'; now: number; reference: string; answerBy: number; who?: Whose }
  /** Staff have written, and closed the case with it or wait for an answer; null: word of what the case began. `boardFrom`: the first day on which the Data Protection Board takes complaints, while that lies ahead. */
  | { type: 'case.answered'; now: number; reference: string; text: string; closed: boolean | null; boardFrom: string | null }
  /**
   * `earlier`: a request before it that is partial and goes on, where this one is at its end. `several`: accounts that are closed side by
   * side, newest first. `aside`: nobody asked here; it was taken back by another door. `keeps`: the person has said that this one shall stay.
   * `regrets`: or that it was a mistake. `named`: it is at its end, and was asked after by its reference. `besides`: data that this chat has asked for
   * as well, and that is not at its end.
   */
  | {
      type: 'status.ready'
      now: number
      status: StatusReport
      earlier?: StatusReport
      several?: Reported[]
      aside?: true
      keeps?: true
      regrets?: true
      named?: true
      besides?: Reported[]
      fresh: { promptId: string; code: string }
    }
  /** `reference` and `kind` are missing in words that were written before they were said. */
  | { type: 'erasure.started'; now: number; reference?: string }
  /** `again`: a partial end was told before. `business`: the one that it is about, where it may be named. */
  | {
      type: 'erasure.finished'
      now: number
      reference: string
      kind?: RequestKind
      partial: boolean
      again?: boolean
      business?: string
      outcome: Outcome
    }
  /** Staff refuse the request; what its freeze changed is restored. */
  | { type: 'erasure.refused'; now: number; reference: string; reason: RefusalReason; boardFrom: string | null }
  /** The request stopped for staff (brake, hold, repeated failure): the person is told that it takes longer, with the latest date. */
  | ({ type: 'erasure.delayed'; now: number; reference: string } & Pick<RequestTimes, 'kind' | 'deadlineAt' | 'stopping'>)
  /** The day that was named has passed, and it is not done. */
  | { type: 'erasure.late'; now: number; reference: string; deadlineAt: number }
  /** A part was never proved to be erased, and nothing is tried any more: the last word of it. */
  | { type: 'erasure.unproven'; now: number; reference: string }
  /** Somebody else has shown papers and asked for the data of this very number. */
  | ({ type: 'erasure.entered'; now: number; fresh: { promptId: string; code: string } } & RequestTimes)
  /** And how that came to its end, where the number did not keep its data itself. */
  | ({ type: 'erasure.entered-over'; now: number; reference: string } & EnteredEnd)
  /** The days in which an account can be had back are almost over. */
  | { type: 'erasure.near'; now: number; reference?: string }
  /** A business asks to keep the data: the privacy officer decides by `decideBy`. */
  | ({ type: 'erasure.objected'; now: number; decideBy: number; stopping?: boolean | undefined } & Objected)
  | ({ type: 'erasure.objection-decided'; now: number; boardFrom?: string | null } & Objected & Decided)
  /** What two people of the staff decided. `boardFrom` is missing in words that were written before it was said. */
  | {
      type: 'erasure.held'
      now: number
      reference: string
      reason: StaffReason<'hold'>
      until: number
      boardFrom?: string | null
      stopping?: boolean | undefined
    }
  | { type: 'erasure.cancelled'; now: number; reference: string; reason: StaffReason<'cancel'>; boardFrom?: string | null }
  | ({
      type: 'erasure.extended'
      now: number
      reason: StaffReason<'extend'>
      boardFrom?: string | null
      fresh: { promptId: string; code: string }
    } & RequestTimes)
  /** What one of the staff wrote to the person. */
  | { type: 'staff.replied'; now: number; reference: string; text: string; boardFrom?: string | null }
  | { type: 'looks.ready'; now: number; looks: Looks }
