import type { Language } from '../language.ts'
import type { SayOf } from '../say.ts'
import { caseLines } from './beside.ts'
import { lines } from './phrases.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** With the day of the answer, or, where that has passed, with what the person may do; of a complaint also what to write next. */
export function caseOpened(say: SayOf<'case-opened'>, t: Translate, language: Language): string {
  const { about, reference, answerBy, late, words } = say
  const next = words === undefined ? null : t(words ? 'case-words' : 'case-ask')
  if (late === undefined)
    return lines(t(`case-opened.${about}`, { reference, by: day(answerBy, language) }), next, ...papers(say, t))
  const beside = { statusLink: null, cases: [{ about, reference, answerBy, is: 'late' as const }], boardFrom: late.boardFrom }
  return lines(...caseLines(beside, t, language, true), next, ...papers(say, t))
}

/** What somebody who asks for another person is asked to send, and by which way. */
function papers({ who, reference }: SayOf<'case-opened'>, t: Translate): string[] {
  return who === null ? [] : [t(`papers.${who}`), t('papers', { reference })]
}
