import type { Language } from '../language.ts'
import { entries } from '../language.ts'
import { detectLanguage } from './detect-language.ts'

const tables = new Map<Language, ReadonlyMap<string, string>>()

function tableOf(language: Language): ReadonlyMap<string, string> {
  const made = (entries[language].phrases.respelled ?? '').split(',').map((pair) => pair.trim().split('=') as [string, string])
  const known = tables.get(language) ?? new Map(made)
  tables.set(language, known)
  return known
}

/**
 * A text in Latin letters with the words put into its language's own letters that mean something else in another:
 * "nanna" is "my" in Kannada and "father" in Telugu.
 */
export function respelled(plain: string): string {
  const language = detectLanguage(plain)
  if (language === undefined) return plain
  const table = tableOf(language)
  return table.size === 0
    ? plain
    : plain
        .split(' ')
        .map((word) => table.get(word) ?? word)
        .join(' ')
}
