import { asc, eq } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureInstruction } from '../db/schema.ts'

const HOUR_MS = 3_600_000
/** A business that gave no instruction may object for three days (conversation rules, safety 8). */
const DEFAULT_WINDOW_MS = 72 * HOUR_MS

/** How long the businesses together may object before an erasure runs: 0 when each gave a standing instruction. */
export async function objectionWindowMs(db: BotDb | BotTx, tenantIds: readonly string[]): Promise<number> {
  const windows = await Promise.all(
    tenantIds.map(async (tenantId) => {
      const [row] = await db.select().from(erasureInstruction).where(eq(erasureInstruction.tenantId, tenantId))
      if (!row) return DEFAULT_WINDOW_MS
      return row.kind === 'standing' ? 0 : row.windowHours * HOUR_MS
    }),
  )
  return Math.max(0, ...windows)
}

/** Records a business's instruction, replacing the former one. */
export async function recordInstruction(db: BotDb, instruction: typeof erasureInstruction.$inferInsert): Promise<void> {
  await db
    .insert(erasureInstruction)
    .values(instruction)
    .onConflictDoUpdate({ target: erasureInstruction.tenantId, set: instruction })
}

/** Every business's instruction. Businesses without one may object for 72 hours. */
export async function listInstructions(db: BotDb): Promise<(typeof erasureInstruction.$inferSelect)[]> {
  return db.select().from(erasureInstruction).orderBy(asc(erasureInstruction.tenantId))
}
