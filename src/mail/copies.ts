import type { Language } from '../flows/language.ts'
import { as } from './copy/as.ts'
import { bn } from './copy/bn.ts'
import { type AnswerCopy, en } from './copy/en.ts'
import { gu } from './copy/gu.ts'
import { hi } from './copy/hi.ts'
import { kn } from './copy/kn.ts'
import { ml } from './copy/ml.ts'
import { mr } from './copy/mr.ts'
import { or } from './copy/or.ts'
import { pa } from './copy/pa.ts'
import { ta } from './copy/ta.ts'
import { te } from './copy/te.ts'
import { ur } from './copy/ur.ts'

/** The words of answers to mails, in every language. */
export const copies: Record<Language, AnswerCopy> = { en, hi, mr, bn, ta, te, kn, gu, pa, ml, or, ur, as }
