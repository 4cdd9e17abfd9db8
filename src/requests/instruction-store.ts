import { and, asc, desc, eq, isNotNull, lte } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureInstruction, erasureRequest } from '../db/schema.ts'
import { businessesToldAt } from './told-store.ts'

export type Instruction = typeof erasureInstruction.$inferSelect

const HOUR_MS = 3_600_000
/** A business that gave no instruction may object for three days (conversation rules, safety 8). */
const DEFAULT_WINDOW_MS = 72 * HOUR_MS

/** The instruction of a business that was in force at a moment; undefined: none was on record. */
export async function instructionAt(db: BotDb | BotTx, tenantId: string, at: Date): Promise<Instruction | undefined> {
  const { tenantId: tenant, recordedAt } = erasureInstruction
  const [row] = await db
    .select()
    .from(erasureInstruction)
    .where(and(eq(tenant, tenantId), lte(recordedAt, at)))
    .orderBy(desc(recordedAt))
    .limit(1)
  return row
}

/**
 * How long, in ms from `confirmedAt`, the businesses together may object before an erasure runs: 0 when each had given a standing instruction by
 * then, or has closed its account, which took its instruction along. What they instruct later changes nothing about a wish that is confirmed.
 */
export async function objectionWindowMs(db: BotDb | BotTx, tenantIds: readonly string[], confirmedAt: Date): Promise<number> {
  const windows = await Promise.all(
    tenantIds.map(async (tenantId) => {
      const given = await instructionAt(db, tenantId, confirmedAt)
      if (!given) return (await hasClosed(db, tenantId)) ? 0 : DEFAULT_WINDOW_MS
      return given.kind === 'standing' ? 0 : given.windowHours * HOUR_MS
    }),
  )
  return Math.max(0, ...windows)
}

const isClosing = and(eq(erasureRequest.scope, 'account'), isNotNull(erasureRequest.finishedAt))

/** Whether this business's account was erased: there is nobody left to object. */
async function hasClosed(db: BotDb | BotTx, tenantId: string): Promise<boolean> {
  const { id, tenantId: tenant } = erasureRequest
  const isIt = and(eq(tenant, tenantId), isClosing)
  return (await db.select({ id }).from(erasureRequest).where(isIt).limit(1)).length > 0
}

/** The businesses that gave an instruction, or have closed their account: the time of every other one is the default. */
export async function tenantsInstructed(db: BotDb): Promise<string[]> {
  const { tenantId } = erasureRequest
  const closed = await db.selectDistinct({ tenantId }).from(erasureRequest).where(isClosing)
  return [...(await listInstructions(db)), ...closed].flatMap((each) => each.tenantId ?? [])
}

/**
 * Until when this business may object: its window runs from the confirmation, or from when it was told where that was later; while it is still to be told
 * it is not over. Undefined: it gave a standing instruction.
 */
export async function objectableUntil(
  db: BotDb | BotTx,
  request: { id: string; confirmedAt: Date },
  tenantId: string,
  now: Date,
): Promise<Date | undefined> {
  const windowMs = await objectionWindowMs(db, [tenantId], request.confirmedAt)
  if (windowMs === 0) return undefined
  const told = (await businessesToldAt(db, request.id)).get(tenantId)
  const from = told ? (told.at ?? now) : request.confirmedAt
  return new Date(Math.max(request.confirmedAt.getTime(), from.getTime()) + windowMs)
}

/** Records a business's instruction, in force from `recordedAt` on; the one in force already, given again, is left as it is. */
export async function recordInstruction(db: BotDb, given: typeof erasureInstruction.$inferInsert): Promise<void> {
  const former = await instructionAt(db, given.tenantId, given.recordedAt)
  if (former && sameWords(former, given)) return
  const { tenantId, recordedAt } = erasureInstruction
  await db
    .insert(erasureInstruction)
    .values(given)
    .onConflictDoUpdate({ target: [tenantId, recordedAt], set: given })
}

function sameWords(former: Instruction, given: typeof erasureInstruction.$inferInsert): boolean {
  const { kind, clause, version, givenOn, windowHours } = { ...former, ...given }
  return (
    former.kind === kind &&
    former.clause === clause &&
    former.version === version &&
    former.givenOn === givenOn &&
    former.windowHours === windowHours
  )
}

/** Every business's instruction as it stands. Businesses without one may object for 72 hours. */
export async function listInstructions(db: BotDb): Promise<Instruction[]> {
  const { tenantId, recordedAt } = erasureInstruction
  return db.selectDistinctOn([tenantId]).from(erasureInstruction).orderBy(asc(tenantId), desc(recordedAt))
}
