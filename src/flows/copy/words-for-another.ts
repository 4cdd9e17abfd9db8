import type { StaffReason } from '../../requests/staff-reasons.ts'
import type { Language } from '../language.ts'
import type { CopyKey } from './en.ts'
import type { LetterAbout, LetterNews } from './letter-news.ts'
import { freezing } from './phrases.ts'
import { proofLines } from './proof-lines.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** The news of a letter for whoever asked for somebody else: it is never "your data", and nobody but staff can be asked to take it back. */
export function wordsForAnother(
  news: LetterNews,
  { reference, deadlineAt }: LetterAbout,
  t: Translate,
  language: Language,
): string[] {
  const deadline = day(deadlineAt, language)
  switch (news.is) {
    case 'entered':
      return [t('letter.other.entered', { at: day(news.eraseAt, language), deadline, reference })]
    case 'taken-back':
      return [t('letter.other.taken-back', { reference })]
    case 'in-chat':
      return [t('letter.in-chat', { reference })]
    case 'delayed':
      return [t('letter.other.delayed', { deadline, reference, ...freezing(news) })]
    case 'late':
      return [t('late', { deadline, reference })]
    case 'unproven':
      return [t('unproven', { reference })]
    case 'held':
      return [
        t('letter.other.held', {
          why: waitsBecause(news.why, t),
          until: day(news.until, language),
          reference,
          ...freezing(news),
        }),
      ]
    case 'extended':
      return [
        t('letter.other.extended', { why: waitsBecause(news.why, t), at: day(news.eraseAt, language), deadline, reference }),
      ]
    case 'refused':
      return [t('letter.other.refused', { why: t(REFUSED[news.why]), reference })]
    case 'objected': {
      const named = { business: t('some-business'), ground: t(`ground.${news.ground}`), by: day(news.by, language) }
      return [t('letter.other.objected', { ...named, reference, ...freezing(news) })]
    }
    case 'decided': {
      const named = { business: t('some-business'), reference }
      if (news.eraseAt === null) return [t('objection-decided.upheld', { ...named, ground: t(`ground.${news.ground}`) })]
      if (news.waits)
        return [t('letter.other.no-reason', named), t('letter.other.delayed', { deadline, reference, ...freezing(news) })]
      return [t('letter.other.objection-over', { ...named, at: day(news.eraseAt, language) })]
    }
    case 'written':
      return [t('staff-reply', { text: news.text, reference })]
    case 'completed':
      return [t('letter.other.done'), ...proofLines(news, t, language)]
    case 'partial':
      return [t('letter.other.partial', { reference }), ...proofLines(news, t, language)]
  }
}

function waitsBecause(why: StaffReason<'hold' | 'extend'>, t: Translate): string {
  return t(why === 'identity-in-doubt' ? 'letter.other.why.identity-in-doubt' : `staff-why.${why}`)
}

/** Whoever came with papers is told what these do not show, whatever is suspected of them. */
const REFUSED: Record<StaffReason<'cancel'>, CopyKey> = {
  'suspected-fraud': 'case-refused.papers',
  'insufficient-verification': 'case-refused.papers',
  'no-match': 'refused.no_match',
  'claim-not-covered': 'refused.claim_not_covered',
  'outside-jurisdiction': 'refused.outside_jurisdiction',
  'too-many-requests': 'refused.too_many_requests',
  other: 'refused.other',
}
