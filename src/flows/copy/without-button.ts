import type { Language } from '../language.ts'
import type { WithoutButton } from '../say.ts'
import { NOTHING_BESIDE } from './beside.ts'
import { renderQuestion } from './render-question.ts'
import type { Translate } from './translate.ts'
import { typedLines } from './typed-titles.ts'

/** One line or more of what can be typed instead of a tap; null where there is nothing. */
export function withoutLines(without: WithoutButton | null, t: Translate, language: Language): string | null {
  if (without === null) return null
  const asked = { promptId: '', code: null, lead: null, now: 0 }
  return typedLines(without, (question) => renderQuestion({ ...question, ...asked }, t, language, NOTHING_BESIDE), t)
}
