import type { RequestRow } from '../requests/request-store.ts'
import { unseal } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

/** Whom the request is about, while it still knows. */
export function subjectIn(bot: Pick<Bot, 'keys'>, request: Pick<RequestRow, 'subjectSealed'>): SubjectIdentifiers | undefined {
  // Sealed by the confirmation.
  return request.subjectSealed === null
    ? undefined
    : (JSON.parse(unseal(bot.keys, 'subject', request.subjectSealed)) as SubjectIdentifiers)
}
