import { namesOf } from '../db/bindings.ts'
import type { Channel } from '../db/channels.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

/**
 * By what this person's rows are recognised: the bound number, and the ids of the portfolio, former ones too (on dedicated channels of every
 * portfolio).
 */
export async function subjectOf(
  bot: Pick<Bot, 'keys'>,
  db: BotDb | BotTx,
  personId: string,
  channel: Channel,
): Promise<SubjectIdentifiers> {
  const addresses = await namesOf(db, bot.keys, personId)
  return {
    phones: addresses.flatMap((address) => (address.kind === 'phone' ? [address.phone] : [])),
    userIds: addresses.flatMap((address) =>
      address.kind === 'user_id' && (channel.mode === 'dedicated' || address.portfolioId === channel.portfolioId)
        ? [address.userId]
        : [],
    ),
    emails: [],
  }
}
