import type { Intent } from './intent.ts'
import { asksHowItStands } from './intents/how-it-stands.ts'
import { isQuestion, normalise } from './intents/normalise.ts'
import { isWhole, polite, without } from './intents/vocabulary.ts'
import type { Question } from './question.ts'
import type { Turn } from './turn.ts'

/** "I want to complain" tells nothing yet. */
const WORDS_OF_A_COMPLAINT = 4
/** More than this is no command. */
const WORDS_OF_A_COMMAND = 5

const countOf = (plain: string) => (plain === '' ? 0 : plain.split(' ').length)

/** Whether a message that complains also says what is wrong. */
export function saysWhatIsWrong(body: string): boolean {
  return countOf(without(polite(normalise(body)), 'complain')) >= WORDS_OF_A_COMPLAINT
}

/**
 * How a text is taken while a complaint of this chat waits for its answer: `alone`, as its words; `beside` what it means; null: a command,
 * a wish to delete or to stop, or an answer to what is asked, which all mean what they ever do.
 */
export function wordsOfComplaint(body: string, intent: Intent, question: Question | null): 'alone' | 'beside' | null {
  const plain = normalise(body)
  const isLong = countOf(polite(plain)) > WORDS_OF_A_COMMAND
  switch (intent.is) {
    case 'elsewhere':
      return 'alone'
    case 'person':
      return isQuestion(body) ? 'alone' : null
    case 'status':
      return isQuestion(body) || intent.reference !== undefined || isWhole(plain, 'status') || asksHowItStands(plain)
        ? null
        : 'beside'
    case 'somebody-else':
    case 'denied':
      return question === null || isLong ? 'beside' : null
    case 'get-back':
    case 'negated':
      return isLong ? 'beside' : null
    case 'keep':
      return isLong && intent.how !== 'plain' ? 'beside' : null
    default:
      return null
  }
}

/** A case for the Grievance Officer. */
export function complain(words: boolean): Turn {
  return { set: { caseAbout: 'complaint' }, do: [{ do: 'open-case', about: 'complaint', words }] }
}
