import { type SubjectIdentifiers, spellingsOf, textHintOf, textPatternOf } from '../subject/subject.ts'

interface Patterns {
  plain: string
  encoded?: string
  hint: string
}

// A search asks for each table of the plan again.
const known = new WeakMap<SubjectIdentifiers, Patterns | undefined>()

/**
 * PostgreSQL regular expressions: the identifiers as a person writes them, without regard to case, and the number inside base64,
 * where a wamid hides it. `hint` finds, without regard to case, whatever one of them finds. Undefined when nothing identifies anybody.
 */
export function residuePatterns(subject: SubjectIdentifiers): Patterns | undefined {
  if (!known.has(subject)) known.set(subject, patternsOf(subject))
  return known.get(subject)
}

function patternsOf(subject: SubjectIdentifiers): Patterns | undefined {
  const plain = textPatternOf(subject)
  if (plain === undefined) return undefined
  const digits = spellingsOf(subject, 'phone').flatMap((spelling) => /^\+(\d{7,15})$/.exec(spelling)?.[1] ?? [])
  const encoded = digits.flatMap(insideBase64)
  const hint = [textHintOf(subject), ...encoded].join('|')
  return encoded.length === 0 ? { plain, hint } : { plain, encoded: encoded.join('|'), hint }
}

/** The characters that the text always gives inside base64, for each of the three ways it can be aligned. */
export function insideBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bits = (before + text.length) * 8
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text), Buffer.alloc(3)]).toString('base64')
    return whole.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6))
  })
}
