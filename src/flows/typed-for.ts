import { isReview } from './context.ts'
import type { Question } from './question.ts'
import type { WithoutButton } from './say.ts'

const keeping: ReadonlySet<Question['key']> = new Set(['keep', 'scheduled', 'waiting'])
const ofTapsAlone: ReadonlySet<Question['key']> = new Set([
  'account-keep',
  'account-sooner',
  'account-scheduled',
  'account-waiting',
])

/** What can be typed instead of a tap on this question. */
export function typedFor(question: Question, code: string | null, dedicatedNumber: string | null): WithoutButton {
  if (isReview(question) && code !== null) return { by: 'code', code }
  if (keeping.has(question.key)) return { by: 'keep' }
  return isReview(question) || ofTapsAlone.has(question.key) ? { by: 'person', dedicatedNumber } : { by: 'title', question }
}
