import { and, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { addRequestEvent, OPEN, type RequestRow } from './request-store.ts'
import { isUntouched, moveIf } from './staff-action-store.ts'

export const DENIED = 'denied-by-the-person'

/** What was passed on, and to whom: `requestId` is the request that answered it. */
export interface PassedOn {
  personId: string | null
  tenantId: string
  createdAt: Date
  requestId: string | null
}

/**
 * The person's request by which something of that business may well be erased: the one that answered what was passed on, or, of that business or of
 * everything, one that is open or was confirmed since.
 */
export async function requestAnswering(
  db: BotDb | BotTx,
  { personId, tenantId, createdAt, requestId }: PassedOn,
): Promise<RequestRow | undefined> {
  const isOpen = and(inArray(erasureRequest.state, OPEN), isNull(erasureRequest.finishedAt))
  const covers = or(
    eq(erasureRequest.scope, 'number'),
    and(eq(erasureRequest.scope, 'business'), eq(erasureRequest.tenantId, tenantId)),
  )
  const ofPerson =
    personId === null
      ? undefined
      : and(
          eq(erasureRequest.personId, personId),
          isNotNull(erasureRequest.confirmedAt),
          covers,
          or(isOpen, gte(erasureRequest.confirmedAt, createdAt)),
        )
  const linked = requestId === null ? undefined : eq(erasureRequest.id, requestId)
  if (!ofPerson && !linked) return undefined
  const [row] = await db
    .select()
    .from(erasureRequest)
    .where(or(linked, ofPerson))
    .orderBy(desc(sql`${isOpen}`), desc(erasureRequest.createdAt))
    .limit(1)
  return row
}

/** The person says that they never asked for what that business's word began: it stops for staff, and its timeline says why. Returns which. */
export async function stopDenied(tx: BotTx, personId: string, tenantId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.personId, personId),
        eq(erasureRequest.tenantId, tenantId),
        eq(erasureRequest.scope, 'business'),
        eq(erasureRequest.proof, 'business-confirmed'),
        // Asked for in a chat since, it is the person's own.
        isNull(erasureRequest.channelId),
        inArray(erasureRequest.state, OPEN),
        isNull(erasureRequest.finishedAt),
      ),
    )
  for (const { id } of rows) {
    await addRequestEvent(tx, id, DENIED, now)
    await moveIf(tx, id, ['scheduled', 'on_hold'], isUntouched, { state: 'parked', reason: DENIED }, now)
  }
  return rows.map(({ id }) => id)
}
