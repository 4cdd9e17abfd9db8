import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../../flows/language.ts'
import { en, type WordKey, type Words } from './en.ts'
import { hi } from './hi.ts'
import { mr } from './mr.ts'

/** The languages of the pages: those of the chat that have a dictionary here. */
const dictionaries = { en, hi, mr } satisfies Partial<Record<Language, Words>>
export type PageLanguage = keyof typeof dictionaries
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
