import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { businessNotice, erasureRequest, forwardedRequest } from '../db/schema.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { type KeyRing, pseudonym, pseudonyms, seal, unseal } from '../runtime/keys.ts'

export type ForwardRow = typeof forwardedRequest.$inferSelect
/** A row as its business may see it, with how the person's request stands, if there is one. */
export interface SeenForward {
  forward: ForwardRow
  request: RequestRow | null
}

const PHONE = 'forward-phone'

export async function addForward(
  tx: BotTx,
  keys: KeyRing,
  added: {
    id: string
    tenantId: string
    apiKeyId: string
    phone: string
    language: string
    createdAt: Date
    expiresAt: Date
  },
): Promise<ForwardRow> {
  const { phone, ...columns } = added
  const [row] = await tx
    .insert(forwardedRequest)
    .values({ ...columns, phoneSealed: seal(keys, PHONE, phone), state: 'waiting' })
    .returning()
  if (!row) throw new Error('What a business passed on was not stored.')
  return row
}

export async function loadForward(db: BotDb | BotTx, id: string): Promise<ForwardRow | undefined> {
  const [row] = await db.select().from(forwardedRequest).where(eq(forwardedRequest.id, id))
  return row
}

export function phoneOf(keys: KeyRing, { phoneSealed }: ForwardRow): string | undefined {
  return phoneSealed === null ? undefined : unseal(keys, PHONE, phoneSealed)
}

/** How many this business has passed on since then: its own doing alone, so the count tells it nothing. */
export async function countForwards(tx: BotTx, tenantId: string, since: Date): Promise<number> {
  // One after the other per business, so that a burst does not pass its cap.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`forwards ${tenantId}`}, 0))`)
  return tx.$count(forwardedRequest, and(eq(forwardedRequest.tenantId, tenantId), gt(forwardedRequest.createdAt, since)))
}

/** It is looked at again at `at`. */
export async function putOff(db: BotDb, id: string, at: Date, reason: string): Promise<void> {
  await db.update(forwardedRequest).set({ nextAttemptAt: at, reason }).where(isWaiting(id))
}

/** Nobody is asked; the number is forgotten. */
export async function leave(db: BotDb | BotTx, id: string, reason: string): Promise<void> {
  await db.update(forwardedRequest).set({ state: 'left', reason, phoneSealed: null, nextAttemptAt: null }).where(isWaiting(id))
}

/** Nobody is asked of what waits of this business. Returns how many these were; whoever asks at this very moment is either before it or asks nobody. */
export async function dropWaiting(db: BotDb, tenantId: string): Promise<number> {
  const dropped = await db
    .update(forwardedRequest)
    .set({ state: 'left', reason: 'dropped-by-staff', phoneSealed: null, nextAttemptAt: null })
    .where(and(eq(forwardedRequest.tenantId, tenantId), eq(forwardedRequest.state, 'waiting')))
    .returning({ id: forwardedRequest.id })
  return dropped.length
}

/** The template is in the outbox. False: somebody else was quicker, and nothing may be sent. */
export async function markAsked(
  tx: BotTx,
  keys: KeyRing,
  id: string,
  asked: { personId: string; token: string; suspect: boolean },
): Promise<boolean> {
  const { personId, token, suspect } = asked
  const rows = await tx
    .update(forwardedRequest)
    .set({
      ...{ state: 'asked', reason: null, phoneSealed: null, nextAttemptAt: null },
      ...{ personId, suspect, tokenHash: hashOf(keys, token) },
    })
    .where(isWaiting(id))
    .returning({ id: forwardedRequest.id })
  return rows.length > 0
}

/** What a button's token belongs to, for this person alone: another one's tap finds nothing. */
export async function forwardOfTap(
  db: BotDb | BotTx,
  keys: KeyRing,
  tap: { token: string; personId: string; says: 'open' | 'deny' },
  now: Date,
): Promise<ForwardRow | undefined> {
  const hashes = pseudonyms(keys, 'token', `forward ${tap.token}`).map(({ value }) => value)
  const [row] = await db
    .select()
    .from(forwardedRequest)
    .where(
      and(
        inArray(forwardedRequest.tokenHash, hashes),
        eq(forwardedRequest.personId, tap.personId),
        eq(forwardedRequest.state, 'asked'),
        // A "no" is never too late, nor is it overtaken by what the person confirmed.
        tap.says === 'deny' ? undefined : and(isNull(forwardedRequest.requestId), gt(forwardedRequest.expiresAt, now)),
      ),
    )
  return row
}

/** Whether this person was asked about a business's word, and one of its buttons is still waited for. */
export async function awaitsTap(db: BotDb | BotTx, personId: string, now: Date): Promise<boolean> {
  const asked = and(
    eq(forwardedRequest.personId, personId),
    eq(forwardedRequest.state, 'asked'),
    isNull(forwardedRequest.requestId),
    gt(forwardedRequest.expiresAt, now),
  )
  return (await db.$count(forwardedRequest, asked)) > 0
}

/** The person said "wasn't me". False: it was decided already, or a request has answered it. */
export async function markDenied(tx: BotTx, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(forwardedRequest)
    .set({ state: 'denied', decidedAt: now })
    .where(and(eq(forwardedRequest.id, id), eq(forwardedRequest.state, 'asked'), isNull(forwardedRequest.requestId)))
    .returning({ id: forwardedRequest.id })
  return rows.length > 0
}

/** A request that the person confirmed answers what businesses passed on: of this one, or of all where it is about the whole number. */
export async function followForwards(
  tx: BotTx,
  personId: string,
  request: { id: string; tenantId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(forwardedRequest)
    .set({ requestId: request.id, decidedAt: now })
    .where(
      and(
        eq(forwardedRequest.personId, personId),
        eq(forwardedRequest.state, 'asked'),
        isNull(forwardedRequest.requestId),
        gt(forwardedRequest.expiresAt, now),
        request.tenantId === null ? undefined : eq(forwardedRequest.tenantId, request.tenantId),
      ),
    )
}

/** By which id each of these businesses knows this request: that of what it passed on, where it was that. */
export async function forwardsOf(db: BotDb | BotTx, requestId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: forwardedRequest.id, tenantId: forwardedRequest.tenantId })
    .from(forwardedRequest)
    .where(eq(forwardedRequest.requestId, requestId))
    .orderBy(desc(forwardedRequest.seq))
  return new Map(rows.map(({ tenantId, id }) => [tenantId, id]))
}

const seenColumns = { forward: forwardedRequest, request: erasureRequest }

/** What this business passed on under this id. */
export async function seenForward(db: BotDb, tenantId: string, id: string): Promise<SeenForward | undefined> {
  const [row] = await db
    .select(seenColumns)
    .from(forwardedRequest)
    .leftJoin(erasureRequest, eq(erasureRequest.id, forwardedRequest.requestId))
    .where(and(eq(forwardedRequest.id, id), eq(forwardedRequest.tenantId, tenantId)))
  return row
}

/** What this business passed on, newest first, `limit` at a time, older than `beforeSeq` when given. */
export async function listForwards(
  db: BotDb,
  tenantId: string,
  page: { limit: number; beforeSeq?: number | undefined },
): Promise<SeenForward[]> {
  return db
    .select(seenColumns)
    .from(forwardedRequest)
    .leftJoin(erasureRequest, eq(erasureRequest.id, forwardedRequest.requestId))
    .where(
      and(
        eq(forwardedRequest.tenantId, tenantId),
        page.beforeSeq === undefined ? undefined : lt(forwardedRequest.seq, page.beforeSeq),
      ),
    )
    .orderBy(desc(forwardedRequest.seq))
    .limit(page.limit)
}

/** The request that a business was told of under this id, whether it passed it on or its customer came by chat. */
export async function requestToldTo(db: BotDb | BotTx, tenantId: string, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ requestId: businessNotice.requestId })
    .from(businessNotice)
    .leftJoin(forwardedRequest, eq(forwardedRequest.requestId, businessNotice.requestId))
    .where(
      and(
        eq(businessNotice.tenantId, tenantId),
        eq(businessNotice.what, 'confirmed'),
        or(eq(businessNotice.requestId, id), and(eq(forwardedRequest.id, id), eq(forwardedRequest.tenantId, tenantId))),
      ),
    )
    .limit(1)
  return row?.requestId ?? undefined
}

/** What waits to be looked at, for the sweep. */
export async function forwardsDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: forwardedRequest.id })
    .from(forwardedRequest)
    .where(
      and(
        eq(forwardedRequest.state, 'waiting'),
        or(
          isNull(forwardedRequest.nextAttemptAt),
          lte(forwardedRequest.nextAttemptAt, now),
          gte(forwardedRequest.nextAttemptAt, implausibleFrom(now)),
        ),
      ),
    )
    .orderBy(asc(forwardedRequest.seq))
    .limit(limit)
  return rows.map(({ id }) => id)
}

function hashOf(keys: KeyRing, token: string): string {
  return pseudonym(keys, 'token', `forward ${token}`).value
}

const isWaiting = (id: string) => and(eq(forwardedRequest.id, id), eq(forwardedRequest.state, 'waiting'))
