import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, forwardedRequest } from '../db/schema.ts'
import type { RequestRow } from './request-store.ts'

/** Ends a request that has not started, because a business may keep its data; what the freeze changed is given back. */
export async function refuseForObjection(tx: BotTx, id: string, now: Date): Promise<RequestRow | undefined> {
  const [row] = await tx
    .update(erasureRequest)
    .set({ state: 'refused', reason: 'objection-upheld', thawWanted: true, nextAttemptAt: null, updatedAt: now })
    .where(
      and(
        eq(erasureRequest.id, id),
        inArray(erasureRequest.state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
      ),
    )
    .returning()
  return row
}

/** Until when staff hold it, if they do; an objection ends with its decision, and a legal hold is looked at anew. */
function heldUntil({ state, reason, nextAttemptAt }: RequestRow): Date | null {
  return state === 'on_hold' && reason !== 'objection' && reason !== 'legal-hold' ? nextAttemptAt : null
}

/**
 * The same wish for one business alone: confirmed when the whole was, erased when the whole would have been; parked where `stops` says why. Undefined: the person has a request
 * open for that business.
 */
export async function goOnFor(
  tx: BotTx,
  request: RequestRow,
  part: { id: string; reference: string; tokenHash: string; tokenSealed: string; tenantId: string },
  stops: string | undefined,
  now: Date,
): Promise<RequestRow | undefined> {
  const { personId, channelId, suspect, language, subjectSealed, provedAt, confirmedAt, deadlineAt, eraseAt } = request
  // What staff entered stays what it is: how it came and was proved, and where its answers go.
  const { source, proof, contactSealed } = request
  const latest = Math.max(now.getTime(), eraseAt?.getTime() ?? 0, heldUntil(request)?.getTime() ?? 0)
  const [row] = await tx
    .insert(erasureRequest)
    .values({
      ...part,
      ...{ personId, channelId, suspect, language, subjectSealed, provedAt, confirmedAt, deadlineAt },
      ...{ source, proof, contactSealed },
      scope: 'business',
      ...(stops === undefined ? { state: 'scheduled' } : { state: 'parked', reason: stops }),
      eraseAt: new Date(latest),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning()
  if (!row) return undefined
  await tx
    .update(forwardedRequest)
    .set({ requestId: row.id })
    .where(and(eq(forwardedRequest.requestId, request.id), eq(forwardedRequest.tenantId, part.tenantId)))
  return row
}

type Wish = Pick<RequestRow, 'personId' | 'confirmedAt'>

/** As which the same wish goes on for this business alone, because another one keeps its data. */
export async function goesOnAs(db: BotDb, wish: Wish, tenantId: string): Promise<RequestRow | undefined> {
  const [newest] = await ofBusiness(db, wish, tenantId)
  return newest?.confirmedAt?.getTime() === wish.confirmedAt?.getTime() ? newest : undefined
}

/** The same, or what was open for this business already, so that the wish did not go on as another one. */
export async function partFor(db: BotDb, wish: Wish, tenantId: string): Promise<RequestRow | undefined> {
  const [found] = await ofBusiness(db, wish, tenantId)
  return found
}

/** The person's requests about this business, that of the same confirmation first, then the newest. */
function ofBusiness(db: BotDb, { personId, confirmedAt }: Wish, tenantId: string): Promise<RequestRow[]> {
  if (personId === null || confirmedAt === null) return Promise.resolve([])
  const at = erasureRequest.confirmedAt
  return db
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.personId, personId),
        eq(erasureRequest.tenantId, tenantId),
        eq(erasureRequest.scope, 'business'),
        isNotNull(at),
      ),
    )
    .orderBy(desc(eq(at, confirmedAt)), desc(at), asc(erasureRequest.createdAt))
    .limit(1)
}
