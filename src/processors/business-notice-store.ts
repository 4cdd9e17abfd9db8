import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { businessNotice } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { NoticeKind } from './business-notice.ts'

export type NewNotice = {
  id: string
  tenantId: string
  what: NoticeKind
  /** Of `confirmed`: how often this business was told before, because the day has changed since. */
  nth?: number
  /** Places in the request's sealed identifiers. */
  knownBy: number[]
  /** From `composeNotice`. */
  body: string
} & ({ requestId: string } | { forwardId: string })

/** The oldest notice that waits for its business: later ones wait behind it. */
export interface WaitingNotice {
  id: string
  /** Null: about something that the business passed on and nobody has confirmed. */
  requestId: string | null
  tenantId: string
  what: NoticeKind
  nth: number
  sealed: string | null
  /** Attempts made so far. */
  attempts: number
  createdAt: Date
  nextAttemptAt: Date | null
}

const PURPOSE = 'business-notice'

/** Stores notices to be sent; one that was stored before changes nothing. */
export async function addNotices(tx: BotTx, keys: KeyRing, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return
  await tx
    .insert(businessNotice)
    .values(
      notices.map(({ body, ...notice }) => ({
        ...notice,
        sealed: seal(keys, PURPOSE, body),
        state: 'pending' as const,
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
}

export const openNotice = (keys: KeyRing, sealed: string): string => unseal(keys, PURPOSE, sealed)

/** A business that was told of the freeze, by which identifiers it knows the person, and how often its day has changed since. */
export interface ToldBusiness {
  tenantId: string
  knownBy: number[]
  nth: number
}

export function businessesTold(tx: BotDb | BotTx, requestId: string): Promise<ToldBusiness[]> {
  const { tenantId, knownBy, nth } = businessNotice
  return tx
    .selectDistinctOn([tenantId], { tenantId, knownBy, nth })
    .from(businessNotice)
    .where(and(eq(businessNotice.requestId, requestId), eq(businessNotice.what, 'confirmed')))
    .orderBy(asc(tenantId), desc(nth))
}

/** The next notice of each business about this request, or about what it passed on, soonest first. */
export async function headsOf(db: BotDb, id: string): Promise<WaitingNotice[]> {
  const { tenantId, what, nth, sealed, attempts, createdAt, nextAttemptAt } = businessNotice
  const heads = await db
    .selectDistinctOn([tenantId], {
      id: businessNotice.id,
      requestId: businessNotice.requestId,
      tenantId,
      what,
      nth,
      sealed,
      attempts,
      createdAt,
      nextAttemptAt,
    })
    .from(businessNotice)
    .where(and(or(eq(businessNotice.requestId, id), eq(businessNotice.forwardId, id)), eq(businessNotice.state, 'pending')))
    .orderBy(tenantId, asc(businessNotice.seq))
  return heads.sort((a, b) => (a.nextAttemptAt?.getTime() ?? 0) - (b.nextAttemptAt?.getTime() ?? 0))
}

/** A business has it: what it said is forgotten here. */
export async function markTold(db: BotDb, id: string, httpStatus: number, now: Date): Promise<void> {
  await db
    .update(businessNotice)
    .set({
      state: 'sent',
      sealed: null,
      sentAt: now,
      httpStatus,
      nextAttemptAt: null,
      attempts: sql`${businessNotice.attempts} + 1`,
    })
    .where(isPending(id))
}

/** It is tried again at `at`. */
export async function markUntold(
  db: BotDb,
  id: string,
  { at, httpStatus }: { at: Date; httpStatus: number | null },
): Promise<void> {
  await db
    .update(businessNotice)
    .set({ nextAttemptAt: at, httpStatus, attempts: sql`${businessNotice.attempts} + 1` })
    .where(isPending(id))
}

/** Its turn comes at `at`; no attempt was made. */
export async function postpone(db: BotDb, id: string, at: Date): Promise<void> {
  await db.update(businessNotice).set({ nextAttemptAt: at }).where(isPending(id))
}

/** Staff have to tell this business: the text stays for them until it expires. False when it was settled already. */
export async function leaveToStaff(
  tx: BotTx,
  id: string,
  outcome: { state: 'failed'; httpStatus: number | null; attempts: number } | { state: 'no-endpoint' },
): Promise<boolean> {
  const rows = await tx
    .update(businessNotice)
    .set({ ...outcome, nextAttemptAt: null })
    .where(isPending(id))
    .returning({ id: businessNotice.id })
  return rows.length > 0
}

const matter = sql<string>`coalesce(${businessNotice.requestId}, ${businessNotice.forwardId})`

/** Requests, and what was passed on, with a notice that is due, for the sweep. One that waits behind another does not count. */
export async function requestsWithNoticesDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const waitsBehind = sql`exists (select 1 from business_notice b where b.state = 'pending' and coalesce(b.request_id, b.forward_id) = ${matter}
    and b.tenant_id = ${businessNotice.tenantId} and b.seq < ${businessNotice.seq})`
  const rows = await db
    .selectDistinct({ id: matter })
    .from(businessNotice)
    .where(
      and(
        eq(businessNotice.state, 'pending'),
        or(
          isNull(businessNotice.nextAttemptAt),
          lte(businessNotice.nextAttemptAt, now),
          gte(businessNotice.nextAttemptAt, implausibleFrom(now)),
        ),
        sql`not ${waitsBehind}`,
      ),
    )
    .limit(limit)
  return rows.map(({ id }) => id)
}

const isPending = (id: string) => and(eq(businessNotice.id, id), eq(businessNotice.state, 'pending'))
