import type { Context } from './context.ts'
import type { PersonInput } from './person-input.ts'

export const CONFIRMATION_AGE_MAX_MS = 24 * 60 * 60 * 1000

/** The message answers this prompt, or none. */
export function answersPrompt(input: PersonInput, promptId: string): boolean {
  return input.answers === 'none' || (input.answers !== 'unknown' && input.answers.promptId === promptId)
}

export function isOld(prompt: NonNullable<Context['prompt']>, { now }: PersonInput): boolean {
  return now - prompt.askedAt > CONFIRMATION_AGE_MAX_MS
}
