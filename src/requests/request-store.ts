import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, requestEvent } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { deadlineOf } from './deadline.ts'
import { isEnded, type RequestScope, type RequestState, requestStates, statesBefore } from './request.ts'

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

const ENDED = requestStates.filter(isEnded)

export function scopeOf({ scope, tenantId, memberId }: Pick<RequestRow, 'scope' | 'tenantId' | 'memberId'>): RequestScope {
  if (tenantId === null) return { kind: 'number' }
  if (scope === 'profile') {
    if (memberId === null) throw new Error('A request about a profile names no member.')
    return { kind: 'profile', tenantId, memberId }
  }
  return { kind: scope === 'account' ? 'account' : 'business', tenantId }
}

function scopeColumns(scope: RequestScope): { scope: RequestScope['kind']; tenantId: string | null; memberId: string | null } {
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

export interface NewRequest {
  id: string
  reference: string
  tokenHash: string
  tokenSealed: string
  personId: string
  channelId: string
  language: string
  scope: RequestScope
  provedAt: Date
  now: Date
}

/** A review is on the person's screen. One waiting row per person and channel; a later review changes its scope. */
export async function awaitConfirmation(tx: BotTx, request: NewRequest): Promise<void> {
  const { now, scope, provedAt, ...ids } = request
  await tx
    .insert(erasureRequest)
    .values({
      ...ids,
      ...scopeColumns(scope),
      state: 'awaiting_confirmation',
      provedAt,
      deadlineAt: new Date(deadlineOf(provedAt.getTime())),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [erasureRequest.personId, erasureRequest.channelId],
      targetWhere: sql`${erasureRequest.state} = 'awaiting_confirmation'`,
      set: { ...scopeColumns(scope), language: ids.language, updatedAt: now },
    })
}

/** Ends the waiting request of this conversation unconfirmed. Returns its id, if there was one. */
export async function dropAwaiting(
  tx: BotTx,
  personId: string,
  channelId: string,
  as: 'cancelled' | 'expired',
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: as, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.personId, personId),
        eq(erasureRequest.channelId, channelId),
        eq(erasureRequest.state, 'awaiting_confirmation'),
      ),
    )
    .returning({ id: erasureRequest.id })
  if (row) await addRequestEvent(tx, row.id, as, now)
  return row?.id
}

export interface Confirmation {
  suspect: boolean
  subjectSealed: string
  confirmedAt: Date
  eraseAt: Date
  language: string
  now: Date
}

/** The waiting request becomes `scheduled`; when one for the same scope is open already, that one is returned as `exists`. */
export async function scheduleRequest(
  tx: BotTx,
  request: NewRequest,
  confirmation: Confirmation,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const open = await openRequestOf(tx, request.personId, request.scope)
  if (open) {
    await dropAwaiting(tx, request.personId, request.channelId, 'cancelled', request.now)
    return { is: 'exists', request: open }
  }
  await awaitConfirmation(tx, request)
  const { now, ...columns } = confirmation
  const [row] = await tx
    .update(erasureRequest)
    .set({ ...columns, ...scopeColumns(request.scope), state: 'scheduled', updatedAt: now })
    .where(
      and(
        eq(erasureRequest.personId, request.personId),
        eq(erasureRequest.channelId, request.channelId),
        inArray(
          erasureRequest.state,
          statesBefore('scheduled').filter((state) => state === 'awaiting_confirmation'),
        ),
      ),
    )
    .returning()
  if (!row) throw new Error('A request that was just written is gone: the person lock was not held.')
  await addRequestEvent(tx, row.id, 'confirmed', now)
  return { is: 'scheduled', request: row }
}

/** The request that occupies a person: for this scope if one is named, else the newest. */
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
    .orderBy(desc(erasureRequest.createdAt))
    .limit(1)
  return row
}

/** From where a person asks: a shared channel, whose secret is the business's, sees and moves what was asked for on it and no more. */
export interface AskedOn {
  channelId: string
  mode: 'dedicated' | 'shared'
}

/** What a status answer speaks of: the open request in this chat's channel if any, else the newest confirmed one. */
export async function requestToReport(
  tx: BotTx,
  personId: string,
  { channelId, mode }: AskedOn,
): Promise<RequestRow | undefined> {
  const rows = await seenFrom(tx, personId, { channelId, mode })
  const open = rows.filter(isOccupying)
  return open.find((row) => row.channelId === channelId) ?? open[0] ?? rows.find((row) => row.channelId === channelId) ?? rows[0]
}

/** What was confirmed, newest first, as far as it may be seen from there. */
export async function seenFrom(db: BotDb | BotTx, personId: string, { channelId, mode }: AskedOn): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.personId, personId),
        mode === 'shared' ? eq(erasureRequest.channelId, channelId) : undefined,
        notInArray(erasureRequest.state, ['awaiting_confirmation', 'expired']),
      ),
    )
    .orderBy(desc(erasureRequest.createdAt))
    .limit(20)
}

/**
 * Takes back what this chat scheduled and has not started; on the dedicated number, if there is nothing of the kind, what another
 * chat of the person did. Returns the requests; none when the start won the race.
 */
export async function undoRequests(tx: BotTx, personId: string, asked: AskedOn, now: Date): Promise<RequestRow[]> {
  const own = await undo(tx, personId, eq(erasureRequest.channelId, asked.channelId), now)
  return own.length > 0 || asked.mode === 'shared' ? own : undo(tx, personId, undefined, now)
}

async function undo(tx: BotTx, personId: string, where: SQL | undefined, now: Date): Promise<RequestRow[]> {
  const rows = await tx
    .update(erasureRequest)
    .set({ state: 'cancelled', thawWanted: true, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.personId, personId),
        where,
        // An account is taken back by its own way, and within its time alone.
        inArray(erasureRequest.scope, ['number', 'business']),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  for (const { id } of rows) await addRequestEvent(tx, id, 'taken-back', now)
  return rows
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

/** Notes the freeze. False when the request was taken back meanwhile: then the thaw follows. */
export async function noteFrozen(db: BotDb | BotTx, id: string, frozenAt: Date): Promise<boolean> {
  const rows = await db
    .update(erasureRequest)
    .set({ frozenAt, updatedAt: frozenAt })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, OPEN), isNull(erasureRequest.frozenAt)))
    .returning({ id: erasureRequest.id })
  return rows.length > 0
}

/** A request in one of these states is due now, whatever it waited for. False when it is in none of them, or knows nobody any more. */
export async function hurry(tx: BotDb | BotTx, id: string, states: readonly RequestState[], now: Date): Promise<boolean> {
  const rows = await tx
    .update(erasureRequest)
    .set({ nextAttemptAt: now, updatedAt: now })
    .where(and(eq(erasureRequest.id, id), inArray(erasureRequest.state, [...states]), isNull(erasureRequest.secondSweptAt)))
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

/** What has parked this request so far, and staff have looked at and let go on: those brakes have had their say. */
export async function releasedFrom(db: BotDb, requestId: string): Promise<ReadonlySet<string>> {
  const lines = await db
    .select({ what: requestEvent.what, detail: requestEvent.detail })
    .from(requestEvent)
    .where(and(eq(requestEvent.requestId, requestId), inArray(requestEvent.what, ['parked', 'released'])))
    .orderBy(asc(requestEvent.id))
  return new Set(
    lines.flatMap(({ what, detail }, i) =>
      what === 'parked' && lines[i + 1]?.what === 'released' && detail !== null ? [detail] : [],
    ),
  )
}

export async function timelineOf(db: BotDb, requestId: string) {
  return db.select().from(requestEvent).where(eq(requestEvent.requestId, requestId)).orderBy(asc(requestEvent.id))
}

/**
 * A next try further off than any pause was written while the clock was wrong; staff's hold has a day of its own, and what is scheduled
 * never waits longer than its window.
 */
export function isPausedTooLong(now: Date): SQL | undefined {
  const { state, reason, nextAttemptAt, eraseAt } = erasureRequest
  const isPaused = or(
    inArray(state, ['running', 'partial']),
    and(eq(state, 'on_hold'), eq(reason, 'legal-hold')),
    and(eq(state, 'scheduled'), lte(eraseAt, now)),
  )
  return and(isPaused, gte(nextAttemptAt, implausibleFrom(now)))
}

/** Requests with something to do now: to freeze, to thaw, to erase, to retry, to sweep again. In order of their deadline. */
export async function requestsDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(
      or(
        and(eq(erasureRequest.state, 'scheduled'), isNull(erasureRequest.frozenAt)),
        eq(erasureRequest.thawWanted, true),
        and(
          inArray(erasureRequest.state, ['scheduled', 'running', 'partial', 'on_hold']),
          isNull(erasureRequest.secondSweptAt),
          or(lte(sql`coalesce(${erasureRequest.nextAttemptAt}, ${erasureRequest.eraseAt})`, now), isPausedTooLong(now)),
        ),
        and(
          inArray(erasureRequest.state, ['completed', 'partial']),
          lte(erasureRequest.secondSweepAt, now),
          isNull(erasureRequest.secondSweptAt),
        ),
      ),
    )
    .orderBy(asc(erasureRequest.deadlineAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** How many erasures began since `since`: the hourly brake reads it. */
export async function startedSince(db: BotDb | BotTx, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(erasureRequest)
    .where(sql`${erasureRequest.startedAt} > ${since}`)
  return row?.count ?? 0
}

/** Open requests whose deadline comes near or has passed. */
export async function openWithDeadlineBefore(db: BotDb, before: Date): Promise<RequestRow[]> {
  return db
    .select()
    .from(erasureRequest)
    .where(and(notInArray(erasureRequest.state, [...ENDED, 'awaiting_confirmation']), lte(erasureRequest.deadlineAt, before)))
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

/**
 * What is under way for one person becomes another's: the same human, now known by another id. A partial one goes along, its completion is
 * told as well; an open one stays where the other has its like. `suspect`: the number may have changed hands, no count is told any more.
 */
export async function moveRequestsUnderWay(
  tx: BotTx,
  { from, to, suspect }: { from: string; to: string; suspect: boolean },
  now: Date,
): Promise<void> {
  const { personId, state, finishedAt } = erasureRequest
  const hasItsLike = sql`exists (select 1 from erasure_request o where o.person_id = ${to}::uuid and o.scope = erasure_request.scope
    and o.tenant_id is not distinct from erasure_request.tenant_id and o.state in ('scheduled','running','on_hold','parked') and o.finished_at is null)`
  const isMoved = or(eq(state, 'partial'), and(inArray(state, OPEN), or(isNotNull(finishedAt), sql`not ${hasItsLike}`)))
  await tx
    .update(erasureRequest)
    .set({ personId: to, updatedAt: now, ...(suspect ? { suspect } : {}) })
    .where(and(eq(personId, from), isMoved))
}
