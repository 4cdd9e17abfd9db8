import type { Ground } from '../../requests/objection.ts'
import type { StaffReason } from '../../requests/staff-reasons.ts'

/** What a person without a chat is told of their request, by mail or on paper. Times in milliseconds since 1970. */
export type LetterNews =
  | { is: 'entered'; eraseAt: number }
  | { is: 'taken-back' }
  /** The number itself has confirmed the same in a chat, where it goes on. */
  | { is: 'in-chat' }
  /** `stopping`: not frozen yet, so that nobody says that nothing uses it. */
  | { is: 'delayed'; stopping?: true }
  /** The day that was named has passed. */
  | { is: 'late' }
  /** A part was never proved, and nobody tries any more. */
  | { is: 'unproven' }
  | { is: 'held'; why: StaffReason<'hold'>; until: number; stopping?: true }
  | { is: 'extended'; why: StaffReason<'extend'>; eraseAt: number }
  /** Refused or cancelled by staff: nothing was erased. */
  | { is: 'refused'; why: StaffReason<'cancel'> }
  | { is: 'objected'; ground: Ground; by: number; stopping?: true }
  /** `eraseAt`: from when it goes on; null where the business may keep its data; the latest day where something else makes it wait. */
  | { is: 'decided'; ground: Ground; eraseAt: number | null; waits?: true; stopping?: boolean }
  | { is: 'written'; text: string }
  /** `backupsUntil` is yyyy-mm-dd. */
  | { is: 'completed' | 'partial'; proofUrl: string | null; backupsUntil: string }

export interface LetterAbout {
  reference: string
  deadlineAt: number
  /** The first day on which the Data Protection Board takes complaints, while that lies ahead. */
  boardFrom: string | null
  /** It goes to whoever asked for the data of somebody else: of somebody who died, is ill or a child. */
  forAnother?: boolean
}

/** After these nothing more is told: the case that asked for it is at its end. */
export function isLast(news: LetterNews): boolean {
  if (news.is === 'decided') return news.eraseAt === null
  return (
    news.is === 'completed' ||
    news.is === 'unproven' ||
    news.is === 'refused' ||
    news.is === 'taken-back' ||
    news.is === 'in-chat'
  )
}
