import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../../flows/language.ts'
import { as } from './as.ts'
import { bn } from './bn.ts'
import { en, type WordKey, type Words } from './en.ts'
import { gu } from './gu.ts'
import { hi } from './hi.ts'
import { kn } from './kn.ts'
import { ml } from './ml.ts'
import { mr } from './mr.ts'
import { or } from './or.ts'
import { pa } from './pa.ts'
import { ta } from './ta.ts'
import { te } from './te.ts'
import { ur } from './ur.ts'

export const dictionaries = { en, hi, mr, bn, ta, te, gu, kn, ml, pa, or, as, ur } satisfies Record<Language, Words>
/** Those of the chat. */
export type PageLanguage = Language
// The keys of an object literal are its own.
export const pageLanguages = Object.keys(dictionaries) as PageLanguage[]

const parsed = new Map<string, IntlMessageFormat>()

/** A sentence of a page; throws when a placeholder has no value. */
export type Word = (key: WordKey, values?: Record<string, string | number>) => string

export function wordsIn(language: PageLanguage): Word {
  return (key, values = {}) => {
    const id = `${language} ${key}`
    const message = parsed.get(id) ?? new IntlMessageFormat(dictionaries[language][key], `${language}-IN-u-nu-latn`)
    parsed.set(id, message)
    return String(message.format(values))
  }
}

/** A key that was put together, where the dictionary has it. */
export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(en, key)
}
