import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../language.ts'
import { entries } from '../language.ts'
import type { CopyKey } from './en.ts'

const parsed = new Map<string, IntlMessageFormat>()
/** Indian grouping (12,34,567) in digits that every phone shows: some languages' own data knows neither. */
const numbers = new Intl.NumberFormat('en-IN')
const formatters = {
  getNumberFormat: () => numbers,
  getDateTimeFormat: (...how: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...how),
  getPluralRules: (...how: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...how),
}

export type Values = Record<string, string | number>
export type Translate = (key: CopyKey, values?: Values) => string

/** The sentences of one language. Throws when a placeholder has no value: a bug, never silently blank. */
export function translator(language: Language): Translate {
  return (key, values = {}) => {
    const id = `${language} ${key}`
    const message =
      parsed.get(id) ?? new IntlMessageFormat(entries[language].copy[key], `${language}-IN`, undefined, { formatters })
    parsed.set(id, message)
    return String(message.format(values))
  }
}
