import { extendByContact } from '../erasure/contact-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/** What is not read by then is read in another night. */
const LIMITS = { businessMs: 300_000, limitMs: 1_800_000 }

/**
 * Every night, before blocks of offers are forgotten: those of whoever was in contact with the business go on. Returns the businesses of
 * which that could not be seen.
 */
export async function lookForContact(bot: Bot, now: Date): Promise<readonly string[]> {
  const { platform, dataMap: map, catalogue, keys } = bot
  const { extended, unseen } = await extendByContact(platform, { map, catalogue, keys, now, ...LIMITS }, (tenant, error) =>
    bot.log.warn({ tenant, error }, 'whether customers were in contact with a business could not be read'),
  )
  if (extended > 0) bot.log.info({ extended }, 'blocks of offers go on, for there was contact')
  if (unseen.length > 0) {
    ring(
      bot,
      'contact-unread',
      { tenants: unseen },
      'whether there was contact with these businesses is not known; their blocks of offers stay',
    )
  }
  return unseen
}
