import type { Ground } from '../../requests/objection.ts'
import type { StaffReason } from '../../requests/staff-reasons.ts'
import type { Language } from '../language.ts'
import { boardLine } from './ended.ts'
import { lines } from './phrases.ts'
import { proofLines } from './proof-lines.ts'
import type { MailText } from './render-mail.ts'
import { type Translate, translator } from './translate.ts'
import { day } from './when.ts'
import { wordsForAnother } from './words-for-another.ts'

/** What a person without a chat is told of their request, by mail or on paper. Times in milliseconds since 1970. */
export type LetterNews =
  | { is: 'entered'; eraseAt: number }
  | { is: 'taken-back' }
  | { is: 'delayed' }
  | { is: 'held'; why: StaffReason<'hold'>; until: number }
  | { is: 'extended'; why: StaffReason<'extend'>; eraseAt: number }
  /** Refused or cancelled by staff: nothing was erased. */
  | { is: 'refused'; why: StaffReason<'cancel'> }
  | { is: 'objected'; ground: Ground; by: number }
  /** `eraseAt`: from when it goes on; null where the business may keep its data. */
  | { is: 'decided'; ground: Ground; eraseAt: number | null }
  | { is: 'written'; text: string }
  /** `backupsUntil` is yyyy-mm-dd. */
  | { is: 'completed' | 'partial'; proofUrl: string; backupsUntil: string }

export interface LetterAbout {
  reference: string
  deadlineAt: number
  /** The first day on which the Data Protection Board takes complaints, while that lies ahead. */
  boardFrom: string | null
  /** It goes to whoever asked for the data of somebody else: of somebody who died, is ill or a child. */
  forAnother?: boolean
}

/**
 * One letter of a request's news. It counts nothing and names no number and no business: whoever opens it may not be whose data it was. Each ends
 * with whom to complain to, and where to go after that.
 */
export function renderLetter(news: LetterNews, about: LetterAbout, language: Language): MailText {
  const t = translator(language)
  return {
    subject: t('letter.subject', { reference: about.reference }),
    text: lines([...words(news, about, t, language), renderRights(about.boardFrom, language)].join('\n\n')),
  }
}

/** After these nothing more is told: the case that asked for it is at its end. */
export function isLast(news: LetterNews): boolean {
  if (news.is === 'decided') return news.eraseAt === null
  return news.is === 'completed' || news.is === 'refused' || news.is === 'taken-back'
}

/** Whom to complain to, and where to go after that; `boardFrom` as in a letter's news. */
export function renderRights(boardFrom: string | null, language: Language): string {
  const t = translator(language)
  return lines(t('letter.complain'), boardLine(boardFrom, t, language), t('footer'))
}

/** The same news without its frame, for a chat that has one of its own. */
export function letterWords(news: LetterNews, about: LetterAbout, language: Language): string {
  return lines(...words(news, about, translator(language), language))
}

function words(news: LetterNews, about: LetterAbout, t: Translate, language: Language): string[] {
  return about.forAnother ? wordsForAnother(news, about, t, language) : ownWords(news, about, t, language)
}

function ownWords(news: LetterNews, { reference, deadlineAt }: LetterAbout, t: Translate, language: Language): string[] {
  const deadline = day(deadlineAt, language)
  switch (news.is) {
    case 'entered': {
      const at = day(news.eraseAt, language)
      return [t('status.scheduled', { with: '', at, deadline, reference }), t('letter.undo')]
    }
    case 'taken-back':
      return [t('status.cancelled', { reference })]
    case 'delayed':
      return [t('delayed', { deadline, reference })]
    case 'held':
      return [t('staff-held', { why: t(`staff-why.${news.why}`), until: day(news.until, language), reference })]
    case 'extended': {
      const at = day(news.eraseAt, language)
      return [t('staff-extended', { why: t(`staff-why.${news.why}`), at, deadline, reference }), t('letter.undo')]
    }
    case 'refused':
      return [t('staff-cancelled', { why: t(`staff-why.${news.why}`), reference })]
    case 'objected': {
      const named = { business: t('some-business'), ground: t(`ground.${news.ground}`), by: day(news.by, language) }
      return [t('objected', { ...named, reference })]
    }
    case 'decided': {
      const named = { business: t('some-business'), ground: t(`ground.${news.ground}`), reference }
      if (news.eraseAt === null) return [t('objection-decided.upheld', named)]
      return [t('objection-decided.over', { ...named, at: day(news.eraseAt, language) })]
    }
    case 'written':
      return [t('staff-reply', { text: news.text, reference })]
    case 'completed':
      return [t('finished.uncounted', { with: '' }), ...proofLines(news, t, language)]
    case 'partial':
      return [t('partial.uncounted', { with: '', reference }), ...proofLines(news, t, language)]
  }
}
