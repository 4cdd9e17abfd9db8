import type { Context } from './context.ts'
import { askAgain, type EventOf } from './steps.ts'
import type { Turn } from './turn.ts'
import { askBeside, notice, turns } from './turn.ts'

function setLanguage(event: EventOf<'said.language' | 'tapped.speak'>): Turn {
  if (event.language === null) return askBeside(event, { key: 'languages', page: 0 })
  return {
    set: { language: event.language, languageChosen: true },
    do: [{ do: 'set-language', language: event.language }],
  }
}

/** The languages that the first list had no rows for. */
export function moreLanguages(_: Context, event: EventOf<'tapped.languages'>): Turn {
  return askBeside(event, { key: 'languages', page: event.page })
}

/** A language by name: whatever is open is asked again in it. */
export function speak(context: Context, event: EventOf<'said.language' | 'tapped.speak'>): Turn {
  const chosen = setLanguage(event)
  if (event.language === null) return chosen
  const repeated = context.question === null ? notice({ key: 'language-set' }) : askAgain(context, event)
  return turns(chosen, repeated)
}
