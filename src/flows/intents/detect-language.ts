import type { Language, Script } from '../language.ts'
import { entries, languages } from '../language.ts'
import { normalise } from './normalise.ts'

const wordSets = new Map<Language, Set<string>>()

function wordsOf(language: Language): Set<string> {
  const known = wordSets.get(language) ?? new Set(entries[language].phrases.words.split(/\s+/).map(normalise).filter(Boolean))
  wordSets.set(language, known)
  return known
}

/** The script other than Latin that the text is written in, by its first such letter. */
export function scriptOf(text: string): Exclude<Script, 'Latin'> | undefined {
  const scripts = new Set(languages.map((language) => entries[language].script))
  const found = [...scripts].flatMap((script) => {
    const at = script === 'Latin' ? -1 : text.search(new RegExp(`\\p{Script=${script}}`, 'u'))
    return script === 'Latin' || at === -1 ? [] : [{ script, at }]
  })
  return found.sort((a, b) => a.at - b.at)[0]?.script
}

/** The languages written in this script, the one with the most readers first. */
export function languagesIn(script: Script): Language[] {
  return languages.filter((language) => entries[language].script === script)
}

/** Letters and endings that one of two languages in one script has alone, and how many words they outweigh. */
const marks: readonly [Language, RegExp, number][] = [
  ['as', /[ৰৱ]/u, 9],
  ['bn', /র/u, 1],
  ['mr', /ळ|(?:ाचा|ाची|ाचे|ीचा|ीची|ीचे|च्या)(?: |$)/u, 1],
]

/** The language a text is written in, by script and function words; `undefined` when it does not show. */
export function detectLanguage(text: string): Language | undefined {
  const plain = normalise(text)
  const script = scriptOf(plain)
  const candidates = script === undefined ? languages : languagesIn(script)
  if (script !== undefined && candidates.length === 1) return candidates[0]
  const said = plain.split(' ')
  const points = candidates.map((language) => {
    const mark = script === undefined ? undefined : marks.find(([known, letters]) => known === language && letters.test(plain))
    return said.filter((word) => wordsOf(language).has(word)).length + (mark?.[2] ?? 0)
  })
  const best = Math.max(...points)
  const leaders = candidates.filter((_, index) => points[index] === best)
  return best > 0 && leaders.length === 1 ? leaders[0] : undefined
}
