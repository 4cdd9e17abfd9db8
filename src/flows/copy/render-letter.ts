import type { Language } from '../language.ts'
import { boardLine } from './ended.ts'
import type { LetterAbout, LetterNews } from './letter-news.ts'
import { freezing, lines } from './phrases.ts'
import { proofLines } from './proof-lines.ts'
import type { MailText } from './render-mail.ts'
import { type Translate, translator } from './translate.ts'
import { day } from './when.ts'
import { wordsForAnother } from './words-for-another.ts'

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

function ownWords(news: LetterNews, about: LetterAbout, t: Translate, language: Language): string[] {
  const { reference, deadlineAt } = about
  const deadline = day(deadlineAt, language)
  switch (news.is) {
    case 'entered': {
      // Its freeze comes with the next job.
      const at = day(news.eraseAt, language)
      return [t('status.scheduled-stopping', { with: '', at, deadline, reference }), t('letter.undo')]
    }
    case 'taken-back':
      return [t('status.cancelled', { reference })]
    case 'in-chat':
      return [t('letter.in-chat', { reference })]
    case 'delayed':
      return [t(news.stopping ? 'status.waiting-stopping' : 'delayed', { with: '', deadline, reference })]
    case 'late':
      return [t('late', { deadline, reference })]
    case 'unproven':
      return [t('unproven', { reference })]
    case 'held':
      return [
        t('staff-held', { why: t(`staff-why.${news.why}`), until: day(news.until, language), reference, ...freezing(news) }),
      ]
    case 'extended': {
      const at = day(news.eraseAt, language)
      return [t('staff-extended', { why: t(`staff-why.${news.why}`), at, deadline, reference }), t('letter.undo')]
    }
    case 'refused':
      return [t('staff-cancelled', { why: t(`staff-why.${news.why}`), reference })]
    case 'objected': {
      const named = { business: t('some-business'), ground: t(`ground.${news.ground}`), by: day(news.by, language) }
      return [t('objected', { ...named, reference, ...freezing(news) })]
    }
    case 'decided': {
      const named = { business: t('some-business'), ground: t(`ground.${news.ground}`), reference }
      if (news.eraseAt === null) return [t('objection-decided.upheld', named)]
      if (news.waits) {
        const still = ownWords({ is: 'delayed', ...(news.stopping ? { stopping: true } : {}) }, about, t, language)
        return [t('objection-decided.no-reason', named), ...still]
      }
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
