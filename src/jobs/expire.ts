import { expireRows } from '../db/expiry.ts'
import type { Bot } from './bot.ts'

/** The nightly forgetting of the bot's own data. */
export async function expire(bot: Bot): Promise<void> {
  const touched = await expireRows(bot.db, bot.clock.now())
  bot.log.info({ touched }, 'what had run out is gone')
}
