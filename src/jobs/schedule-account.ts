import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { addContacts } from '../requests/account-contact-store.ts'
import { createAccountRequest } from '../requests/account-request-store.ts'
import type { AccountProof } from '../requests/letter-proof.ts'
import { referenceOf } from '../requests/reference.ts'
import type { AccountScope } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { mailAccount } from './mail-account.ts'

export interface ProvedWish {
  scope: AccountScope
  askedBy: { personId: string; channelId: string } | null
  /** What staff recorded, where they entered it; a chat has proved its own. */
  proof?: AccountProof
  suspect: boolean
  subject: SubjectIdentifiers
  /** As the mails name it. */
  business: string
  /** Addresses of whoever is told, each once. */
  tell: readonly string[]
  /** Of whoever else is in its team: they hear what becomes of it, and cannot take it back. */
  team: readonly string[]
  language: string
  provedAt: Date
  eraseAt: Date
  now: Date
}

/**
 * Schedules an account's or a profile's deletion whose wish has been proved, and tells everybody who can take it back: one transaction
 * of the caller's. While one is open for the same, that one is returned and nobody is told again.
 */
export async function scheduleAccount(
  bot: Pick<Bot, 'config' | 'keys'>,
  tx: BotTx,
  { subject, business, tell, team, ...wish }: ProvedWish,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const { keys } = bot
  const { now, language } = wish
  const token = newToken()
  const created = await createAccountRequest(tx, {
    ...wish,
    id: newId(),
    reference: referenceOf(newReferenceLetters()),
    tokenHash: pseudonym(keys, 'token', token).value,
    tokenSealed: seal(keys, 'token', token),
    subjectSealed: seal(keys, 'subject', JSON.stringify(subject)),
  })
  if (created.is === 'exists') return created
  const contactOf = (email: string, isTeam: boolean) => ({ id: newId(), isTeam, email, business, language, token: newToken() })
  const contacts = [...tell.map((email) => contactOf(email, false)), ...team.map((email) => contactOf(email, true))]
  await addContacts(tx, keys, created.request.id, contacts, now)
  await mailAccount(bot, tx, created.request, { what: 'closed' }, now)
  await wake(tx, 'run-request', [created.request.id])
  return created
}
