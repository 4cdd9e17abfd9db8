import type { Context } from './context.ts'
import { NOTHING_BESIDE } from './copy/beside.ts'
import { renderQuestion } from './copy/render-question.ts'
import { translator } from './copy/translate.ts'
import { typedTitles } from './copy/typed-titles.ts'
import { isQuestion, normalise } from './intents/normalise.ts'
import { languages } from './language.ts'

/** No title is longer. */
const TITLE_MAX = 60

/** The id of the one button or row of the open question whose title this text is, in any of the languages; null of what could be several. */
export function titleTyped(body: string, { question, prompt }: Pick<Context, 'question' | 'prompt'>): string | null {
  const plain = body.length > TITLE_MAX ? '' : normalise(body)
  if (question === null || prompt === null || plain === '') return null
  const asked = { ...question, promptId: prompt.id, code: null, lead: null, now: 0 }
  const ids = new Set(
    languages
      .flatMap((language) => typedTitles(renderQuestion(asked, translator(language), language, NOTHING_BESIDE)))
      .filter(({ title }) => normalise(title) === plain && (!isQuestion(body) || isQuestion(title)))
      .map(({ id }) => id),
  )
  const [id = null] = ids
  return ids.size === 1 ? id : null
}
