import { findAccount } from '../erasure/account-store.ts'
import type { Catalogue } from '../erasure/catalogue.ts'
import type { DataMap } from '../erasure/data-map.ts'
import { subjectOfNumber } from '../jobs/subject-of-number.ts'
import type { RequestScope } from '../requests/request.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { checkReason, isGuarded, noteLook, readPhone } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import type { Opened } from './open.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenTarget {
  phone?: string
  reason?: string
  business?: string
  account?: string
}

export interface PlanTarget {
  scope: RequestScope
  subject: SubjectIdentifiers
}

/** What a dry run is about: a number, everywhere or with one business, or an account. The look is written down where it must be. */
export async function planTarget(
  opened: Opened,
  given: GivenTarget,
  { map, catalogue }: { map: DataMap; catalogue: Catalogue },
): Promise<PlanTarget> {
  const { platform } = opened
  if (given.account !== undefined) return accountTarget(opened, given, given.account, { map, catalogue })
  const phone = await readPhone(opened, 'plan', given)
  const businesses = { schema: catalogue.schema, tables: map }
  const scope: RequestScope =
    given.business === undefined
      ? { kind: 'number' }
      : { kind: 'business', tenantId: (await findBusiness(platform, businesses, given.business)).tenantId }
  return { scope, subject: await subjectOfNumber(opened, opened.db, phone, scope) }
}

async function accountTarget(
  opened: Opened,
  given: GivenTarget,
  named: string,
  { map, catalogue }: { map: DataMap; catalogue: Catalogue },
): Promise<PlanTarget> {
  const { keys, platform, now } = opened
  if (given.phone !== undefined || given.business !== undefined) {
    throw new Sentence('--account is a scope of its own: leave --phone and --business out.')
  }
  const { tenantId } = await findBusiness(platform, { schema: catalogue.schema, tables: map }, named)
  if (isGuarded(opened)) {
    const { keyId, value } = accountPseudonym(keys, 'case', tenantId)
    await noteLook(opened, { action: 'plan', keyId, pseudonym: value, reason: checkReason(given.reason) })
  }
  const account = await findAccount(platform, { map, catalogue, tenantId, now })
  if (!account)
    throw new Sentence('There is no such account: `npm run cli -- datamap check` tells whether the data map fits.', FOUND)
  return { scope: { kind: 'account', tenantId }, subject: account.subject }
}
