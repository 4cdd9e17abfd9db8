import { tenantsNoted } from '../erasure/nightly-search-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import type { Search } from '../erasure/residue.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

/** Where a request's own search looks: with the businesses that its freeze found to hold something; the night looks everywhere. */
export async function searchFor(
  bot: Bot,
  { id: requestId }: RequestRow,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
): Promise<Search> {
  const search = { requestId, plan, subject }
  if (plan.scope.kind !== 'number') return search
  const tenants = await tenantsNoted(bot.platform, subjectPseudonymsUnderEveryKey(bot.keys, 'suppression', subject))
  return tenants ? { ...search, tenants } : search
}
