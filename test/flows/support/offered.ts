import type { Context } from '../../../src/flows/context.ts'
import { render } from '../../../src/flows/copy/render.ts'
import { choices, type Heard, type Told } from '../../../src/flows/heard.ts'
import { languages } from '../../../src/flows/language.ts'
import { T0 } from './talk.ts'

/** What the person can tap below the question that is open, as it is drawn. */
export function offered({ question }: Context, told: Told): Heard[] {
  if (question === null) return []
  const drawn = render({ ...question, promptId: 'p', code: null, lead: null, now: T0 }, 'en')
  const ids = 'buttons' in drawn ? drawn.buttons : 'rows' in drawn ? drawn.rows : []
  return ids.map(({ id }): Heard => {
    const [word = '', detail = ''] = id.slice('p:'.length).split('.')
    const choice = choices.find((each) => each === word)
    if (choice === undefined) throw new Error(`A button is drawn that means nothing: ${id}.`)
    if (choice === 'pick') return { ...told, type: 'tapped.pick', index: Number(detail) }
    const [language = 'en'] = languages.filter((each) => each === detail)
    if (choice === 'speak') return { ...told, type: 'tapped.speak', language }
    // Each of these is one of them: the compiler gives up on so many.
    return { ...told, type: `tapped.${choice}` } as Heard
  })
}
