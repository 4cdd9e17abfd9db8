import { findBinding, namesOf } from '../db/bindings.ts'
import { loadChannels } from '../db/channels.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import type { RequestScope } from '../requests/request.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

/** Whom an erasure asked for from this number would be about: the number, and the business-scoped ids the bot knows with it. */
export async function subjectOfNumber(
  { keys }: Pick<Bot, 'keys'>,
  db: BotDb | BotTx,
  phone: string,
  scope: RequestScope,
): Promise<SubjectIdentifiers> {
  const binding = await findBinding(db, keys, { kind: 'phone', phone })
  const addresses = binding ? await namesOf(db, keys, binding.personId) : []
  const portfolios = scope.kind === 'business' ? await portfoliosOf({ keys }, db, scope.tenantId) : undefined
  const userIds = addresses.flatMap((address) =>
    address.kind === 'user_id' && (portfolios === undefined || portfolios.has(address.portfolioId)) ? [address.userId] : [],
  )
  return { phones: [phone], userIds, emails: [] }
}

/** Whom a business-scoped id is: the person the bot knows by it in any portfolio, with every number and id that is theirs. */
export async function subjectOfUserId(
  { keys }: Pick<Bot, 'keys'>,
  db: BotDb | BotTx,
  userId: string,
): Promise<SubjectIdentifiers> {
  const portfolios = new Set((await loadChannels(db, keys)).map(({ portfolioId }) => portfolioId))
  const found: SubjectIdentifiers[] = []
  for (const portfolioId of portfolios) {
    const binding = await findBinding(db, keys, { kind: 'user_id', portfolioId, userId })
    const names = binding ? await namesOf(db, keys, binding.personId) : []
    found.push({
      phones: names.flatMap((name) => (name.kind === 'phone' ? [name.phone] : [])),
      userIds: names.flatMap((name) => (name.kind === 'user_id' ? [name.userId] : [])),
      emails: [],
    })
  }
  const phones = new Set(found.flatMap((one) => one.phones))
  return { phones: [...phones], userIds: [...new Set([userId, ...found.flatMap((one) => one.userIds)])], emails: [] }
}

async function portfoliosOf({ keys }: Pick<Bot, 'keys'>, db: BotDb | BotTx, tenantId: string): Promise<Set<string>> {
  const channels = await loadChannels(db, keys)
  return new Set(channels.filter((channel) => channel.tenantId === tenantId).map(({ portfolioId }) => portfolioId))
}
