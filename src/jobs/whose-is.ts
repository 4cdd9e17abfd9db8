import type { Whose } from '../erasure/hold-store.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

/** As legal holds name people: the subject, and whomever its rows turn out to name. */
export function whoseIs({ keys }: Pick<Bot, 'keys'>, subject: SubjectIdentifiers): Whose {
  const nameOf = (found: SubjectIdentifiers) => subjectPseudonymsUnderEveryKey(keys, 'suppression', found)
  return { pseudonyms: nameOf(subject), nameOf }
}
