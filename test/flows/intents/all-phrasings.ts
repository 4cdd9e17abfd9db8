import type { Language } from '../../../src/flows/language.ts'
import type { Phrasings } from './phrasings.ts'
import { english, hindi, marathi } from './phrasings.ts'
import { as } from './phrasings-as.ts'
import { bn } from './phrasings-bn.ts'
import { gu } from './phrasings-gu.ts'
import { kn } from './phrasings-kn.ts'
import { ml } from './phrasings-ml.ts'
import { or } from './phrasings-or.ts'
import { pa } from './phrasings-pa.ts'
import { ta } from './phrasings-ta.ts'
import { te } from './phrasings-te.ts'
import { ur } from './phrasings-ur.ts'

/** How people write in each language, by what they mean. */
export const phrasingsOf: Record<Language, Phrasings> = {
  en: english,
  hi: hindi,
  mr: marathi,
  bn,
  ta,
  te,
  kn,
  gu,
  pa,
  ml,
  or,
  ur,
  as,
}
