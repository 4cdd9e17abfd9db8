import { answersPrompt, isOld } from './answers-prompt.ts'
import { type Context, isReview } from './context.ts'
import type { Heard, Told } from './heard.ts'
import { asciiDigits, hasOtherSign, isQuestion } from './intents/normalise.ts'
import type { PersonInput } from './person-input.ts'

/** The open review's own code stands in it. */
export function holdsCode(body: string, context: Context): boolean {
  return (
    codeAsked(context) &&
    asciiDigits(body)
      .match(/\d+/g)
      ?.some((digits) => digits === context.prompt?.code) === true
  )
}

/** A review is open that offers a code and still takes one. */
export function codeAsked({ prompt, question }: Context): boolean {
  return isReview(question) && prompt !== null && prompt.code !== null
}

/** "472?" and "472 ❌" say yes to nothing: how to say it is told once more. */
export function hearTypedCode(code: string, body: string, input: PersonInput, context: Context, told: Told): Heard {
  if (codeAsked(context) && (isQuestion(body) || hasOtherSign(body))) return { ...told, type: 'said.yes' }
  return hearCode(code, input, context, told)
}

/** Codes are offered on dedicated channels only, and count once per review, within its tries. */
function hearCode(code: string, input: PersonInput, context: Context, told: Told): Heard {
  const { prompt, question } = context
  const reviewing = isReview(question)
  // A code of a review that has not gone out is a guess: the review is put again, and no try is counted.
  if (!reviewing || prompt === null || !input.shown) return { ...told, type: 'said.delete', typed: null }
  if (prompt.code === null) return { ...told, type: 'said.yes' }
  if (!told.genuine || !answersPrompt(input, prompt.id) || isOld(prompt, input)) {
    return { ...told, type: 'tapped.stale', why: input.forwarded ? 'forwarded' : 'stale', undo: null }
  }
  if (code === prompt.code) return { ...told, type: 'tapped.confirm' }
  if (prompt.triesLeft > 1) return { ...told, type: 'said.wrong-code' }
  return { ...told, type: 'tapped.stale', why: 'wrong-codes', undo: null }
}
