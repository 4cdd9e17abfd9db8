import { countLooks } from '../db/access-log.ts'
import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { Looks } from '../flows/conversation-event.ts'
import { addressPseudonyms } from '../subject/pseudonym.ts'
import type { Bot } from './bot.ts'
import type { Turn } from './turn.ts'

const YEAR_MS = 365 * 86_400_000

/**
 * How often staff looked at this person's matter, and as whom. A business's chat hears of what was looked at of that chat, its requests and its cases alone; a number that
 * may have had another holder hears of what came after the change.
 */
export async function looksAt(bot: Bot, { tx, row, channel, now }: Turn): Promise<Looks> {
  const bindings = (await bindingsOf(tx, row.personId)).filter(({ endedAt }) => endedAt === null)
  const changes = bindings.map(({ identityChangedAt }) => identityChangedAt?.getTime() ?? 0)
  const since = new Date(Math.max(now.getTime() - YEAR_MS, ...changes))
  if (channel.mode === 'shared') return countLooks(tx, { personId: row.personId, channelId: channel.id, pseudonyms: [], since })
  const current = addressesIn(bot.keys, bindings).flatMap((address) => addressPseudonyms(bot.keys, 'case', address))
  const pseudonyms = [...bindings.map(({ pseudonym }) => pseudonym), ...current.map(({ value }) => value)]
  return countLooks(tx, { personId: row.personId, channelId: null, pseudonyms, since })
}
