import type { Whose } from './question.ts'

/** A case is open: a new one, or that of its kind which was open before. */
export interface CaseOpened {
  type: 'case.opened'
  now: number
  reference: string
  answerBy: number
  who?: Whose
  /** The wish for it told what is wrong. */
  words?: boolean
  /** The day of the answer has passed. */
  late?: { boardFrom: string | null }
}
