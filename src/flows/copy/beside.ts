import type { Language } from '../language.ts'
import { lines } from './phrases.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** What the shell adds to some messages, and no snapshot remembers: the link to the request's page, which is a secret, and open cases. */
export interface Beside {
  statusLink: string | null
  cases: readonly { about: 'complaint' | 'person' | 'somebody-else' | 'care'; reference: string; answerBy: number }[]
}

export const NOTHING_BESIDE: Beside = { statusLink: null, cases: [] }

/** The reference as it stands at the end of its line, and below it where the request can be looked at. */
export function referenceLine(reference: string, { statusLink }: Beside, t: Translate): string {
  return statusLink === null ? reference : lines(reference, t('status.link', { link: statusLink }))
}

/** One line for each case that staff still owe an answer in. */
export function caseLines({ cases }: Beside, t: Translate, language: Language): string[] {
  return cases.map(({ about, reference, answerBy }) =>
    t(about === 'complaint' ? 'case-open.complaint' : 'case-open', { reference, by: day(answerBy, language) }),
  )
}
