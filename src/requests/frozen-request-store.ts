import { and, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { wake } from '../db/wake.ts'
import { OPEN } from './request-store.ts'

/** Requests that have been frozen and not begun: they can be taken back yet, and nothing may use their data. */
export async function frozenAndWaiting(db: BotDb): Promise<string[]> {
  const { id, state, frozenAt, startedAt } = erasureRequest
  const rows = await db
    .select({ id })
    .from(erasureRequest)
    .where(and(inArray(state, ['scheduled', 'on_hold', 'parked']), isNotNull(frozenAt), isNull(startedAt)))
  return rows.map((row) => row.id)
}

/**
 * Of these requests, whose freeze the platform still has: those that were taken back or refused are thawed once more. Returns those,
 * and which ids no request here has.
 */
export async function thawAgain(db: BotDb, ids: readonly string[], now: Date): Promise<{ again: string[]; unknown: string[] }> {
  if (ids.length === 0) return { again: [], unknown: [] }
  return db.transaction(async (tx) => {
    const { id, state, thawWanted } = erasureRequest
    const rows = await tx
      .select({ id, state, thawWanted })
      .from(erasureRequest)
      .where(inArray(id, [...ids]))
    const over = rows.filter((row) => ['cancelled', 'refused', 'expired'].includes(row.state) && !row.thawWanted)
    const again = over.map((row) => row.id)
    if (again.length > 0) {
      await tx.update(erasureRequest).set({ thawWanted: true, updatedAt: now }).where(inArray(id, again))
      await wake(tx, 'run-request', again)
    }
    const known = new Set(rows.map((row) => row.id))
    return { again, unknown: ids.filter((each) => !known.has(each)) }
  })
}

/** After so many tries a freeze that fails says nothing new. */
const TRIES_MAX = 6

/** Requests that could not be frozen as yet, each with how often it was tried: people may be blocked by now, and their rows wait as before. */
export async function unfrozen(db: BotDb): Promise<string[]> {
  const { id, state, frozenAt, attempts } = erasureRequest
  const rows = await db
    .select({ id, attempts })
    .from(erasureRequest)
    .where(and(inArray(state, [...OPEN]), isNull(frozenAt), gt(attempts, 0)))
  return rows.map((row) => `${row.id} ${Math.min(row.attempts, TRIES_MAX)}`)
}
