import type { Language } from '../language.ts'
import { boardLine } from './ended.ts'
import { lines } from './phrases.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** What the shell adds to some messages, and no snapshot remembers: the link to the request's page, which is a secret, and open cases. */
export interface Beside {
  statusLink: string | null
  cases: readonly {
    about: 'complaint' | 'person' | 'somebody-else' | 'care'
    reference: string
    answerBy: number
    /** Missing: an answer is owed, and its day is still to come. */
    is?: 'late' | 'answered' | undefined
  }[]
  /** As `boardFrom` of requests/grievance.ts has it. */
  boardFrom?: string | null
}

export const NOTHING_BESIDE: Beside = { statusLink: null, cases: [] }

/** The reference as it stands at the end of its line, and below it where the request can be looked at. */
export function referenceLine(reference: string, { statusLink }: Beside, t: Translate): string {
  return statusLink === null ? reference : lines(reference, t('status.link', { link: statusLink }))
}

/** One line for each open case; behind those whose day has passed what the person may do. `board`: there is room for where to go next. */
export function caseLines({ cases, boardFrom }: Beside, t: Translate, language: Language, board = false): string[] {
  const said = cases.map(({ about, reference, answerBy, is }) => {
    const values = { about, reference, by: day(answerBy, language) }
    if (is === 'late') return t('case-late', values)
    if (is === 'answered') return t('case-open.answered', values)
    return t(about === 'complaint' ? 'case-open.complaint' : 'case-open', values)
  })
  const late = cases.filter(({ is }) => is === 'late')
  if (late.length === 0) return said
  // Below a question there is no room for it behind a case of each kind; its footer names the officer.
  const mayComplain = late.some(({ about }) => about !== 'complaint') && (board || cases.length < 4)
  const next = board && boardFrom !== undefined ? boardLine(boardFrom, t, language) : null
  return [...said, t('case-late.told'), ...(mayComplain ? [t('staff-rights')] : []), ...(next === null ? [] : [next])]
}
