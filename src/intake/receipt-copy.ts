import type { Language } from '../flows/language.ts'
import { en, type ReceiptCopy } from './receipt-words/en.ts'
import { hi } from './receipt-words/hi.ts'
import { mr } from './receipt-words/mr.ts'

export type { ReceiptCopy } from './receipt-words/en.ts'

/** The receipt's page, in the languages it is written in. */
export const receiptCopy = { en, hi, mr } satisfies Partial<Record<Language, ReceiptCopy>>

/** The page for somebody who speaks `language`: in English where it is not written in theirs. */
export function receiptCopyFor(language: Language): ReceiptCopy {
  const written: Partial<Record<Language, ReceiptCopy>> = receiptCopy
  return written[language] ?? en
}
