import { noteQuality, type Quality, qualityOf } from '../db/channel-health.ts'
import type { Channel } from '../db/channels.ts'
import { readQuality } from '../graph-api/phone-number.ts'
import type { Bot } from './bot.ts'

/** A webhook tells of a change at once; this is for the word that got lost. */
const FRESH_FOR_MS = 3_600_000

/** How Meta rates the channel's number: as last told, asked for anew after an hour. Undefined: nobody knows. */
export async function freshQuality(bot: Pick<Bot, 'db' | 'graph' | 'clock'>, channel: Channel): Promise<Quality | undefined> {
  const now = bot.clock.now()
  const known = await qualityOf(bot.db, channel.id)
  if (known && now.getTime() - known.readAt.getTime() < FRESH_FOR_MS) return known.quality
  const quality = await readQuality(bot.graph, { ...channel, appSecret: channel.appSecrets[0] ?? '' })
  if (quality === undefined) return known?.quality
  await noteQuality(bot.db, [channel.id], quality, now)
  return quality
}
