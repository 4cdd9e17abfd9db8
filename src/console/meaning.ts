import { explain, REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
import { explainOwnCode } from '../outbox/own-codes.ts'

/** What a code of Meta, or one of ours, means in plain words, and what to do. */
export function meaningOf(code: number | null): { meaning: string; whatToDo: string } {
  if (code === null) return { meaning: 'Given up without a code', whatToDo: 'Tell the person another way.' }
  return explainOwnCode(code) ?? explain(code)
}

/** What to do about a message that did not arrive: nothing, where another one has taken its place. */
export function whatToDoAbout(code: number | null, isReplaced: boolean): string {
  if (!isReplaced) return meaningOf(code).whatToDo
  return code === REENGAGEMENT_WINDOW_CLOSED
    ? 'Nothing to do: a template was sent in its place.'
    : 'Nothing to do: it was sent again.'
}
