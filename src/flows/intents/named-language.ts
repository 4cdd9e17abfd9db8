import type { Language } from '../language.ts'
import { entries, languages } from '../language.ts'
import { alternatives, phrases, without } from './vocabulary.ts'

const names = new Map<Language, RegExp>()

function nameOf(language: Language): RegExp {
  const { name, english, called } = entries[language]
  const known =
    names.get(language) ?? new RegExp(`(?:^| )(?:${alternatives(phrases(`${name}*, ${english}, ${called}`))})(?= |$)`, 'gu')
  names.set(language, known)
  return known
}

/** The language that a normalised text asks for: nothing but its name, with "in", "speak" or "please" around it. */
export function named(plain: string): Language | undefined {
  return languages.find((language) => {
    const rest = plain.replace(nameOf(language), ' ').trim().replace(/\s+/g, ' ')
    return rest !== plain && without(rest, 'speak') === ''
  })
}
