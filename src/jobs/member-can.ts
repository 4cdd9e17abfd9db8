import type { Member } from '../erasure/member-store.ts'
import type { Membership } from '../flows/question.ts'
import { openAccountRequest } from '../requests/account-request-store.ts'
import type { Bot } from './bot.ts'

/**
 * What somebody may have done here with a user row that number and address have proved. Only the owner closes the account; one who was
 * switched off by other hands than an open deletion is left to staff. Anybody else has the own profile.
 */
export async function memberCan({ db }: Pick<Bot, 'db'>, { role, isActive, tenantId }: Member): Promise<Membership['can']> {
  if (role !== 'owner') return 'profile'
  const isClosing = isActive || (await openAccountRequest(db, { kind: 'account', tenantId })) !== undefined
  return isClosing ? 'account' : 'person'
}
