import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, objection } from '../db/schema.ts'

export type ObjectionRow = typeof objection.$inferSelect
export type Decision = 'upheld' | 'rejected' | 'lapsed'

/** Undefined: this business has objected to this request before. */
export async function addObjection(
  tx: BotTx,
  added: Pick<ObjectionRow, 'id' | 'requestId' | 'tenantId' | 'ground' | 'enteredBy' | 'decideBy' | 'createdAt'>,
): Promise<ObjectionRow | undefined> {
  const [row] = await tx
    .insert(objection)
    .values({ ...added, state: 'open' })
    .onConflictDoNothing()
    .returning()
  return row
}

export async function objectionOf(db: BotDb | BotTx, requestId: string, tenantId: string): Promise<ObjectionRow | undefined> {
  const [row] = await db
    .select()
    .from(objection)
    .where(and(eq(objection.requestId, requestId), eq(objection.tenantId, tenantId)))
  return row
}

/** This business's objections to these requests, by request. */
export async function objectionsOf(
  db: BotDb,
  tenantId: string,
  requestIds: readonly string[],
): Promise<Map<string, ObjectionRow>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(objection)
    .where(and(eq(objection.tenantId, tenantId), inArray(objection.requestId, [...requestIds])))
  return new Map(rows.map((row) => [row.requestId, row]))
}

/** Until when an undecided objection keeps this request waiting; undefined when none does. */
export async function objectedUntil(db: BotDb | BotTx, requestId: string, now: Date): Promise<Date | undefined> {
  const rows = await db
    .select({ decideBy: objection.decideBy })
    .from(objection)
    .where(and(eq(objection.requestId, requestId), eq(objection.state, 'open'), gt(objection.decideBy, now)))
    .orderBy(asc(objection.decideBy))
  return rows.at(-1)?.decideBy
}

/** The same in the transaction that starts the erasure: whoever objects at this moment waits for it, and comes too late. */
export async function objectedAtStart(tx: BotTx, requestId: string, now: Date): Promise<boolean> {
  await tx.select({ id: erasureRequest.id }).from(erasureRequest).where(eq(erasureRequest.id, requestId)).for('update')
  return (await objectedUntil(tx, requestId, now)) !== undefined
}

/** Lets a request that has not started wait until then at least; the request as it stands then. Undefined: it has started, or it is over. */
export async function holdForObjection(
  tx: BotTx,
  requestId: string,
  until: Date,
  now: Date,
): Promise<typeof erasureRequest.$inferSelect | undefined> {
  const held = sql`${erasureRequest.state} = 'scheduled'`
  const [row] = await tx
    .update(erasureRequest)
    .set({
      state: sql`case when ${held} then 'on_hold' else ${erasureRequest.state} end`,
      reason: sql`case when ${held} then 'objection' else ${erasureRequest.reason} end`,
      nextAttemptAt: sql`greatest(${erasureRequest.eraseAt}, ${erasureRequest.nextAttemptAt}, ${until.toISOString()}::timestamptz)`,
      updatedAt: now,
    })
    .where(
      and(
        eq(erasureRequest.id, requestId),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  return row
}

/** An open one that staff entered becomes the business's own. Undefined: it is decided, or was its own already. */
export async function ownObjection(tx: BotTx, id: string): Promise<ObjectionRow | undefined> {
  const [row] = await tx
    .update(objection)
    .set({ enteredBy: null })
    .where(and(eq(objection.id, id), eq(objection.state, 'open'), isNotNull(objection.enteredBy)))
    .returning()
  return row
}

/** Decides an open one. Undefined: it was decided already, by staff or by time. */
export async function decide(
  tx: BotTx,
  id: string,
  decision: Pick<ObjectionRow, 'reason' | 'decidedBy'> & { state: Decision },
  now: Date,
): Promise<ObjectionRow | undefined> {
  const [row] = await tx
    .update(objection)
    .set({ ...decision, decidedAt: now })
    .where(and(eq(objection.id, id), eq(objection.state, 'open')))
    .returning()
  return row
}

export async function loadObjection(db: BotDb, id: string): Promise<ObjectionRow | undefined> {
  const [row] = await db.select().from(objection).where(eq(objection.id, id))
  return row
}

/** It waits for a decision: what it would keep has neither begun to be erased nor been taken back. */
const waits = and(
  eq(objection.state, 'open'),
  inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
  isNull(erasureRequest.startedAt),
)

/** Those whose time for a decision is over. */
export async function overdueObjections(db: BotDb, now: Date): Promise<string[]> {
  const rows = await db
    .select({ id: objection.id })
    .from(objection)
    .where(and(eq(objection.state, 'open'), lte(objection.decideBy, now)))
    .orderBy(asc(objection.decideBy))
  return rows.map(({ id }) => id)
}

export async function countOpenObjections(db: BotDb): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(objection)
    .innerJoin(erasureRequest, eq(erasureRequest.id, objection.requestId))
    .where(waits)
  return row?.count ?? 0
}

/** Every objection, those to decide first. */
export async function listObjections(db: BotDb): Promise<(ObjectionRow & { reference: string })[]> {
  const rows = await db
    .select({ objection, reference: erasureRequest.reference })
    .from(objection)
    .innerJoin(erasureRequest, eq(erasureRequest.id, objection.requestId))
    .orderBy(asc(objection.decidedAt), asc(objection.decideBy))
  const all = rows.map((row) => ({ ...row.objection, reference: row.reference }))
  return [...all.filter(({ state }) => state === 'open'), ...all.filter(({ state }) => state !== 'open')]
}

/** Those that wait for a decision, what must be decided first first, from behind `after` on. */
export async function openObjections(
  db: BotDb,
  { after, limit }: { after: { at: Date; id: string } | undefined; limit: number },
): Promise<(ObjectionRow & { reference: string })[]> {
  const { decideBy, id } = objection
  const rows = await db
    .select({ objection, reference: erasureRequest.reference })
    .from(objection)
    .innerJoin(erasureRequest, eq(erasureRequest.id, objection.requestId))
    .where(and(waits, after && sql`(${decideBy}, ${id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`))
    .orderBy(asc(decideBy), asc(id))
    .limit(limit)
  return rows.map((row) => ({ ...row.objection, reference: row.reference }))
}

/** The businesses that may keep what this request was about. */
export async function upheldBy(tx: BotTx, requestId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ tenantId: objection.tenantId })
    .from(objection)
    .where(and(eq(objection.requestId, requestId), eq(objection.state, 'upheld')))
  return new Set(rows.map(({ tenantId }) => tenantId))
}

/** An open objection goes with its business's part of the wish, which waits for it as the whole did. */
export async function carryObjection(tx: BotTx, from: string, to: { id: string; tenantId: string }, now: Date): Promise<void> {
  const [moved] = await tx
    .update(objection)
    .set({ requestId: to.id })
    .where(and(eq(objection.requestId, from), eq(objection.tenantId, to.tenantId), eq(objection.state, 'open')))
    .returning()
  if (moved) await holdForObjection(tx, to.id, moved.decideBy, now)
}
