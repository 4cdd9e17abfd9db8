import type { Language } from '../flows/language.ts'
import { as } from './receipt-words/as.ts'
import { bn } from './receipt-words/bn.ts'
import { en, type ReceiptCopy } from './receipt-words/en.ts'
import { gu } from './receipt-words/gu.ts'
import { hi } from './receipt-words/hi.ts'
import { kn } from './receipt-words/kn.ts'
import { ml } from './receipt-words/ml.ts'
import { mr } from './receipt-words/mr.ts'
import { or } from './receipt-words/or.ts'
import { pa } from './receipt-words/pa.ts'
import { ta } from './receipt-words/ta.ts'
import { te } from './receipt-words/te.ts'
import { ur } from './receipt-words/ur.ts'

export type { ReceiptCopy } from './receipt-words/en.ts'

/** The receipt's page, in every language of the chat. */
export const receiptCopy = { en, hi, mr, bn, ta, te, gu, kn, ml, pa, or, as, ur } satisfies Record<Language, ReceiptCopy>
