import type { Language } from '../language.ts'
import { detectLanguage, scriptOf } from './detect-language.ts'
import { respellingOf } from './vocabulary.ts'

/**
 * A text in Latin letters with the words put into its language's own letters that mean something else in another:
 * "nanna" is "my" in Kannada and "father" in Telugu.
 */
export function respelled(plain: string): string {
  const language: Language | undefined = detectLanguage(plain)
  return language === undefined || scriptOf(plain) !== undefined ? plain : respellingOf(language)(plain)
}
