import { isNotNull } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { channel } from '../db/schema.ts'

/** Meta's error code for each channel on which nothing is sent, by channel id. */
export async function stopCodes(db: BotDb): Promise<Map<string, number>> {
  const rows = await db.select({ id: channel.id, code: channel.stoppedCode }).from(channel).where(isNotNull(channel.stoppedAt))
  return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])))
}
