import type { BotDb } from '../../src/db/client.ts'
import { expiryRules } from '../../src/db/expiry.ts'

/** The night's rules about the bot's own rows, one after the other; a rule that fails ends it. */
export async function expireRows(db: BotDb, now: Date): Promise<void> {
  for (const forget of Object.values(expiryRules(db, now))) await forget()
}
