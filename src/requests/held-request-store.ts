import { and, eq } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'

/** How many requests a legal hold has stopped. Each looks again by itself whether one still stands. */
export async function countHeld(db: BotDb): Promise<number> {
  return db.$count(erasureRequest, and(eq(erasureRequest.state, 'on_hold'), eq(erasureRequest.reason, 'legal-hold')))
}
