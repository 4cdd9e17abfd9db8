import type { BotDb } from './client.ts'
import { accessLog } from './schema.ts'

/** Who looked at whom, and why. The person stands in it by pseudonym alone. */
export async function recordAccess(db: BotDb, look: typeof accessLog.$inferInsert): Promise<void> {
  await db.insert(accessLog).values(look)
}
