import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, requestEvent } from '../db/schema.ts'
import { type RequestScope, type RequestState, statesBefore } from './request.ts'

export type RequestRow = typeof erasureRequest.$inferSelect

/** The states of a request that is not at its end. */
export const OPEN: readonly RequestState[] = ['scheduled', 'running', 'on_hold', 'parked']

/**
 * Whether a request occupies its person and scope: a second confirmation finds it. One that was partial and is tried again, or held at
 * that, does not: its cut-off is older than what a new wish is about.
 */
export function isOccupying({ state, finishedAt }: Pick<RequestRow, 'state' | 'finishedAt'>): boolean {
  return finishedAt === null && OPEN.some((each) => each === state)
}

export function scopeOf({ scope, tenantId, memberId }: Pick<RequestRow, 'scope' | 'tenantId' | 'memberId'>): RequestScope {
  if (tenantId === null) return { kind: 'number' }
  // Whose profile it was is forgotten of a request that came to nothing, and of no other by CHECK: a plan takes no empty member.
  if (scope === 'profile') return { kind: 'profile', tenantId, memberId: memberId ?? '' }
  return { kind: scope === 'account' ? 'account' : 'business', tenantId }
}

/** A scope as the row has it. */
export function scopeColumns(scope: RequestScope): {
  scope: RequestScope['kind']
  tenantId: string | null
  memberId: string | null
} {
  return {
    scope: scope.kind,
    tenantId: scope.kind === 'number' ? null : scope.tenantId,
    memberId: scope.kind === 'profile' ? scope.memberId : null,
  }
}

/**
 * Only rows dated up to it are touched: the confirmation. An account's or profile's is the moment of each pass: it is closed since the
 * confirmation, and nobody else ever has its tenant or its member's row, so that whatever still came in belongs to it.
 */
export function cutOffOf(row: Pick<RequestRow, 'scope' | 'confirmedAt'>, now: Date): Date {
  if (row.confirmedAt === null) throw new Error('A request without a confirmation has no cut-off.')
  return row.scope === 'account' || row.scope === 'profile' ? now : row.confirmedAt
}

/** The request that occupies a person: for this scope if one is named, else the newest; the person's own before one that is open beside it. */
export async function openRequestOf(tx: BotDb | BotTx, personId: string, scope?: RequestScope): Promise<RequestRow | undefined> {
  const columns = scope && scopeColumns(scope)
  const [row] = await tx
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.personId, personId),
        inArray(erasureRequest.state, OPEN),
        isNull(erasureRequest.finishedAt),
        columns && eq(erasureRequest.scope, columns.scope),
        columns?.tenantId ? eq(erasureRequest.tenantId, columns.tenantId) : undefined,
        columns?.memberId ? eq(erasureRequest.memberId, columns.memberId) : undefined,
      ),
    )
    .orderBy(asc(erasureRequest.beside), desc(erasureRequest.createdAt))
    .limit(1)
  return row
}

export async function loadRequest(db: BotDb | BotTx, id: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(erasureRequest).where(eq(erasureRequest.id, id))
  return row
}

/** Moves a request by a conditional write. Undefined: somebody else moved it first, and nothing changed. */
export async function moveRequest(
  db: BotDb | BotTx,
  id: string,
  to: RequestState,
  change: Partial<typeof erasureRequest.$inferInsert>,
  now: Date,
): Promise<RequestRow | undefined> {
  const [row] = await db
    .update(erasureRequest)
    .set({ ...change, state: to, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, statesBefore(to))))
    .returning()
  return row
}

/** Notes something on a request without moving it. */
export async function noteOnRequest(
  db: BotDb | BotTx,
  id: string,
  change: Partial<typeof erasureRequest.$inferInsert>,
  now: Date,
): Promise<void> {
  await db
    .update(erasureRequest)
    .set({ ...change, updatedAt: now })
    .where(eq(erasureRequest.id, id))
}

/**
 * Notes the freeze of what was confirmed then; the request as it stands by now. Undefined when it was taken back meanwhile: then the thaw follows; or
 * confirmed anew: then another freeze does.
 */
export async function noteFrozen(
  db: BotDb | BotTx,
  id: string,
  confirmedAt: Date,
  frozenAt: Date,
): Promise<RequestRow | undefined> {
  // To the millisecond: a moment that the database itself has written is finer than one read here.
  const isSame = lt(erasureRequest.confirmedAt, new Date(confirmedAt.getTime() + 1))
  const [row] = await db
    .update(erasureRequest)
    .set({ frozenAt, updatedAt: frozenAt })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, OPEN), isNull(erasureRequest.frozenAt), isSame))
    .returning()
  return row
}

/** A request in one of these states is due now, whatever it waited for, but its undo window. False when it is in none of them, or knows nobody any more. */
export async function hurry(tx: BotDb | BotTx, id: string, states: readonly RequestState[], now: Date): Promise<boolean> {
  const rows = await tx
    .update(erasureRequest)
    .set({ nextAttemptAt: now, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        inArray(erasureRequest.state, [...states]),
        isNull(erasureRequest.secondSweptAt),
        or(ne(erasureRequest.state, 'scheduled'), lte(erasureRequest.eraseAt, now)),
      ),
    )
    .returning({ id: erasureRequest.id })
  return rows.length > 0
}

/** One line of the timeline: codes and counts only. */
export async function addRequestEvent(
  db: BotDb | BotTx,
  requestId: string,
  what: string,
  at: Date,
  detail?: string,
  count?: number,
): Promise<void> {
  await db.insert(requestEvent).values({ requestId, what, at, detail: detail ?? null, count: count ?? null })
}

/** Newest first, `limit` at a time, older than `before` when given. */
export async function listRequests(db: BotDb, limit: number, before?: Date): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(before && sql`${erasureRequest.createdAt} < ${before}`)
    .orderBy(desc(erasureRequest.createdAt))
    .limit(limit)
}

export async function requestByReference(db: BotDb | BotTx, reference: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(erasureRequest).where(eq(erasureRequest.reference, reference))
  return row
}

/** All requests of a person, newest first. */
export async function requestsOf(db: BotDb, personId: string): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(eq(erasureRequest.personId, personId))
    .orderBy(desc(erasureRequest.createdAt))
    .limit(50)
}

interface MovedRequests {
  from: string
  to: string
  suspect: boolean
  channelIds?: readonly string[]
  since?: Date
}

/**
 * What is under way for one person becomes another's: the same human, now known by another id. A partial one goes along, its completion is
 * told as well; an open one whose like the other has is open beside that: whoever keeps one keeps both. `suspect`: the number may have changed hands,
 * no count is told any more. `channelIds`: only what was asked of one business in these chats; what a number asked for is its holder's. `since`: only
 * what was confirmed about people from then on.
 */
export async function moveRequestsUnderWay(
  tx: BotTx,
  { from, to, suspect, channelIds, since }: MovedRequests,
  now: Date,
): Promise<void> {
  const { personId, state, finishedAt, scope, channelId, confirmedAt } = erasureRequest
  const hasItsLike = sql`exists (select 1 from erasure_request o where o.person_id = ${to}::uuid and o.scope = erasure_request.scope
    and o.tenant_id is not distinct from erasure_request.tenant_id and o.state in ('scheduled','running','on_hold','parked') and o.finished_at is null
    and not o.beside)`
  const isOpen = and(inArray(state, OPEN), isNull(finishedAt))
  await tx
    .update(erasureRequest)
    .set({
      personId: to,
      beside: sql`case when ${isOpen} and ${hasItsLike} then true else ${erasureRequest.beside} end`,
      updatedAt: now,
      ...(suspect ? { suspect } : {}),
    })
    .where(
      and(
        ...[eq(personId, from), inArray(state, ['partial', ...OPEN])],
        channelIds && and(eq(scope, 'business'), inArray(channelId, [...channelIds])),
        since && and(inArray(scope, ['number', 'business']), gte(confirmedAt, since)),
      ),
    )
}

/** What waits for a yes goes along with its chat. Returns the chats in which something did. */
export async function moveAwaiting(
  tx: BotTx,
  { from, to, channelIds }: { from: string; to: string; channelIds: readonly string[] },
  now: Date,
): Promise<string[]> {
  const { personId, state, channelId } = erasureRequest
  const isOfChat = and(eq(personId, from), eq(state, 'awaiting_confirmation'), inArray(channelId, [...channelIds]))
  const rows = await tx.update(erasureRequest).set({ personId: to, updatedAt: now }).where(isOfChat).returning({ channelId })
  return rows.flatMap((row) => row.channelId ?? [])
}
