import { explain } from '../graph-api/errors.ts'
import { explainOwnCode } from '../outbox/own-codes.ts'

/** What a code of Meta, or one of ours, means in plain words, and what to do. */
export function meaningOf(code: number | null): { meaning: string; whatToDo: string } {
  if (code === null) return { meaning: 'Given up without a code', whatToDo: 'Tell the person another way.' }
  return explainOwnCode(code) ?? explain(code)
}
