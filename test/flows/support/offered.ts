import type { Context } from '../../../src/flows/context.ts'
import { render } from '../../../src/flows/copy/render.ts'
import { choices, type Heard, type Told } from '../../../src/flows/heard.ts'
import { type Language, languages } from '../../../src/flows/language.ts'
import { T0 } from './talk.ts'

/** What stands on the buttons and rows below the question that is open, as it is drawn: a choice, and behind a dot its detail. */
export function drawn(context: Context): string[] {
  return tappable(context, 'en').map(({ id }) => id.slice('p:'.length))
}

/** Their titles in a language, those that confirm among them. */
export function titlesOf(context: Context, language: Language): string[] {
  return tappable(context, language).map(({ title }) => title)
}

function tappable({ question }: Context, language: Language): { id: string; title: string }[] {
  // Before the first word there is no question either.
  if (!question) return []
  const message = render({ ...question, promptId: 'p', code: null, lead: null, now: T0 }, language)
  return 'buttons' in message ? message.buttons : 'rows' in message ? message.rows : []
}

/** What the person can tap below the question that is open. */
export function offered(context: Context, told: Told): Heard[] {
  return drawn(context).map((id): Heard => {
    const [word = '', detail = ''] = id.split('.')
    const choice = choices.find((each) => each === word)
    if (choice === undefined) throw new Error(`A button is drawn that means nothing: ${id}.`)
    if (choice === 'pick') return { ...told, type: 'tapped.pick', index: Number(detail) }
    const [language = 'en'] = languages.filter((each) => each === detail)
    if (choice === 'speak') return { ...told, type: 'tapped.speak', language }
    // Each of these is one of them: the compiler gives up on so many.
    return { ...told, type: `tapped.${choice}` } as Heard
  })
}
