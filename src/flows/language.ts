import { as } from './copy/as.ts'
import { bn } from './copy/bn.ts'
import type { Copy } from './copy/en.ts'
import { en } from './copy/en.ts'
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
import type { Phrases } from './intents/phrases.ts'
import { as as saidInAssamese } from './intents/phrases-as.ts'
import { bn as saidInBengali } from './intents/phrases-bn.ts'
import { en as saidInEnglish } from './intents/phrases-en.ts'
import { gu as saidInGujarati } from './intents/phrases-gu.ts'
import { hi as saidInHindi } from './intents/phrases-hi.ts'
import { kn as saidInKannada } from './intents/phrases-kn.ts'
import { ml as saidInMalayalam } from './intents/phrases-ml.ts'
import { mr as saidInMarathi } from './intents/phrases-mr.ts'
import { or as saidInOdia } from './intents/phrases-or.ts'
import { pa as saidInPunjabi } from './intents/phrases-pa.ts'
import { ta as saidInTamil } from './intents/phrases-ta.ts'
import { te as saidInTelugu } from './intents/phrases-te.ts'
import { ur as saidInUrdu } from './intents/phrases-ur.ts'

interface LanguageEntry {
  /** As its speakers write it, and as everybody else may. */
  name: string
  english: string
  /** Other beginnings of its name, in letters that `normalise` leaves: a typed name is matched by how it begins. */
  called: string
  script:
    | 'Latin'
    | 'Devanagari'
    | 'Bengali'
    | 'Tamil'
    | 'Telugu'
    | 'Kannada'
    | 'Gujarati'
    | 'Gurmukhi'
    | 'Malayalam'
    | 'Oriya'
    | 'Arabic'
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
    called:
      'angrez*, ingraji*, ingreji*, inglish, अंग्रेजी*, इंग्लिश*, इंग्रजी*, ইংরেজি*, ইংৰাজী*, ஆங்கில*, ఇంగ్లీష*, ఇంగ్లిష*, ಇಂಗ್ಲಿಷ*, ಇಂಗ್ಲೀಷ*, ഇംഗ്ലീഷ*, અંગ્રેજી*, ਅੰਗਰੇਜ਼ੀ*, ଇଂରାଜୀ*, انگریزی*, انگلش*',
    script: 'Latin',
    months: 'short',
    template: 'en',
    copy: en,
    phrases: saidInEnglish,
  },
  hi: {
    name: 'हिंदी',
    english: 'Hindi',
    called: 'हिन्दी*, hindi*, হিন্দি*, হিন্দী*',
    script: 'Devanagari',
    template: 'hi',
    copy: hi,
    phrases: saidInHindi,
  },
  mr: {
    name: 'मराठी',
    english: 'Marathi',
    called: 'marathi*',
    script: 'Devanagari',
    template: 'mr',
    copy: mr,
    phrases: saidInMarathi,
  },
  bn: {
    name: 'বাংলা',
    english: 'Bengali',
    called: 'বাংলা*, bangla*, bengali*',
    script: 'Bengali',
    template: 'bn',
    copy: bn,
    phrases: saidInBengali,
  },
  ta: {
    name: 'தமிழ்',
    english: 'Tamil',
    called: 'தமிழ*, tamil*, thamizh*',
    script: 'Tamil',
    template: 'ta',
    copy: ta,
    phrases: saidInTamil,
  },
  te: {
    name: 'తెలుగు',
    english: 'Telugu',
    called: 'తెలుగు*, telugu*, telgu*',
    script: 'Telugu',
    template: 'te',
    copy: te,
    phrases: saidInTelugu,
  },
  kn: {
    name: 'ಕನ್ನಡ',
    english: 'Kannada',
    called: 'ಕನ್ನಡ*, kannada*',
    script: 'Kannada',
    template: 'kn',
    copy: kn,
    phrases: saidInKannada,
  },
  gu: {
    name: 'ગુજરાતી',
    english: 'Gujarati',
    called: 'ગુજરાતી*, gujarati*, gujrati*',
    script: 'Gujarati',
    template: 'gu',
    copy: gu,
    phrases: saidInGujarati,
  },
  pa: {
    name: 'ਪੰਜਾਬੀ',
    english: 'Punjabi',
    called: 'ਪੰਜਾਬੀ*, punjabi*, panjabi*',
    script: 'Gurmukhi',
    template: 'pa',
    copy: pa,
    phrases: saidInPunjabi,
  },
  ml: {
    name: 'മലയാളം',
    english: 'Malayalam',
    called: 'മലയാള*, malayal*',
    script: 'Malayalam',
    template: 'ml',
    copy: ml,
    phrases: saidInMalayalam,
  },
  or: {
    name: 'ଓଡ଼ିଆ',
    english: 'Odia',
    called: 'ଓଡିଆ*, odia*, oriya*',
    script: 'Oriya',
    template: 'en',
    copy: or,
    phrases: saidInOdia,
  },
  ur: {
    name: 'اردو',
    english: 'Urdu',
    called: 'اردو*, urdu*',
    script: 'Arabic',
    rightToLeft: true,
    template: 'ur',
    copy: ur,
    phrases: saidInUrdu,
  },
  as: {
    name: 'অসমীয়া',
    english: 'Assamese',
    called: 'অসমীয়া*, অসমিয়া*, assamese*, axomiya*, asomiya*, oxomiya*',
    script: 'Bengali',
    template: 'en',
    copy: as,
    phrases: saidInAssamese,
  },
} as const satisfies Record<string, LanguageEntry>

export type Language = keyof typeof table
export type Script = LanguageEntry['script']
export const entries: Readonly<Record<Language, LanguageEntry>> = table
// The table's own keys, and it is not empty.
export const languages = Object.keys(table) as [Language, ...Language[]]
