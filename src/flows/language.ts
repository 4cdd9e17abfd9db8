import type { Copy } from './copy/en.ts'
import { en } from './copy/en.ts'
import { hi } from './copy/hi.ts'
import { mr } from './copy/mr.ts'
import type { Phrases } from './intents/phrases.ts'
import { en as saidInEnglish } from './intents/phrases-en.ts'
import { hi as saidInHindi } from './intents/phrases-hi.ts'
import { mr as saidInMarathi } from './intents/phrases-mr.ts'

interface LanguageEntry {
  /** As its speakers write it, and as everybody else may. */
  name: string
  english: string
  /** Other beginnings of its name, in letters that `normalise` leaves: a typed name is matched by how it begins. */
  called: string
  script: 'Latin' | 'Devanagari'
  rightToLeft?: true
  /** For names of months. */
  months?: 'short'
  /** The code of its approved templates; another language's where Meta has none for it. */
  template: string
  copy: Copy
  phrases: Phrases
}

/** Every language, in the order in which they are offered. One line here, one file of copy, one of phrases: docs/languages.md. */
const table = {
  en: {
    name: 'English',
    english: 'English',
    called: 'angrez*',
    script: 'Latin',
    months: 'short',
    template: 'en',
    copy: en,
    phrases: saidInEnglish,
  },
  hi: { name: 'हिंदी', english: 'Hindi', called: '', script: 'Devanagari', template: 'hi', copy: hi, phrases: saidInHindi },
  mr: { name: 'मराठी', english: 'Marathi', called: '', script: 'Devanagari', template: 'mr', copy: mr, phrases: saidInMarathi },
} as const satisfies Record<string, LanguageEntry>

export type Language = keyof typeof table
export type Script = LanguageEntry['script']
export const entries: Readonly<Record<Language, LanguageEntry>> = table
// The table's own keys, and it is not empty.
export const languages = Object.keys(table) as [Language, ...Language[]]
