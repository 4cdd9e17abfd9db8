import type { Language } from '../flows/language.ts'

/** A day in India, in words. */
export function dayOf(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-IN-u-nu-latn`, { dateStyle: 'long', timeZone: 'Asia/Kolkata' }).format(moment)
}
