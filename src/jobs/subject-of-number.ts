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

async function portfoliosOf({ keys }: Pick<Bot, 'keys'>, db: BotDb | BotTx, tenantId: string): Promise<Set<string>> {
  const channels = await loadChannels(db, keys)
  return new Set(channels.filter((channel) => channel.tenantId === tenantId).map(({ portfolioId }) => portfolioId))
}
