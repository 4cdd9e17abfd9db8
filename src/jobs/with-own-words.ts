import type { ErasurePlan } from '../erasure/plan.ts'
import { withOwnWords as judged } from '../erasure/since-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { takenAmong } from '../webhook/taken-store.ts'
import type { Bot } from './bot.ts'

/** The plan, with what the person's own deletion conversation left in a business's chat after the cut-off: it makes nobody a customer again. */
export function withOwnWords(
  { db, keys, platform }: Pick<Bot, 'db' | 'keys' | 'platform'>,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
): Promise<ErasurePlan> {
  return judged(platform, { plan, subject }, (wamids) => takenAmong(db, keys, wamids))
}
