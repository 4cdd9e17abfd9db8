import type { Language } from '../language.ts'
import { languages } from '../language.ts'
import { scores } from './language-words.ts'
import { normalise } from './normalise.ts'

/** Whether the text is written in Devanagari, which is enough to leave English. */
export function isDevanagari(text: string): boolean {
  return /\p{Script=Devanagari}/u.test(text)
}

/** The language a text is written in, by script and function words; `undefined` when it does not show. */
export function detectLanguage(text: string): Language | undefined {
  const plain = normalise(text)
  const points = scores(plain)
  if (isDevanagari(plain)) {
    points.en = 0
    // The letter ळ and the endings of possession are Marathi alone.
    if (/ळ/.test(plain) || /(?:ाचा|ाची|ाचे|ीचा|ीची|ीचे|च्या)(?: |$)/.test(plain)) points.mr += 1
  }
  const best = Math.max(points.en, points.hi, points.mr)
  const leaders = languages.filter((language) => points[language] === best)
  return best > 0 && leaders.length === 1 ? leaders[0] : undefined
}
