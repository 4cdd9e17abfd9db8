import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../language.ts'
import type { CopyKey } from './en.ts'
import { en } from './en.ts'
import { hi } from './hi.ts'
import { mr } from './mr.ts'

const catalogues = { en, hi, mr }
/** Indian grouping (12,34,567) in digits that every phone shows. */
const locales: Record<Language, string> = { en: 'en-IN', hi: 'hi-IN-u-nu-latn', mr: 'mr-IN-u-nu-latn' }
const parsed = new Map<string, IntlMessageFormat>()

export type Values = Record<string, string | number>
export type Translate = (key: CopyKey, values?: Values) => string

/** The sentences of one language. Throws when a placeholder has no value: a bug, never silently blank. */
export function translator(language: Language): Translate {
  return (key, values = {}) => {
    const id = `${language} ${key}`
    const message = parsed.get(id) ?? new IntlMessageFormat(catalogues[language][key], locales[language])
    parsed.set(id, message)
    return String(message.format(values))
  }
}
